#pragma once
#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>

namespace qbank {

/// What tells whether anything below a folder has changed: of everything but folders its path, kind, mode,
/// size, inode, and when its content and the entry itself were last changed. Nothing is read, so that it
/// costs a microsecond a file. Who changes a file and sets its times back still changes ctime.
struct FolderState {
    std::uint64_t digest = 0;        ///< 0 if there is no such folder
    std::int64_t newest_change = 0;  ///< nanoseconds since 1970, the latest ctime of a file
    /// False if equal states do not prove equal content: the file system counts whole seconds only, a
    /// symbolic link stands at the top (what it leads to is not looked at), or something could not be seen.
    bool reliable = true;

    bool operator==(const FolderState&) const = default;
};

/// Folders are entered when `enter` says so (given their path relative to `root`).
FolderState folder_state(const std::filesystem::path& root, unsigned jobs,
                         const std::function<bool(const std::string& folder)>& enter);

}  // namespace qbank
