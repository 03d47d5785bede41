#pragma once
#include <cstdint>
#include <filesystem>
#include <map>
#include <mutex>
#include <string>
#include <string_view>

#include "model/site.hpp"

namespace qbank {

enum class MediaProblem { none, missing, outside, wrong_type, too_large };

struct MediaFile {
    std::string path;                     ///< from the site's root: media/<hash>.<ext>
    std::uint32_t width = 0, height = 0;  ///< 0 if the format does not tell cheaply
    MediaProblem problem = MediaProblem::none;
};

/// What the bytes are, by their first few: the extension (png, jpg, gif, webp, avif), or "" for anything
/// else. SVG is anything else: opened by itself it runs scripts on the site's origin.
std::string_view image_type(std::string_view bytes);
void image_size(std::string_view bytes, std::uint32_t& width, std::uint32_t& height);

/// Copies the images that answers show; each once, under a name made from its content. Thread-safe.
class Media {
  public:
    Media(std::filesystem::path bank, Site& site);
    /// `path` is relative to the bank's root, without "..".
    MediaFile find(const std::string& path);

  private:
    MediaFile read(const std::string& path);
    std::filesystem::path bank_;
    Site& site_;
    std::mutex mutex_;
    std::map<std::string, MediaFile> by_path_;
    std::map<std::string, bool> written_;
};

/// Whether `path` (relative to `root`) is a regular file there, with no symbolic link on its way.
bool is_plain_file(const std::filesystem::path& root, const std::string& path);

}  // namespace qbank
