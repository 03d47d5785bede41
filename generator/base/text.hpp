#pragma once
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Text that needs no Unicode tables: bytes, lines, ASCII. What does need them is in unicode.hpp.
namespace qbank::text {

inline bool is_space(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == '\v';
}
inline bool is_digit(char c) { return c >= '0' && c <= '9'; }
inline bool is_alpha(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
inline bool is_alnum(char c) { return is_alpha(c) || is_digit(c); }
inline bool is_ascii(std::string_view s) {
    for (const char c : s)
        if (static_cast<unsigned char>(c) >= 0x80) return false;
    return true;
}
inline char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; }
std::string lower(std::string_view s);  ///< ASCII letters only

std::string_view trim(std::string_view s);
std::string_view trim_left(std::string_view s);
std::string_view trim_right(std::string_view s);

/// Lines without their ends; "\n", "\r\n" and a lone "\r" all end one. "a\n" is one line, "" none.
std::vector<std::string_view> lines(std::string_view s);

/// Parts between separators; "" gives one empty part.
std::vector<std::string_view> split(std::string_view s, char separator);
std::string join(const std::vector<std::string>& parts, std::string_view separator);

std::string replace_all(std::string_view s, std::string_view from, std::string_view to);

/// Runs of white space become one space; none at the ends.
std::string squeeze(std::string_view s);

bool iequals(std::string_view a, std::string_view b);            ///< ASCII case
bool istarts_with(std::string_view s, std::string_view prefix);  ///< ASCII case

/// Decodes the code point at `at` and moves `at` behind it; U+FFFD and one byte on for an invalid sequence.
char32_t next_code_point(std::string_view s, std::size_t& at);
void append_utf8(std::string& out, char32_t c);  ///< U+FFFD for surrogates and values above U+10FFFF
std::size_t code_points(std::string_view s);     ///< as next_code_point() counts them
std::string code_point_slice(std::string_view s, std::size_t from, std::size_t count);

/// The byte offset of the first invalid UTF-8 sequence (overlong forms, surrogates and values above
/// U+10FFFF included), or nothing if all of `s` is valid.
std::optional<std::size_t> invalid_utf8(std::string_view s);

/// Control characters (C0 but tab, C1, bidirectional overrides) and invalid bytes become U+FFFD; a tab one
/// space.
std::string printable(std::string_view s);

/// The whole decimal number, or nothing (also on overflow, sign or white space).
std::optional<std::uint32_t> number(std::string_view s);

/// How many single-character edits lead from `a` to `b`; gives up and returns `limit + 1` past `limit`.
std::size_t edit_distance(std::string_view a, std::string_view b, std::size_t limit);

/// The candidate nearest to `word` within two edits, for "did you mean …"; empty if none is near.
std::string_view nearest(std::string_view word, const std::vector<std::string_view>& candidates);

}  // namespace qbank::text
