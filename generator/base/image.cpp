#include "base/image.hpp"

namespace qbank {
namespace {

std::uint32_t big_endian(std::string_view s, std::size_t at, std::size_t count) {
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < count; ++i) {
        value = value << 8 | (at + i < s.size() ? static_cast<unsigned char>(s[at + i]) : 0U);
    }
    return value;
}

std::uint32_t little_endian(std::string_view s, std::size_t at, std::size_t count) {
    std::uint32_t value = 0;
    for (std::size_t i = count; i-- > 0;) {
        value = value << 8 | (at + i < s.size() ? static_cast<unsigned char>(s[at + i]) : 0U);
    }
    return value;
}

/// The frame header of a JPEG (ITU T.81, B.2.2) stands behind segments of known length.
void jpeg_size(std::string_view s, std::uint32_t& width, std::uint32_t& height) {
    for (std::size_t at = 2; at + 9 < s.size();) {
        if (static_cast<unsigned char>(s[at]) != 0xFF) return;
        const unsigned marker = static_cast<unsigned char>(s[at + 1]);
        const bool frame =
            marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
        if (frame) {
            height = big_endian(s, at + 5, 2);
            width = big_endian(s, at + 7, 2);
            return;
        }
        at += 2 + big_endian(s, at + 2, 2);
    }
}

}  // namespace

std::string_view image_type(std::string_view b) {
    using namespace std::string_view_literals;
    if (b.starts_with("\x89PNG\r\n\x1A\n"sv)) return "png";
    if (b.starts_with("\xFF\xD8\xFF"sv)) return "jpg";
    if (b.starts_with("GIF87a"sv) || b.starts_with("GIF89a"sv)) return "gif";
    if (b.starts_with("RIFF"sv) && b.size() > 12 && b.substr(8, 4) == "WEBP"sv) return "webp";
    if (b.size() > 12 && b.substr(4, 4) == "ftyp"sv &&
        (b.substr(8, 4) == "avif"sv || b.substr(8, 4) == "avis"sv)) {
        return "avif";
    }
    return "";
}

void image_size(std::string_view b, std::uint32_t& width, std::uint32_t& height) {
    const std::string_view type = image_type(b);
    if (type == "png") {
        width = big_endian(b, 16, 4);
        height = big_endian(b, 20, 4);
    } else if (type == "gif") {
        width = little_endian(b, 6, 2);
        height = little_endian(b, 8, 2);
    } else if (type == "jpg") {
        jpeg_size(b, width, height);
    } else if (type == "webp" && b.size() > 30 && b.substr(12, 4) == "VP8X") {
        width = little_endian(b, 24, 3) + 1;
        height = little_endian(b, 27, 3) + 1;
    }
    if (width > 100000 || height > 100000) width = height = 0;
}

}  // namespace qbank
