#pragma once
#include <filesystem>
#include <string>
#include <vector>

namespace qbank {

/// What `qbank import` asks for.
struct ImportOptions {
    std::vector<std::filesystem::path> documents;
    std::string source;  ///< id in sources.yml; empty only with `explain`
    std::string topic;   ///< id, for questions whose headings mean no topic; may be empty
    bool dry_run = false;
    bool explain = false;  ///< tell how the documents are read, and do nothing
};

}  // namespace qbank
