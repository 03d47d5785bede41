#pragma once
#include <cstdint>
#include <filesystem>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <system_error>
#include <vector>

/// The disk. Every function throws files::Error, which names the path and the system's reason.
namespace qbank::files {

class Error : public std::runtime_error {
  public:
    Error(const std::filesystem::path& path, std::string_view what, int error_number);
    const std::filesystem::path& path() const { return path_; }
    /// The system's reason alone ("Permission denied"), for a diagnostic that already names the path.
    const std::string& reason() const { return reason_; }
    std::error_code code() const { return code_; }

  private:
    std::filesystem::path path_;
    std::string reason_;
    std::error_code code_;
};

/// The whole regular file; a symbolic link, FIFO or device is refused, never waited for.
/// A file larger than `limit` bytes is refused before it is read.
std::string read(const std::filesystem::path& path, std::uintmax_t limit = UINTMAX_MAX);

/// The same, but nothing comes back of a file that is larger.
std::optional<std::string> read_if_small(const std::filesystem::path& path, std::uintmax_t limit);

/// Creates or replaces the file, mode 0644; every byte is written or it throws.
void write(const std::filesystem::path& path, std::string_view bytes);

/// Creates the file; one that exists (a symbolic link, too) is an error.
void create(const std::filesystem::path& path, std::string_view bytes);

/// Puts a new file in the place of a regular one, with its permissions: whoever looks sees the old bytes or
/// the new ones, and a full disk costs nothing.
void replace(const std::filesystem::path& path, std::string_view bytes);

/// Adds to the end of the file, which is created if it is not there.
void append(const std::filesystem::path& path, std::string_view bytes);

/// Whether `path` (relative to `root`) is a regular file there, with no symbolic link on its way.
bool is_plain(const std::filesystem::path& root, const std::string& path);

/// Whether a folder is there, perhaps by a link; whether anything is there, were it a link to nothing. Unlike
/// the standard library's they throw when the disk does not say: a folder taken for missing would be missing
/// from the site.
bool is_folder(const std::filesystem::path& path);
bool exists(const std::filesystem::path& path);

/// `path` as seen from the folder of `document` (from the root if it begins with '/'), without "." and "..";
/// nothing if it leaves the root. Of texts alone: the disk is not asked.
std::optional<std::string> seen_from(std::string_view document, std::string_view path);

struct Entry {
    std::string path;      ///< relative to the root, with '/' on every system
    bool regular = false;  ///< false for symbolic links, FIFOs, sockets and devices
};

/// What a walk meets below `root`, sorted by path bytes. Folders are entered when `enter` says so (it is
/// given the folder's path relative to the root); symbolic links are listed as not regular, never followed.
std::vector<Entry> walk(const std::filesystem::path& root,
                        bool (*enter)(const std::string& folder, void* context), void* context);

template <class Enter>
std::vector<Entry> walk(const std::filesystem::path& root, Enter enter) {
    return walk(
        root,
        [](const std::string& folder, void* context) { return (*static_cast<Enter*>(context))(folder); },
        &enter);
}

}  // namespace qbank::files
