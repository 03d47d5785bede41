#include "serve/watcher.hpp"

#include <sys/stat.h>
#include <sys/vfs.h>

#include <algorithm>
#include <array>
#include <utility>

#include "base/hash.hpp"
#include "model/site.hpp"

namespace qbank {
namespace fs = std::filesystem;

namespace {

std::uint64_t hash_of(const std::string& path, const struct stat& status) {
    const auto number = [](auto value) { return static_cast<std::uint64_t>(value); };
    const std::array<std::uint64_t, 8> facts{hash64(path),
                                             number(status.st_mode),
                                             number(status.st_ino),
                                             number(status.st_size),
                                             number(status.st_mtim.tv_sec),
                                             number(status.st_mtim.tv_nsec),
                                             number(status.st_ctim.tv_sec),
                                             number(status.st_ctim.tv_nsec)};
    return hash64({reinterpret_cast<const char*>(facts.data()), sizeof facts});
}

/// A sum, so that the order in which a folder lists its files does not matter.
std::uint64_t sum_below(const fs::path& folder) {
    std::uint64_t sum = 0;
    std::error_code error;
    for (fs::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error)) {
        struct stat status {};
        if (::lstat(entry->path().c_str(), &status) != 0) continue;
        if (S_ISDIR(status.st_mode)) {
            if (!is_never_read(entry->path()))
                sum += hash64(entry->path().string()) + sum_below(entry->path());
        } else if (S_ISREG(status.st_mode)) {
            sum += hash_of(entry->path().string(), status);
        }
    }
    return sum;
}

}  // namespace

bool is_never_read(const fs::path& folder) {
    const std::string name = folder.filename().string();
    if (name.starts_with('.') || name == "node_modules") return true;
    std::error_code ignored;
    return fs::exists(folder / site_marker, ignored);
}

bool is_shared(const fs::path& folder) {
    // From linux/magic.h, some of which older kernels' headers lack: NFS, SMB, SMB2, CIFS, 9P, FUSE, virtual
    // machines' shared folders, Ceph, AFS, Coda.
    constexpr std::array<std::uint32_t, 10> kinds{0x6969,     0x517B,     0xFE534D42, 0xFF534D42, 0x01021997,
                                                  0x65735546, 0x786F4256, 0x00C36400, 0x5346414F, 0x73757245};
    struct statfs status {};
    if (::statfs(folder.c_str(), &status) != 0) return true;
    return std::find(kinds.begin(), kinds.end(), static_cast<std::uint32_t>(status.f_type)) != kinds.end();
}

std::uint64_t fingerprint(const fs::path& folder) { return sum_below(folder); }

Watcher::Watcher(fs::path folder)
    : folder_(std::move(folder)), reported_(fingerprint(folder_)), seen_(reported_) {}

bool Watcher::has_settled_change() {
    const std::uint64_t before = std::exchange(seen_, fingerprint(folder_));
    if (seen_ == reported_ || seen_ != before) return false;
    reported_ = seen_;
    return true;
}

}  // namespace qbank
