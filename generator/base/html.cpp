#include "base/html.hpp"

#include <array>
#include <cstdint>

#include "base/text.hpp"

namespace qbank::html {
namespace {

constexpr std::string_view hex_digits = "0123456789ABCDEF";
constexpr std::string_view replacement = "\xEF\xBF\xBD";

int hex_value(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    const char l = text::lower(c);
    return l >= 'a' && l <= 'f' ? l - 'a' + 10 : -1;
}

void append_percent(std::string& out, char c) {
    const auto byte = static_cast<unsigned char>(c);
    out += '%';
    out += hex_digits[byte >> 4];
    out += hex_digits[byte & 15];
}

/// 1: must be looked at; 0: goes through as it is.
constexpr std::array<std::uint8_t, 256> special = [] {
    std::array<std::uint8_t, 256> table{};
    for (std::size_t c = 0; c < 256; ++c)
        table[c] = (c < 0x20 && c != '\t' && c != '\n') || c >= 0x7F ? 1 : 0;
    for (const char c : {'&', '<', '>', '"', '\''}) table[static_cast<unsigned char>(c)] = 1;
    return table;
}();

bool has_control(std::string_view s) {
    for (std::size_t at = 0; at < s.size();) {
        const char32_t c = text::next_code_point(s, at);
        if (c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x2028 || c == 0x2029 || c == 0xFFFD) return true;
    }
    return false;
}

std::string_view scheme_of(std::string_view s) {
    const std::size_t end = s.find_first_of(":/?#\\");
    return end == std::string_view::npos || s[end] != ':' ? std::string_view() : s.substr(0, end);
}

/// What may stand in a URL as it is; '%' is looked at by itself.
bool stands_for_itself(char c) {
    return text::is_alnum(c) || std::string_view("-._~:/?#@!$&()*+,;=").find(c) != std::string_view::npos;
}

std::string encoded(std::string_view s) {
    std::string result;
    result.reserve(s.size());
    bool in_fragment = false;
    for (std::size_t i = 0; i < s.size(); ++i) {
        const char c = s[i];
        const bool is_escape =
            c == '%' && i + 2 < s.size() && hex_value(s[i + 1]) >= 0 && hex_value(s[i + 2]) >= 0;
        if (is_escape || (stands_for_itself(c) && !(c == '#' && in_fragment))) {
            result += c;
        } else {
            append_percent(result, c);
        }
        if (c == '#') in_fragment = true;
    }
    return result;
}

}  // namespace

void append_escaped(std::string& out, std::string_view s) {
    std::size_t start = 0;
    for (std::size_t at = 0; at < s.size();) {
        if (!special[static_cast<unsigned char>(s[at])]) {
            ++at;
            continue;
        }
        out.append(s, start, at - start);
        switch (s[at]) {
            case '&': out += "&amp;", ++at; break;
            case '<': out += "&lt;", ++at; break;
            case '>': out += "&gt;", ++at; break;
            case '"': out += "&quot;", ++at; break;
            case '\'': out += "&#39;", ++at; break;
            default: {
                const std::size_t first = at;
                const char32_t c = text::next_code_point(s, at);
                const bool nonchar = (c & 0xFFFE) == 0xFFFE || (c >= 0xFDD0 && c <= 0xFDEF);
                if (c < 0xA0 || c == 0xFFFD || nonchar) {
                    out += replacement;
                } else {
                    out.append(s, first, at - first);
                }
            }
        }
        start = at;
    }
    out.append(s, start, s.size() - start);
}

std::string escape(std::string_view text) {
    std::string result;
    result.reserve(text.size() + text.size() / 16);
    append_escaped(result, text);
    return result;
}

std::optional<Url> safe_url(std::string_view address) {
    const std::string_view s = text::trim(address);
    if (has_control(s)) return std::nullopt;
    if (s.find(':') != std::string_view::npos && s.find(':') < s.find_first_of("/?#\\")) {
        const std::string scheme = text::lower(scheme_of(s));
        const std::string_view rest = s.substr(scheme.size() + 1);
        if (scheme == "mailto") {
            if (rest.find('@') == std::string_view::npos) return std::nullopt;
            return Url{"mailto:" + encoded(rest), UrlKind::mail};
        }
        if (scheme != "http" && scheme != "https") return std::nullopt;
        if (rest.size() < 3 || !rest.starts_with("//")) return std::nullopt;
        const std::string_view host = rest.substr(2, rest.find_first_of("/?#", 2) - 2);
        if (host.empty() || host.find_first_of("\\<>\"^`{|} @%") != std::string_view::npos)
            return std::nullopt;
        // Brackets belong to IPv6 hosts alone, and only a whole pair of them is one.
        const bool ipv6 = host.front() == '[';
        if ((host.find('[', 1) != std::string_view::npos) ||
            (!ipv6 && host.find(']') != std::string_view::npos) ||
            (ipv6 && host.find(']') == std::string_view::npos)) {
            return std::nullopt;
        }
        std::string authority = ipv6 ? std::string(host) : encoded(host);
        return Url{scheme + "://" + authority + encoded(rest.substr(2 + host.size())), UrlKind::external};
    }
    // A browser reads '\' as '/', and two of either at the start as the beginning of a host.
    const auto slash = [](char c) { return c == '/' || c == '\\'; };
    if (s.size() >= 2 && slash(s[0]) && slash(s[1])) return std::nullopt;
    return Url{encoded(s), s.starts_with('#') ? UrlKind::fragment : UrlKind::relative};
}

std::optional<std::string> percent_decoded(std::string_view s) {
    std::string result;
    result.reserve(s.size());
    for (std::size_t i = 0; i < s.size(); ++i) {
        if (s[i] != '%') {
            result += s[i];
            continue;
        }
        const int high = i + 1 < s.size() ? hex_value(s[i + 1]) : -1;
        const int low = i + 2 < s.size() ? hex_value(s[i + 2]) : -1;
        if (high < 0 || low < 0 || high * 16 + low == 0) return std::nullopt;
        result += static_cast<char>(high * 16 + low);
        i += 2;
    }
    return result;
}

namespace {

std::string encoded_but(std::string_view kept, std::string_view s) {
    std::string result;
    for (const char c : s) {
        if (text::is_alnum(c) || kept.find(c) != std::string_view::npos) {
            result += c;
        } else {
            append_percent(result, c);
        }
    }
    return result;
}

}  // namespace

std::string percent_encoded(std::string_view s) { return encoded_but("-._~", s); }

std::string percent_encoded_path(std::string_view path) { return encoded_but("-._~/", path); }

}  // namespace qbank::html
