#pragma once
#include <filesystem>
#include <string>

#include "model/settings.hpp"

namespace qbank {

/// A question file that is about to be made.
struct NewQuestion {
    std::string path;     ///< relative to the bank: questions/<topic>/<slug>.md
    std::string text;     ///< front matter filled in, a place for the answer
    std::string refusal;  ///< why there can be none, in words for the terminal; then the others are empty
};

/// `topic` is an id, title or alias of topics.yml; in a bank without topics any id will do.
NewQuestion make_question(const std::string& topic, const std::string& question, const Settings& settings);

/// Whether no folder on the way to `path` (relative to `root`) is a symbolic link.
bool is_inside(const std::filesystem::path& root, const std::string& path);

}  // namespace qbank
