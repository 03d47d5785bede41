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

bool same_bytes(const Descriptor& a, const Descriptor& b) {
    std::array<char, 65536> buffer{};
    while (true) {
        const ssize_t n = ::read(a.get(), buffer.data(), buffer.size());
        if (n < 0) return false;
        std::string_view piece(buffer.data(), static_cast<std::size_t>(n));
        std::array<char, 65536> other{};
        if (n == 0) return ::read(b.get(), other.data(), 1) == 0;
        while (!piece.empty()) {
            const ssize_t m = ::read(b.get(), other.data(), piece.size());
            if (m <= 0 || std::memcmp(piece.data(), other.data(), static_cast<std::size_t>(m)) != 0)
                return false;
            piece.remove_prefix(static_cast<std::size_t>(m));
        }
    }
}

}  // namespace

bool reuse_same(int old_site, int new_site, const std::string& path) {
    constexpr int flags = O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK;
    const Descriptor before(::openat(old_site, path.c_str(), flags));
    const Descriptor written(::openat(new_site, path.c_str(), flags));
    struct stat old_status {
    }, new_status{}, linked{};
    if (!before || !written || ::fstat(before.get(), &old_status) != 0 ||
        ::fstat(written.get(), &new_status) != 0)
        return false;
    if (!S_ISREG(old_status.st_mode) || (old_status.st_mode & 07777) != 0644 || old_status.st_nlink != 1 ||
        old_status.st_size != new_status.st_size || !same_bytes(before, written))
        return false;
    constexpr const char* beside = ".qbank-reused";  // no page begins with a dot, but for two that are small
    if (::linkat(old_site, path.c_str(), new_site, beside, 0) != 0) return false;
    // The name may have come to mean another file since it was opened.
    if (::fstatat(new_site, beside, &linked, AT_SYMLINK_NOFOLLOW) == 0 &&
        linked.st_ino == old_status.st_ino && linked.st_dev == old_status.st_dev &&
        linked.st_size == old_status.st_size && ::renameat(new_site, beside, new_site, path.c_str()) == 0)
        return true;
    ::unlinkat(new_site, beside, 0);
    return false;
}

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
