#pragma once
#include <filesystem>
#include <stdexcept>
#include <string>

namespace qbank {

/// The folder named for the site must not be replaced. The message names it and says what to do.
class NotOurs : public std::runtime_error {
  public:
    using std::runtime_error::runtime_error;
};

/// Where a site is to stand, checked: replacing it destroys nothing but an earlier site.
struct Target {
    std::filesystem::path parent;  ///< absolute, without symbolic links; may have to be made
    std::string name;              ///< the site's folder in it
    std::filesystem::path path() const { return parent / name; }
};

/// Refuses with NotOurs: a file, a symbolic link, `/`, the bank or a folder around it, a mount point (nothing
/// can be renamed over it), a folder with a `.git` of its own, and a folder that is neither empty nor marked
/// as an output of this program. Nothing needs to be at `site` yet.
Target checked_target(const std::filesystem::path& site, const std::filesystem::path& bank);

/// The part of these checks that is about what stands there now; asked again before anything is deleted.
void check_replaceable(const std::filesystem::path& site);

}  // namespace qbank
