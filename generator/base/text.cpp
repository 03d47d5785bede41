#include "base/text.hpp"

#include <algorithm>
#include <charconv>
#include <numeric>

namespace qbank::text {
namespace {

/// Length of the valid UTF-8 sequence at `at`, or 0. Table 3-7 of the Unicode Standard.
std::size_t sequence_length(std::string_view s, std::size_t at) {
    const auto byte = [&](std::size_t i) -> unsigned {
        return at + i < s.size() ? static_cast<unsigned char>(s[at + i]) : 0;
    };
    const auto tail = [&](std::size_t i, unsigned low = 0x80, unsigned high = 0xBF) {
        return byte(i) >= low && byte(i) <= high;
    };
    const unsigned lead = byte(0);
    if (lead < 0x80) return 1;
    if (lead >= 0xC2 && lead <= 0xDF) return tail(1) ? 2 : 0;
    if (lead == 0xE0) return tail(1, 0xA0) && tail(2) ? 3 : 0;
    if (lead == 0xED) return tail(1, 0x80, 0x9F) && tail(2) ? 3 : 0;
    if (lead >= 0xE1 && lead <= 0xEF) return tail(1) && tail(2) ? 3 : 0;
    if (lead == 0xF0) return tail(1, 0x90) && tail(2) && tail(3) ? 4 : 0;
    if (lead >= 0xF1 && lead <= 0xF3) return tail(1) && tail(2) && tail(3) ? 4 : 0;
    if (lead == 0xF4) return tail(1, 0x80, 0x8F) && tail(2) && tail(3) ? 4 : 0;
    return 0;
}

bool drives_a_terminal(char32_t c) {
    return c < 0x20 || (c >= 0x7F && c < 0xA0) || (c >= 0x202A && c <= 0x202E) ||
           (c >= 0x2066 && c <= 0x2069) || c == 0x200E || c == 0x200F || c == 0x2028 || c == 0x2029;
}

std::u32string decoded(std::string_view s) {
    std::u32string result;
    for (std::size_t at = 0; at < s.size();) result += next_code_point(s, at);
    return result;
}

}  // namespace

std::string lower(std::string_view s) {
    std::string result(s);
    for (char& c : result) c = lower(c);
    return result;
}

std::string_view trim_left(std::string_view s) {
    while (!s.empty() && is_space(s.front())) s.remove_prefix(1);
    return s;
}

std::string_view trim_right(std::string_view s) {
    while (!s.empty() && is_space(s.back())) s.remove_suffix(1);
    return s;
}

std::string_view trim(std::string_view s) { return trim_left(trim_right(s)); }

std::vector<std::string_view> lines(std::string_view s) {
    std::vector<std::string_view> result;
    result.reserve(static_cast<std::size_t>(std::count(s.begin(), s.end(), '\n')) + 1);
    std::size_t start = 0;
    if (s.find('\r') == std::string_view::npos) {  // nearly always, and several times as fast
        for (std::size_t end = s.find('\n'); end != std::string_view::npos; end = s.find('\n', start)) {
            result.push_back(s.substr(start, end - start));
            start = end + 1;
        }
        if (start < s.size()) result.push_back(s.substr(start));
        return result;
    }
    for (std::size_t i = 0; i < s.size(); ++i) {
        if (s[i] != '\n' && s[i] != '\r') continue;
        result.push_back(s.substr(start, i - start));
        if (s[i] == '\r' && i + 1 < s.size() && s[i + 1] == '\n') ++i;
        start = i + 1;
    }
    if (start < s.size()) result.push_back(s.substr(start));
    return result;
}

std::vector<std::string_view> split(std::string_view s, char separator) {
    std::vector<std::string_view> result;
    while (true) {
        const std::size_t at = s.find(separator);
        result.push_back(s.substr(0, at));
        if (at == std::string_view::npos) return result;
        s.remove_prefix(at + 1);
    }
}

std::string join(const std::vector<std::string>& parts, std::string_view separator) {
    std::string result;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        if (i > 0) result += separator;
        result += parts[i];
    }
    return result;
}

std::string replace_all(std::string_view s, std::string_view from, std::string_view to) {
    std::string result;
    std::size_t start = 0;
    while (true) {
        const std::size_t at = from.empty() ? std::string_view::npos : s.find(from, start);
        result += s.substr(start, at == std::string_view::npos ? at : at - start);
        if (at == std::string_view::npos) return result;
        result += to;
        start = at + from.size();
    }
}

std::string squeeze(std::string_view s) {
    const auto sparse = [&](std::size_t i) {
        return !is_space(s[i]) || (s[i] == ' ' && i > 0 && i + 1 < s.size() && s[i - 1] != ' ');
    };
    std::size_t at = 0;
    while (at < s.size() && sparse(at)) ++at;
    if (at == s.size()) return std::string(s);  // what most texts are
    std::string result;
    result.reserve(s.size());
    for (const char c : s) {
        if (!is_space(c)) {
            result += c;
        } else if (!result.empty() && result.back() != ' ') {
            result += ' ';
        }
    }
    if (!result.empty() && result.back() == ' ') result.pop_back();
    return result;
}

bool iequals(std::string_view a, std::string_view b) { return a.size() == b.size() && istarts_with(a, b); }

bool istarts_with(std::string_view s, std::string_view prefix) {
    return s.size() >= prefix.size() && std::equal(prefix.begin(), prefix.end(), s.begin(),
                                                   [](char x, char y) { return lower(x) == lower(y); });
}

char32_t next_code_point(std::string_view s, std::size_t& at) {
    const std::size_t length = sequence_length(s, at);
    if (length == 0) {
        ++at;
        return 0xFFFD;
    }
    const auto byte = [&](std::size_t i) {
        return static_cast<char32_t>(static_cast<unsigned char>(s[at + i]));
    };
    char32_t c = byte(0);
    if (length == 2) c = ((c & 0x1F) << 6) | (byte(1) & 0x3F);
    if (length == 3) c = ((c & 0x0F) << 12) | ((byte(1) & 0x3F) << 6) | (byte(2) & 0x3F);
    if (length == 4)
        c = ((c & 0x07) << 18) | ((byte(1) & 0x3F) << 12) | ((byte(2) & 0x3F) << 6) | (byte(3) & 0x3F);
    at += length;
    return c;
}

void append_utf8(std::string& out, char32_t c) {
    const auto put = [&](char32_t byte) { out += static_cast<char>(static_cast<unsigned char>(byte)); };
    if (c < 0x80) {
        put(c);
    } else if (c < 0x800) {
        put(0xC0 | (c >> 6));
        put(0x80 | (c & 0x3F));
    } else if (c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF)) {
        append_utf8(out, 0xFFFD);
    } else if (c < 0x10000) {
        put(0xE0 | (c >> 12));
        put(0x80 | ((c >> 6) & 0x3F));
        put(0x80 | (c & 0x3F));
    } else {
        put(0xF0 | (c >> 18));
        put(0x80 | ((c >> 12) & 0x3F));
        put(0x80 | ((c >> 6) & 0x3F));
        put(0x80 | (c & 0x3F));
    }
}

std::size_t code_points(std::string_view s) {
    std::size_t count = 0;
    for (std::size_t at = 0; at < s.size(); ++count) next_code_point(s, at);
    return count;
}

std::string code_point_slice(std::string_view s, std::size_t from, std::size_t count) {
    std::size_t at = 0;
    for (std::size_t i = 0; i < from && at < s.size(); ++i) next_code_point(s, at);
    const std::size_t start = at;
    for (std::size_t i = 0; i < count && at < s.size(); ++i) next_code_point(s, at);
    return std::string(s.substr(start, at - start));
}

std::optional<std::size_t> invalid_utf8(std::string_view s) {
    for (std::size_t at = 0; at < s.size();) {
        if (static_cast<unsigned char>(s[at]) < 0x80) {
            ++at;
            continue;
        }
        const std::size_t length = sequence_length(s, at);
        if (length == 0) return at;
        at += length;
    }
    return std::nullopt;
}

std::string printable(std::string_view s) {
    std::string result;
    result.reserve(s.size());
    for (std::size_t at = 0; at < s.size();) {
        const char32_t c = next_code_point(s, at);
        append_utf8(result, c == '\t' ? U' ' : drives_a_terminal(c) ? U'\uFFFD' : c);
    }
    return result;
}

std::optional<std::uint32_t> number(std::string_view s) {
    std::uint32_t value = 0;
    const auto [end, error] = std::from_chars(s.data(), s.data() + s.size(), value);
    if (s.empty() || error != std::errc{} || end != s.data() + s.size()) return std::nullopt;
    return value;
}

std::size_t edit_distance(std::string_view first, std::string_view second, std::size_t limit) {
    std::u32string a = decoded(first), b = decoded(second);
    if (a.size() > b.size()) std::swap(a, b);
    if (b.size() - a.size() > limit) return limit + 1;
    std::vector<std::size_t> row(a.size() + 1);
    std::iota(row.begin(), row.end(), std::size_t{0});
    for (std::size_t j = 1; j <= b.size(); ++j) {
        std::size_t diagonal = row[0];
        row[0] = j;
        std::size_t best = row[0];
        for (std::size_t i = 1; i <= a.size(); ++i) {
            const std::size_t substituted = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
            diagonal = row[i];
            row[i] = std::min({row[i] + 1, row[i - 1] + 1, substituted});
            best = std::min(best, row[i]);
        }
        if (best > limit) return limit + 1;
    }
    return row[a.size()] > limit ? limit + 1 : row[a.size()];
}

std::string_view nearest(std::string_view word, const std::vector<std::string_view>& candidates) {
    std::string_view best;
    std::size_t best_distance = std::min<std::size_t>(2, word.size() / 2) + 1;
    for (const std::string_view candidate : candidates) {
        const std::size_t distance = edit_distance(word, candidate, 2);
        if (distance < best_distance) {
            best = candidate;
            best_distance = distance;
        }
    }
    return best;
}

}  // namespace qbank::text
