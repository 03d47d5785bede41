#include "publish/swap.hpp"

#include <fcntl.h>
#include <stdio.h>
#include <sys/file.h>

#include <cerrno>

#include "base/files.hpp"

namespace qbank {
namespace fs = std::filesystem;

namespace {

/// renameat2() inside the folder that holds site and build; 0 or errno.
int rename_in(int parent, const std::string& from, const std::string& to, unsigned flags) {
    return ::renameat2(parent, from.c_str(), parent, to.c_str(), flags) == 0 ? 0 : errno;
}

/// As above where the file system knows no RENAME_NOREPLACE: rename() itself refuses a folder that is not
/// empty.
int rename_to_free(int parent, const std::string& from, const std::string& to) {
    const int reason = rename_in(parent, from, to, RENAME_NOREPLACE);
    if (reason != EINVAL && reason != ENOSYS) return reason;
    return rename_in(parent, from, to, 0);
}

bool is_taken(int reason) { return reason == EEXIST || reason == ENOTEMPTY; }

[[noreturn]] void fail(const Target& target, int reason) {
    throw files::Error(target.path(), "cannot be replaced", reason);
}

fs::path by_two_renames(const BuildFolder& built, const Target& target) {
    // Locked, the old site is left alone by builds that clean up, although its name says that it may go.
    const Descriptor old(
        ::openat(built.parent(), target.name.c_str(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC));
    if (old) ::flock(old.get(), LOCK_EX | LOCK_NB);
    if (const int reason = rename_to_free(built.parent(), target.name, built.old_site_name()))
        fail(target, reason);
    if (const int reason = rename_to_free(built.parent(), built.name(), target.name)) {
        rename_to_free(built.parent(), built.old_site_name(), target.name);
        fail(target, reason);
    }
    return target.parent / built.old_site_name();
}

}  // namespace

fs::path put_in_place(const BuildFolder& built, const Target& target, SwapBy by) {
    while (true) {
        // Another build may publish between any two of these calls, so each failure leads to another look.
        const int reason = rename_to_free(built.parent(), built.name(), target.name);
        if (reason == 0) return {};
        if (!is_taken(reason)) fail(target, reason);
        check_replaceable(target.path());
        if (by == SwapBy::two_renames) return by_two_renames(built, target);
        const int exchange = rename_in(built.parent(), built.name(), target.name, RENAME_EXCHANGE);
        if (exchange == ENOENT) continue;
        if (exchange == EINVAL || exchange == ENOSYS) {
            by = SwapBy::two_renames;
            continue;
        }
        if (exchange != 0) fail(target, exchange);
        const fs::path old = target.parent / built.name();
        try {
            check_replaceable(old);  // what was exchanged, whatever stood there when we looked
        } catch (...) {
            rename_in(built.parent(), built.name(), target.name, RENAME_EXCHANGE);
            throw;
        }
        return old;
    }
}

}  // namespace qbank
