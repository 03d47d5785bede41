#pragma once
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>

#include "base/shared_text.hpp"

namespace qbank {

/// Files of a site, by path.
using PreviewFiles = std::map<std::string, SharedText>;

/// What could be shown of some changes before the whole site is built again.
struct Patch {
    std::map<std::string, std::string> files;  ///< pages as they are now, by path
    bool exact = false;            ///< these are, byte for byte, what a build of the whole would give now
    std::set<std::string> read;    ///< documents that were read again
    std::set<std::string> broken;  ///< those of them that have errors
    std::string diagnostics;       ///< these errors, as printed on a terminal, without colour
};

/// A site that was built, kept so that it can follow small changes.
class LiveSite {
  public:
    virtual ~LiveSite() = default;
    /// The paths have changed, come or gone, relative to the bank. What cannot be told at once is left to the
    /// next build, and then the patch is not exact.
    virtual Patch patch(const std::set<std::string>& changed) = 0;
};

/// What one build for the preview gave.
struct Preview {
    PreviewFiles files;       ///< the site; empty if the content has errors
    std::string diagnostics;  ///< as printed on a terminal, without colour
    bool ok = false;
    std::set<std::string> broken = {};    ///< documents with errors
    std::shared_ptr<LiveSite> live = {};  ///< of a good build, if it can follow changes
};

}  // namespace qbank
