#pragma once
#include <filesystem>
#include <string>
#include <vector>

#include "base/descriptor.hpp"
#include "publish/target.hpp"

namespace qbank {

/// A new, empty folder beside a site, named `.<site>.<pid>-<random>`, locked (flock) for as long as it is
/// built. The lock is what tells a living build from a dead one: unlike a process id it cannot be reused, and
/// it is true across containers that share the folder. Where a file system knows no locks, the process id
/// decides.
class BuildFolder {
  public:
    /// Makes it, and folders above the site that are missing. Throws files::Error.
    explicit BuildFolder(const Target& target);
    /// Removes it with all that is in it, unless it has become the site, and folders above that it had to
    /// make.
    ~BuildFolder();
    BuildFolder(const BuildFolder&) = delete;
    BuildFolder& operator=(const BuildFolder&) = delete;

    int parent() const { return parent_.get(); }  ///< the folder it is in
    int folder() const { return folder_.get(); }
    const std::string& name() const { return name_; }
    /// Where the old site goes for a moment when two folders cannot be exchanged in one step.
    std::string old_site_name() const { return name_ + ".old"; }

    /// To be called when it has been renamed: unlocks it, and the destructor leaves alone what has its name
    /// now.
    void has_become_the_site();

  private:
    std::filesystem::path path_;
    std::vector<std::filesystem::path> made_above_;
    std::string name_;
    Descriptor parent_, folder_;
    bool is_the_site_ = false;
};

/// Removes build folders of builds that have died. If one died between the two renames that stand in for an
/// exchange, so that there is no site, the old site is put back.
void clean_up_after_dead_builds(const Target& target);

/// Deletes a folder that no build is working in any more: it waits a moment for the lock, and leaves the
/// folder to whoever keeps it. Throws files::Error if something in it cannot be deleted.
void delete_unlocked(const std::filesystem::path& folder);

}  // namespace qbank
