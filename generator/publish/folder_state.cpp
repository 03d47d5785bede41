#include "publish/folder_state.hpp"

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <vector>

#include "base/descriptor.hpp"
#include "base/hash.hpp"
#include "base/parallel.hpp"

namespace qbank {
namespace {

struct Found {
    std::vector<std::string> paths;  ///< relative
    bool complete = true;
};

/// Below `folder`, which ends in '/' or is empty for the root.
void list(int root, const std::string& folder, const std::function<bool(const std::string&)>& enter,
          Found& found) {
    const int fd = ::openat(root, folder.empty() ? "." : folder.c_str(),
                            O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW);
    DIR* entries = fd < 0 ? nullptr : ::fdopendir(fd);
    if (entries == nullptr) {
        if (fd >= 0) ::close(fd);
        found.complete = false;
        return;
    }
    std::vector<std::string> folders;
    while (const dirent* entry = ::readdir(entries)) {
        const std::string name = entry->d_name;
        if (name == "." || name == "..") continue;
        bool is_folder = entry->d_type == DT_DIR;
        if (entry->d_type == DT_UNKNOWN) {
            struct stat status {};
            is_folder =
                ::fstatat(fd, name.c_str(), &status, AT_SYMLINK_NOFOLLOW) == 0 && S_ISDIR(status.st_mode);
        }
        if (entry->d_type == DT_LNK && folder.empty()) found.complete = false;
        if (is_folder) {
            folders.push_back(folder + name);
        } else {
            found.paths.push_back(folder + name);
        }
    }
    ::closedir(entries);
    for (const std::string& path : folders) {
        if (enter(path)) list(root, path + '/', enter, found);
    }
}

std::int64_t nanoseconds(const timespec& t) { return std::int64_t{t.tv_sec} * 1'000'000'000 + t.tv_nsec; }

}  // namespace

FolderState folder_state(const std::filesystem::path& root, unsigned jobs,
                         const std::function<bool(const std::string&)>& enter) {
    FolderState state;
    const Descriptor top(::open(root.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (!top) return state;
    Found found;
    list(top.get(), "", enter, found);
    state.reliable = found.complete;

    // The sum does not depend on the order in which a folder lists its entries, nor on threads.
    std::atomic<std::uint64_t> sum{1 + found.paths.size()};
    std::atomic<std::int64_t> newest{0};
    std::atomic<bool> lost{false}, fine_clock{found.paths.empty()};
    for_each_index(found.paths.size(), jobs, [&](std::size_t i) {
        const std::string& path = found.paths[i];
        struct stat status {};
        if (::fstatat(top.get(), path.c_str(), &status, AT_SYMLINK_NOFOLLOW) != 0) {
            lost = true;
            return;
        }
        std::string facts = path;
        const std::array<std::int64_t, 6> numbers{static_cast<std::int64_t>(status.st_mode),
                                                  static_cast<std::int64_t>(status.st_size),
                                                  static_cast<std::int64_t>(status.st_ino),
                                                  static_cast<std::int64_t>(status.st_dev),
                                                  nanoseconds(status.st_mtim),
                                                  nanoseconds(status.st_ctim)};
        facts.append("\0", 1).append(reinterpret_cast<const char*>(numbers.data()), sizeof numbers);
        if (status.st_ctim.tv_nsec != 0) fine_clock = true;
        std::int64_t before = newest.load();
        while (before < numbers.back() && !newest.compare_exchange_weak(before, numbers.back())) {
        }
        sum.fetch_add(hash64(facts));
    });
    state.digest = sum;
    state.newest_change = newest;
    if (lost || !fine_clock) state.reliable = false;
    return state;
}

}  // namespace qbank
