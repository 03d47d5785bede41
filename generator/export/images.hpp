#pragma once
#include <cstdint>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

#include "export/export.hpp"

namespace qbank {

struct ExportedImage {
    std::string name;  ///< from its content: the same image has one name, wherever it is used
    std::string type;  ///< its media type
    std::uint32_t width = 0, height = 0;
};

/// The images of answers, each read once. Thread-safe.
class Images {
  public:
    explicit Images(const Export& what) : what_(what) {}

    /// The image at this path in the bank; nothing if there is none that the site would show.
    std::optional<ExportedImage> find(const std::string& path);

    /// Bytes by name, of those that find() gave.
    const std::map<std::string, std::string>& bytes() const { return bytes_; }
    std::string data_url(const ExportedImage& image) const;

  private:
    std::optional<ExportedImage> read(const std::string& path);
    const Export& what_;
    mutable std::mutex mutex_;
    std::map<std::string, std::optional<ExportedImage>> by_path_;
    std::map<std::string, std::string> bytes_;
};

/// RFC 4648, with padding, on one line.
std::string base64(std::string_view bytes);

}  // namespace qbank
