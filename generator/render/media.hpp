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

/// Copies the images that answers show; each once, under a name made from its content. Thread-safe.
class Media {
  public:
    Media(std::filesystem::path bank, Site& site);
    /// `path` is relative to the bank's root, without "..".
    MediaFile find(const std::string& path);
    /// Forgets what was found, and from now on copies to this site.
    void begin_again(Site& site);

  private:
    MediaFile read(const std::string& path);
    std::filesystem::path bank_;
    Site* site_;
    std::mutex mutex_;
    std::map<std::string, MediaFile> by_path_;
    std::map<std::string, bool> written_;
};

}  // namespace qbank
