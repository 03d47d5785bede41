#pragma once
#include <cstdint>
#include <filesystem>

namespace qbank {

/// A number that changes when anything below the folder does that a build may read: a name, a size, a time.
/// Folders that are never read (`.git`, `node_modules`, a published site) are left out; what cannot be looked
/// at counts as absent.
std::uint64_t fingerprint(const std::filesystem::path& folder);

/// Whether what lies in this folder is never read by a build: `.git`, `node_modules`, a published site.
bool is_never_read(const std::filesystem::path& folder);

/// Whether others may change the folder without this system's knowledge: a network drive, or a folder that a
/// container or a virtual machine shares with its host.
bool is_shared(const std::filesystem::path& folder);

/// Tells when a folder has changed and come to rest, by looking: slower than notices.hpp, but it misses
/// nothing.
class Watcher {
  public:
    explicit Watcher(std::filesystem::path folder);

    /// Looks once. True if there are changes since the last true (or since the start) and two looks in a row
    /// saw the same, so that an editor or a `git checkout` in the middle of its work starts no build.
    bool has_settled_change();
    /// The state with this fingerprint is known, so it is no change.
    void know(std::uint64_t state) { reported_ = state; }

  private:
    std::filesystem::path folder_;
    std::uint64_t reported_, seen_;
};

}  // namespace qbank
