#include "base/html_tokens.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "base/text.hpp"

namespace qbank::html {
namespace {

constexpr std::array<std::string_view, 13> invisible{"script",   "style",   "template", "iframe",   "svg",
                                                     "math",     "noembed", "noframes", "noscript", "object",
                                                     "textarea", "title",   "select"};

/// The references that people write in question lists; any other is shown as it is written.
constexpr std::array<std::pair<std::string_view, std::string_view>, 30> entities{
    {{"amp", "&"},    {"lt", "<"},     {"gt", ">"},    {"quot", "\""},  {"apos", "'"},  {"nbsp", "\u00A0"},
     {"copy", "©"},   {"reg", "®"},    {"trade", "™"}, {"hellip", "…"}, {"mdash", "—"}, {"ndash", "–"},
     {"rarr", "→"},   {"larr", "←"},   {"uarr", "↑"},  {"darr", "↓"},   {"harr", "↔"},  {"times", "×"},
     {"divide", "÷"}, {"middot", "·"}, {"bull", "•"},  {"le", "≤"},     {"ge", "≥"},    {"ne", "≠"},
     {"lsquo", "‘"},  {"rsquo", "’"},  {"ldquo", "“"}, {"rdquo", "”"},  {"deg", "°"},   {"plusmn", "±"}}};

bool starts_name(std::string_view s, std::size_t at) { return at < s.size() && text::is_alpha(s[at]); }

/// Behind the '>' that ends the tag begun before `at`, quotes respected; npos if there is none.
std::size_t tag_end(std::string_view s, std::size_t at) {
    char quote = 0;
    for (bool value = false; at < s.size(); ++at) {
        const char c = s[at];
        if (quote != 0) {
            if (c == quote) quote = 0;
        } else if (c == '>') {
            return at + 1;
        } else if ((c == '"' || c == '\'') && value) {
            quote = c;
            value = false;
        } else if (c == '=') {
            value = true;
        } else if (!text::is_space(c)) {
            value = false;
        }
    }
    return std::string_view::npos;
}

/// Where `</name` stands behind `at`, in any case of letters; npos if nowhere.
std::size_t find_end_tag(std::string_view s, std::size_t at, std::string_view name) {
    while (true) {
        at = s.find("</", at);
        if (at == std::string_view::npos) return at;
        const std::string_view rest = s.substr(at + 2);
        if (text::istarts_with(rest, name) &&
            (rest.size() == name.size() || !text::is_alnum(rest[name.size()])))
            return at;
        at += 2;
    }
}

char32_t code_point_of(std::string_view digits, unsigned base) {
    char32_t value = 0;
    for (const char c : digits) {
        const char l = text::lower(c);
        value = value * base + static_cast<char32_t>(text::is_digit(l) ? l - '0' : l - 'a' + 10);
        if (value > 0x10FFFF) return 0xFFFD;
    }
    const bool surrogate = value >= 0xD800 && value <= 0xDFFF;
    return value == 0 || surrogate ? 0xFFFD : value;
}

/// Appends what the reference `&body;` stands for; false if it is none.
bool append_reference(std::string& out, std::string_view body) {
    if (body.starts_with('#')) {
        body.remove_prefix(1);
        const bool hex = body.starts_with('x') || body.starts_with('X');
        if (hex) body.remove_prefix(1);
        const auto fits = [&](char c) {
            return text::is_digit(c) || (hex && text::lower(c) >= 'a' && text::lower(c) <= 'f');
        };
        if (body.empty() || !std::all_of(body.begin(), body.end(), fits)) return false;
        text::append_utf8(out, code_point_of(body, hex ? 16 : 10));
        return true;
    }
    for (const auto& [name, value] : entities) {
        if (name == body) {
            out += value;
            return true;
        }
    }
    return false;
}

}  // namespace

bool holds_no_text(std::string_view name) {
    return std::find(invisible.begin(), invisible.end(), name) != invisible.end();
}

bool Tokens::skip_invisible() {
    const std::string_view rest = raw_.substr(at_);
    const auto behind = [&](std::string_view end, std::size_t from) {
        const std::size_t found = rest.find(end, from);
        at_ = found == std::string_view::npos ? raw_.size() : at_ + found + end.size();
        return true;
    };
    if (rest.starts_with("<!-->")) return at_ += 5, true;
    if (rest.starts_with("<!--->")) return at_ += 6, true;
    if (rest.starts_with("<!--")) return behind("-->", 4);
    if (rest.starts_with("<![CDATA[")) return behind("]]>", 9);
    if (rest.starts_with("<!") || rest.starts_with("<?")) return behind(">", 2);
    return false;
}

bool Tokens::read_tag(Token& token) {
    const bool closing = at_ + 1 < raw_.size() && raw_[at_ + 1] == '/';
    const std::size_t name_start = at_ + (closing ? 2 : 1);
    if (!starts_name(raw_, name_start)) return false;
    std::size_t name_end = name_start;
    while (name_end < raw_.size() && !text::is_space(raw_[name_end]) && raw_[name_end] != '/' &&
           raw_[name_end] != '>') {
        ++name_end;
    }
    const std::size_t end = tag_end(raw_, name_end);
    if (end == std::string_view::npos) return false;
    token.type = closing ? TokenType::end_tag : TokenType::start_tag;
    token.name = text::lower(raw_.substr(name_start, name_end - name_start));
    token.attributes = raw_.substr(name_end, end - 1 - name_end);
    token.text = raw_.substr(at_, end - at_);
    at_ = end;
    return true;
}

bool Tokens::next(Token& token) {
    while (at_ < raw_.size()) {
        if (raw_[at_] == '<') {
            if (skip_invisible()) continue;
            if (read_tag(token)) {
                if (token.type == TokenType::start_tag && holds_no_text(token.name)) {
                    at_ = std::min(find_end_tag(raw_, at_, token.name), raw_.size());
                    continue;
                }
                return true;
            }
        }
        const std::size_t start = at_;
        at_ = std::min(raw_.find('<', at_ + 1), raw_.size());
        token.type = TokenType::text;
        token.text = raw_.substr(start, at_ - start);
        token.name.clear();
        token.attributes = {};
        return true;
    }
    return false;
}

bool find_attribute(std::string_view s, std::string_view wanted, std::string& value) {
    std::size_t at = 0;
    const auto skip = [&](auto while_true) {
        const std::size_t start = at;
        while (at < s.size() && while_true(s[at])) ++at;
        return s.substr(start, at - start);
    };
    while (at < s.size()) {
        skip([](char c) { return text::is_space(c) || c == '/' || c == '='; });
        const std::string_view name = skip([](char c) { return !text::is_space(c) && c != '/' && c != '='; });
        skip(text::is_space);
        std::string_view found;
        if (at < s.size() && s[at] == '=') {
            ++at;
            skip(text::is_space);
            if (at < s.size() && (s[at] == '"' || s[at] == '\'')) {
                const char quote = s[at++];
                found = skip([&](char c) { return c != quote; });
                if (at < s.size()) ++at;
            } else {
                found = skip([](char c) { return !text::is_space(c); });
            }
        }
        if (!name.empty() && text::iequals(name, wanted)) {
            value = found;
            return true;
        }
    }
    return false;
}

std::string decode_entities(std::string_view raw) {
    std::string result;
    result.reserve(raw.size());
    for (std::size_t at = 0; at < raw.size(); ++at) {
        if (raw[at] == '&') {
            const std::size_t end = raw.substr(0, std::min(raw.size(), at + 12)).find(';', at);
            if (end != std::string_view::npos && append_reference(result, raw.substr(at + 1, end - at - 1))) {
                at = end;
                continue;
            }
        }
        result += raw[at];
    }
    return result;
}

}  // namespace qbank::html
