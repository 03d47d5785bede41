#pragma once
#include <array>
#include <cstdint>
#include <string_view>

namespace qbank {

/// SHA-1 (RFC 3174), for a checksum that Anki wants in this form; nothing secret depends on it.
std::array<std::uint32_t, 5> sha1(std::string_view bytes);

}  // namespace qbank
