#pragma once
#include <cstdint>
#include <string_view>

namespace qbank {

/// What the bytes are, by their first few: the extension (png, jpg, gif, webp, avif), or "" for anything
/// else. SVG is anything else: opened by itself it runs scripts on the site's origin.
std::string_view image_type(std::string_view bytes);
void image_size(std::string_view bytes, std::uint32_t& width, std::uint32_t& height);

}  // namespace qbank
