#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostics.hpp"
#include "model/question.hpp"
#include "model/raw_question.hpp"
#include "model/settings.hpp"
#include "model/source_file.hpp"

namespace qbank::fuzz {

/// One document read as a build reads it, from its bytes to the canonical questions. Requires what parse
/// promises on the way: every line that is not blank is accounted for once, and every question has words.
struct Read {
    explicit Read(std::string path, std::string_view bytes);

    std::vector<SourceFile> files;  ///< views of it are everywhere
    Settings settings;
    Diagnostics diagnostics;
    std::vector<Question> questions;
};

}  // namespace qbank::fuzz
