#pragma once
#include <cstdint>
#include <map>
#include <string>

namespace qbank {

/// What one build for the preview gave.
struct Preview {
    std::map<std::string, std::string> files;  ///< the site, by path; empty if the content has errors
    std::string diagnostics;                   ///< as printed on a terminal, without colour
    bool ok = false;
};

/// What the preview shows now: the last good site, and what is wrong with the present content.
struct Shown {
    std::map<std::string, std::string> files;
    std::uint64_t build = 0;  ///< counts the good builds; a page from another one reloads itself
    bool ok = false;          ///< whether the latest build was good
    std::string diagnostics;  ///< of the latest build
};

}  // namespace qbank
