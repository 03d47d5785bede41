#include "publish/reuse.hpp"

#include <fcntl.h>
#include <sys/stat.h>

#include <array>
#include <cstring>

#include "base/descriptor.hpp"

namespace qbank {
namespace {

bool holds(const Descriptor& file, std::string_view bytes) {
    std::array<char, 65536> buffer{};
    while (true) {
        const ssize_t n = ::read(file.get(), buffer.data(), buffer.size());
        if (n < 0) return false;
        if (n == 0) return bytes.empty();
        const auto size = static_cast<std::size_t>(n);
        if (size > bytes.size() || std::memcmp(buffer.data(), bytes.data(), size) != 0) return false;
        bytes.remove_prefix(size);
    }
}

}  // namespace

bool reuse_unchanged(int old_site, int new_site, const std::string& path, std::string_view bytes) {
    const Descriptor file(::openat(old_site, path.c_str(), O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK));
    struct stat before {
    }, linked{};
    if (!file || ::fstat(file.get(), &before) != 0) return false;
    if (!S_ISREG(before.st_mode) || (before.st_mode & 07777) != 0644 || before.st_nlink != 1 ||
        static_cast<std::size_t>(before.st_size) != bytes.size() || !holds(file, bytes)) {
        return false;
    }
    if (::linkat(old_site, path.c_str(), new_site, path.c_str(), 0) != 0) return false;
    // The name may have come to mean another file since it was opened.
    if (::fstatat(new_site, path.c_str(), &linked, AT_SYMLINK_NOFOLLOW) == 0 &&
        linked.st_ino == before.st_ino && linked.st_dev == before.st_dev &&
        linked.st_size == before.st_size) {
        return true;
    }
    ::unlinkat(new_site, path.c_str(), 0);
    return false;
}

}  // namespace qbank
