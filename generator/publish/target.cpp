#include "publish/target.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>

#include <algorithm>
#include <cerrno>

#include "base/files.hpp"
#include "model/site.hpp"

namespace qbank {
namespace fs = std::filesystem;

namespace {

bool is_mount_point(const fs::path& path) {
    struct statx status {};
    if (::statx(AT_FDCWD, path.c_str(), AT_SYMLINK_NOFOLLOW, 0, &status) != 0) return false;
    return (status.stx_attributes_mask & status.stx_attributes & STATX_ATTR_MOUNT_ROOT) != 0;
}

bool is_or_holds(const fs::path& folder, const fs::path& inside) {
    const auto [end, rest] = std::mismatch(folder.begin(), folder.end(), inside.begin(), inside.end());
    return end == folder.end();
}

fs::path resolved(const fs::path& path) {
    std::error_code error;
    fs::path result = fs::weakly_canonical(fs::absolute(path), error);
    if (error) throw files::Error(path, "cannot resolve", error.value());
    return result;
}

}  // namespace

void check_replaceable(const fs::path& site) {
    std::error_code error;
    const fs::file_status status = fs::symlink_status(site, error);
    if (status.type() == fs::file_type::not_found) return;
    if (error) throw files::Error(site, "cannot look at", error.value());
    if (fs::is_symlink(status)) {
        throw NotOurs(fmt::format("{}: is a symbolic link; name the folder that it leads to", site.string()));
    }
    if (!fs::is_directory(status)) {
        throw NotOurs(fmt::format("{}: is not a folder; name another one for the site", site.string()));
    }
    if (is_mount_point(site)) {
        throw NotOurs(
            fmt::format("{}: is a mount point, which cannot be replaced as a whole; name a folder inside it",
                        site.string()));
    }
    if (fs::exists(fs::symlink_status(site / ".git", error))) {
        throw NotOurs(
            fmt::format("{}: holds a git repository (.git), which publishing would delete; "
                        "publish elsewhere and copy the site there",
                        site.string()));
    }
    const bool empty = fs::is_empty(site, error);
    if (error) throw files::Error(site, "cannot list folder", error.value());
    if (!empty && !fs::is_regular_file(fs::symlink_status(site / site_marker, error))) {
        throw NotOurs(
            fmt::format("{}: was not made by qbank (it is not empty and has no {} file); "
                        "name another folder, or empty this one",
                        site.string(), site_marker));
    }
}

Target checked_target(const fs::path& site, const fs::path& bank) {
    // "site/" and "site" are the same folder; the last name itself must not be resolved if it is a link.
    fs::path plain = site.empty() ? fs::path() : fs::absolute(site);
    if (!plain.has_filename()) plain = plain.parent_path();
    if (plain.filename() == "." || plain.filename() == "..") plain = resolved(plain);
    if (!plain.has_filename()) {
        throw NotOurs(fmt::format("\"{}\": cannot be a site's folder; name one to be made, such as \"site\"",
                                  site.string()));
    }
    Target target{resolved(plain.parent_path()), plain.filename().string()};
    check_replaceable(target.path());
    if (!bank.empty() && is_or_holds(target.path(), resolved(bank))) {
        throw NotOurs(
            fmt::format("{}: holds the bank itself, which publishing would delete; name another folder",
                        target.path().string()));
    }
    return target;
}

}  // namespace qbank
