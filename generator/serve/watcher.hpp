#pragma once
#include <cstdint>
#include <filesystem>

namespace qbank {

/// A number that changes when anything below the folder does that a build may read: a name, a size, a time.
/// Folders that are never read (`.git`, `node_modules`, a published site) are left out; what cannot be looked
/// at counts as absent. Polling, because inotify sees nothing of changes that come over a network or a shared
/// folder of a container, needs a watch a folder, and still has to be debounced.
std::uint64_t fingerprint(const std::filesystem::path& folder);

/// Tells when a folder has changed and come to rest.
class Watcher {
  public:
    explicit Watcher(std::filesystem::path folder);

    /// Looks once. True if there are changes since the last true (or since the start) and two looks in a row
    /// saw the same, so that an editor or a `git checkout` in the middle of its work starts no build.
    bool has_settled_change();

  private:
    std::filesystem::path folder_;
    std::uint64_t reported_, seen_;
};

}  // namespace qbank
