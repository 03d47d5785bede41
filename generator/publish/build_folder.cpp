#include "publish/build_folder.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <signal.h>
#include <sys/file.h>
#include <sys/stat.h>

#include <cerrno>
#include <chrono>
#include <optional>
#include <random>
#include <thread>

#include "base/files.hpp"
#include "base/text.hpp"

namespace qbank {
namespace fs = std::filesystem;

namespace {

constexpr std::string_view old_suffix = ".old";
constexpr std::string_view still_there =
    "the new site is published, but the old one cannot be deleted (the next build tries again)";

enum class Lock { taken, held_by_another, not_supported };

Lock try_lock(const Descriptor& folder) {
    if (::flock(folder.get(), LOCK_EX | LOCK_NB) == 0) return Lock::taken;
    return errno == EWOULDBLOCK ? Lock::held_by_another : Lock::not_supported;
}

Descriptor open_folder(int at, const fs::path& path) {
    return Descriptor(::openat(at, path.c_str(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC));
}

std::string new_name(const std::string& site) {
    std::random_device random;
    const std::uint64_t word = std::uint64_t{random()} << 32 | random();
    return fmt::format(".{}.{}-{:016x}", site, ::getpid(), word);
}

/// A name of new_name(), taken apart.
struct BuildName {
    pid_t pid = 0;
    bool old_site = false;
};

std::optional<BuildName> parse_name(std::string_view name, const std::string& site) {
    const std::string prefix = "." + site + ".";
    if (!name.starts_with(prefix)) return std::nullopt;
    name.remove_prefix(prefix.size());
    BuildName result;
    if (name.ends_with(old_suffix)) {
        result.old_site = true;
        name.remove_suffix(old_suffix.size());
    }
    const std::size_t dash = name.find('-');
    if (dash == std::string_view::npos || name.size() - dash - 1 != 16) return std::nullopt;
    if (name.find_first_not_of("0123456789abcdef", dash + 1) != std::string_view::npos) return std::nullopt;
    const std::optional<std::uint32_t> pid = text::number(name.substr(0, dash));
    if (!pid || *pid == 0 || *pid > INT32_MAX) return std::nullopt;
    result.pid = static_cast<pid_t>(*pid);
    return result;
}

bool is_alive(pid_t pid) { return ::kill(pid, 0) == 0 || errno != ESRCH; }

std::vector<fs::path> make_missing(const fs::path& folder) {
    std::vector<fs::path> missing, made;
    for (fs::path at = folder; !fs::exists(at) && at.has_relative_path(); at = at.parent_path())
        missing.push_back(at);
    for (auto at = missing.rbegin(); at != missing.rend(); ++at) {
        if (::mkdir(at->c_str(), 0777) == 0) {
            made.push_back(*at);
        } else if (errno != EEXIST) {
            throw files::Error(*at, "cannot make folder", errno);
        }
    }
    return made;
}

/// Holds the lock until the folder is gone or back in place, so that nobody else touches it meanwhile.
void clean_up(const fs::path& path, const BuildName& name, const Target& target) {
    const Descriptor folder = open_folder(AT_FDCWD, path);
    if (!folder) return;  // gone already, or not ours to judge
    const Lock lock = try_lock(folder);
    if (lock == Lock::held_by_another || (lock == Lock::not_supported && is_alive(name.pid))) return;
    std::error_code ignored;  // the next build tries again
    if (name.old_site && !fs::exists(fs::symlink_status(target.path(), ignored))) {
        fs::rename(path, target.path(), ignored);
        return;
    }
    fs::remove_all(path, ignored);
}

}  // namespace

BuildFolder::BuildFolder(const Target& target) : made_above_(make_missing(target.parent)) {
    parent_ = open_folder(AT_FDCWD, target.parent);
    if (!parent_) throw files::Error(target.parent, "cannot open folder", errno);
    while (true) {
        name_ = new_name(target.name);
        path_ = target.parent / name_;
        if (::mkdirat(parent_.get(), name_.c_str(), 0755) != 0) {
            throw files::Error(target.path(), "cannot make a folder beside it", errno);
        }
        folder_ = open_folder(parent_.get(), name_);
        if (!folder_ && errno != ENOENT) {
            const int reason = errno;
            ::unlinkat(parent_.get(), name_.c_str(), AT_REMOVEDIR);
            throw files::Error(path_, "cannot open folder", reason);
        }
        // Before it was locked, another build may have taken it for a dead one's and removed it: then again.
        struct stat status {};
        if (folder_ && try_lock(folder_) != Lock::held_by_another && ::fstat(folder_.get(), &status) == 0 &&
            status.st_nlink > 0) {
            break;
        }
    }
    ::fchmod(folder_.get(), 0755);
}

BuildFolder::~BuildFolder() {
    if (is_the_site_) return;
    std::error_code ignored;
    fs::remove_all(path_, ignored);
    for (auto above = made_above_.rbegin(); above != made_above_.rend(); ++above) ::rmdir(above->c_str());
}

void BuildFolder::has_become_the_site() {
    ::flock(folder_.get(), LOCK_UN);
    is_the_site_ = true;
}

void clean_up_after_dead_builds(const Target& target) {
    std::error_code error;  // a parent that is missing has nothing to clean
    std::vector<std::pair<fs::path, BuildName>> found;
    // Not by `for`, whose ++ throws: what cannot be listed now the next build cleans up.
    for (fs::directory_iterator entry(target.parent, error); entry != fs::directory_iterator();
         entry.increment(error)) {
        const std::optional<BuildName> name = parse_name(entry->path().filename().string(), target.name);
        if (name && fs::is_directory(entry->symlink_status(error))) found.emplace_back(entry->path(), *name);
    }
    for (const auto& [path, name] : found) clean_up(path, name, target);
}

void delete_unlocked(const fs::path& path) {
    const Descriptor folder = open_folder(AT_FDCWD, path);
    if (!folder) {
        if (errno == ENOENT) return;
        throw files::Error(path, still_there, errno);
    }
    // Another build may have put it in place this very moment, and unlocks it next.
    for (int tries = 0; try_lock(folder) == Lock::held_by_another; ++tries) {
        if (tries == 100) return;
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
    std::error_code error;
    fs::remove_all(path, error);
    if (error) throw files::Error(path, still_there, error.value());
}

}  // namespace qbank
