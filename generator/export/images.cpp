#include "export/images.hpp"

#include <fmt/format.h>

#include "base/files.hpp"
#include "base/hash.hpp"
#include "base/image.hpp"

namespace qbank {
namespace {

constexpr std::uintmax_t largest = std::uintmax_t{32} << 20;

}  // namespace

std::string base64(std::string_view bytes) {
    static constexpr std::string_view letters =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string result;
    result.reserve((bytes.size() + 2) / 3 * 4);
    for (std::size_t at = 0; at < bytes.size(); at += 3) {
        std::uint32_t group = 0;
        for (std::size_t i = 0; i < 3; ++i)
            group = group << 8 | (at + i < bytes.size() ? static_cast<unsigned char>(bytes[at + i]) : 0U);
        for (std::size_t i = 0; i < 4; ++i)
            result += at + i <= bytes.size() ? letters[group >> (18 - 6 * i) & 63] : '=';
    }
    return result;
}

std::optional<ExportedImage> Images::find(const std::string& path) {
    const std::lock_guard lock(mutex_);
    const auto known = by_path_.find(path);
    if (known != by_path_.end()) return known->second;
    return by_path_[path] = read(path);
}

std::optional<ExportedImage> Images::read(const std::string& path) {
    if (what_.folder.empty() || !files::is_plain(what_.folder, path)) return std::nullopt;
    std::optional<std::string> content = files::read_if_small(what_.folder / path, largest);
    if (!content) return std::nullopt;
    const std::string_view type = image_type(*content);
    if (type.empty()) return std::nullopt;
    ExportedImage image;
    // The name that the site gives it, so that an address can be told without rendering.
    image.name = fmt::format("{}.{}", short_hash(*content, 16), type);
    image.type = fmt::format("image/{}", type == "jpg" ? "jpeg" : type);
    image_size(*content, image.width, image.height);
    bytes_.emplace(image.name, *std::move(content));
    return image;
}

std::string Images::data_url(const ExportedImage& image) const {
    const std::lock_guard lock(mutex_);
    return fmt::format("data:{};base64,{}", image.type, base64(bytes_.at(image.name)));
}

}  // namespace qbank
