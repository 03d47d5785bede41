#include "base/files.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <system_error>
#include <vector>

#include "base/descriptor.hpp"
#include "base/text.hpp"

namespace qbank::files {
namespace fs = std::filesystem;

namespace {

/// Of the name itself, not of what a link leads to. What is not there, or cannot be by its name, is not
/// found; whatever else keeps us from looking throws: a file that is taken for missing would be missing from
/// the site.
fs::file_status checked_status(const fs::path& path) {
    std::error_code error;
    const fs::file_status status = fs::symlink_status(path, error);
    for (const int none : {ENOENT, ENOTDIR, ENAMETOOLONG, ELOOP, EINVAL})
        if (error.value() == none) return fs::file_status(fs::file_type::not_found);
    if (error) throw Error(path, "cannot look at", error.value());
    return status;
}

/// What listing its folder has told of the entry itself, so that most file systems are asked once a folder.
fs::file_type type_of(const fs::directory_entry& entry) {
    std::error_code error;
    if (entry.is_symlink(error)) return fs::file_type::symlink;
    if (!error && entry.is_directory(error)) return fs::file_type::directory;
    if (!error && entry.is_regular_file(error)) return fs::file_type::regular;
    return error ? checked_status(entry.path()).type() : fs::file_type::unknown;
}

void walk_into(const fs::path& root, const std::string& folder, bool (*enter)(const std::string&, void*),
               void* context, std::vector<Entry>& found) {
    std::error_code error;
    const fs::path here = folder.empty() ? root : root / folder;
    fs::directory_iterator entries(here, error);
    if (error) throw Error(here, "cannot list folder", error.value());
    for (; entries != fs::directory_iterator(); entries.increment(error)) {
        const fs::directory_entry& entry = *entries;
        const std::string name = entry.path().filename().string();
        const std::string path = folder.empty() ? name : folder + "/" + name;
        const fs::file_type type = type_of(entry);
        if (type == fs::file_type::not_found) continue;  // gone since it was listed
        if (type == fs::file_type::directory) {
            if (enter(path, context)) walk_into(root, path, enter, context, found);
            continue;
        }
        found.push_back({path, type == fs::file_type::regular});
    }
    if (error) throw Error(here, "cannot list folder", error.value());
}

}  // namespace

Error::Error(const fs::path& path, std::string_view what, int error_number)
    : std::runtime_error(
          fmt::format("{}: {}: {}", path.string(), what, std::generic_category().message(error_number))),
      path_(path),
      reason_(std::generic_category().message(error_number)),
      code_(error_number, std::generic_category()) {}

std::string read(const fs::path& path, std::uintmax_t limit) {
    // O_NONBLOCK: opening a FIFO must not wait for a writer; it does nothing to a regular file.
    Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK));
    if (file.get() < 0) throw Error(path, "cannot open", errno);
    struct stat status {};
    if (::fstat(file.get(), &status) != 0) throw Error(path, "cannot read", errno);
    if (!S_ISREG(status.st_mode))
        throw Error(path, "not a regular file", S_ISDIR(status.st_mode) ? EISDIR : EINVAL);
    if (static_cast<std::uintmax_t>(status.st_size) > limit) throw Error(path, "cannot read", EFBIG);
    // One byte more than there was: a read that does not fill it has come to the end, which saves the read
    // that would tell so.
    const auto size = static_cast<std::size_t>(status.st_size);
    std::string bytes(size + 1, '\0');
    std::size_t filled = 0;
    while (filled != size || size == 0) {
        const ssize_t n = ::read(file.get(), bytes.data() + filled, bytes.size() - filled);
        if (n < 0 && errno == EINTR) continue;
        if (n < 0) throw Error(path, "cannot read", errno);
        if (n == 0) break;
        filled += static_cast<std::size_t>(n);
        if (filled > limit) throw Error(path, "cannot read", EFBIG);
        if (filled == bytes.size()) bytes.resize(2 * bytes.size());  // it has grown meanwhile
    }
    bytes.resize(filled);
    return bytes;
}

std::optional<std::string> read_if_small(const fs::path& path, std::uintmax_t limit) {
    try {
        return read(path, limit);
    } catch (const Error& error) {
        if (error.code() != std::errc::file_too_large) throw;
        return std::nullopt;
    }
}

namespace {

void write_as(const fs::path& path, std::string_view bytes, int flags, unsigned mode = 0644) {
    Descriptor file(
        ::open(path.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK | flags, mode));
    if (file.get() < 0) throw Error(path, "cannot create", errno);
    while (!bytes.empty()) {
        const ssize_t n = ::write(file.get(), bytes.data(), bytes.size());
        if (n < 0 && errno == EINTR) continue;
        if (n < 0) throw Error(path, "cannot write", errno);
        bytes.remove_prefix(static_cast<std::size_t>(n));
    }
    if (file.close() != 0) throw Error(path, "cannot write", errno);
}

}  // namespace

void write(const fs::path& path, std::string_view bytes) { write_as(path, bytes, O_TRUNC); }
void create(const fs::path& path, std::string_view bytes) { write_as(path, bytes, O_EXCL); }
void append(const fs::path& path, std::string_view bytes) { write_as(path, bytes, O_APPEND); }

void replace(const fs::path& path, std::string_view bytes) {
    struct stat status {};
    if (::lstat(path.c_str(), &status) != 0) throw Error(path, "cannot replace", errno);
    if (!S_ISREG(status.st_mode)) throw Error(path, "cannot replace", EINVAL);
    fs::path beside = path;
    beside += fmt::format(".{}.tmp", ::getpid());
    try {
        write_as(beside, bytes, O_EXCL);
        if (::chmod(beside.c_str(), status.st_mode & 07777) != 0) throw Error(beside, "cannot write", errno);
        if (::rename(beside.c_str(), path.c_str()) != 0) throw Error(path, "cannot replace", errno);
    } catch (const Error&) {
        ::unlink(beside.c_str());
        throw;
    }
}

std::vector<Entry> walk(const fs::path& root, bool (*enter)(const std::string&, void*), void* context) {
    std::vector<Entry> found;
    walk_into(root, "", enter, context, found);
    std::sort(found.begin(), found.end(), [](const Entry& a, const Entry& b) { return a.path < b.path; });
    return found;
}

bool is_plain(const fs::path& root, const std::string& path) {
    fs::path current = root;
    fs::file_status status;
    for (const fs::path& part : fs::path(path)) {
        current /= part;
        status = checked_status(current);
        if (status.type() == fs::file_type::not_found || fs::is_symlink(status)) return false;
    }
    return fs::is_regular_file(status);
}

bool is_folder(const fs::path& path) {
    fs::file_status status = checked_status(path);
    if (fs::is_symlink(status)) status = checked_status(path / ".");  // looks through the link
    return fs::is_directory(status);
}

bool exists(const fs::path& path) { return checked_status(path).type() != fs::file_type::not_found; }

std::optional<std::string> seen_from(std::string_view document, std::string_view path) {
    std::vector<std::string_view> parts;
    const auto walk = [&](std::string_view s) {
        for (const std::string_view part : text::split(s, '/')) {
            if (part.empty() || part == ".") continue;
            if (part == "..") {
                if (parts.empty()) return false;
                parts.pop_back();
            } else {
                parts.push_back(part);
            }
        }
        return true;
    };
    const std::size_t folder_end = document.rfind('/');
    if (!path.starts_with('/') && folder_end != std::string_view::npos) walk(document.substr(0, folder_end));
    if (!walk(path)) return std::nullopt;
    std::string result;
    for (const std::string_view part : parts) {
        if (!result.empty()) result += '/';
        result += part;
    }
    return result;
}

}  // namespace qbank::files
