#pragma once
#include <string>

#include "model/raw_question.hpp"
#include "model/source_file.hpp"

namespace qbank {

/// How a document was read, for people: its shape, the shape of each region with its questions, every
/// question with its line, and every block that became none with its lines and the reason. `document` is what
/// parse() made of `file`.
std::string explain(const SourceFile& file, const RawDocument& document);

}  // namespace qbank
