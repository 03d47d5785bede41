#pragma once
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace qbank {

/// What the commands for people who write questions ask for: check, fmt, new, and serve's --open.
struct ContentOptions {
    std::vector<std::string> names;   ///< of check and fmt: BANK and FILEs, as typed
    std::vector<std::string> files;   ///< of check and fmt: the FILEs, relative to the bank, with '/'
    std::string since;                ///< of check: a revision, or empty
    std::optional<std::string> rule;  ///< of check --explain: a rule, "all", or "" for the list
    std::filesystem::path summary;    ///< of check: where a summary in Markdown is added, or empty
    bool fix = false, external = false;
    bool only_look = false;       ///< of fmt --check
    std::string topic, question;  ///< of new
    bool open = false;            ///< of serve
};

}  // namespace qbank
