#include "parse/lines.hpp"

#include <algorithm>
#include <string>

#include "base/text.hpp"

namespace qbank {

bool is_rule(std::string_view line) {
    const std::string_view s = text::trim(line);
    if (!s.empty() && s.size() <= 6 && s.find_first_not_of('#') == std::string_view::npos) return true;
    if (s.size() < 3 || (s[0] != '-' && s[0] != '*' && s[0] != '_' && s[0] != '=')) return false;
    return std::all_of(s.begin(), s.end(), [&](char c) { return c == s[0] || c == ' '; });
}

std::size_t fence_length(std::string_view line) {
    const std::string_view s = text::trim_left(line);
    if (s.empty() || (s[0] != '`' && s[0] != '~')) return 0;
    std::size_t length = 0;
    while (length < s.size() && s[length] == s[0]) ++length;
    if (length < 3) return 0;
    if (s[0] == '`' && s.find('`', length) != std::string_view::npos) return 0;
    return length;
}

int heading_marks(std::string_view line) {
    std::size_t at = 0;
    while (at < 3 && at < line.size() && line[at] == ' ') ++at;
    std::size_t marks = 0;
    while (at + marks < line.size() && line[at + marks] == '#') ++marks;
    if (marks == 0 || marks > 6 || text::trim(line.substr(at + marks)).empty()) return 0;
    return static_cast<int>(marks);
}

std::vector<bool> code_lines(const std::vector<std::string_view>& lines) {
    std::vector<bool> inside(lines.size(), false);
    std::size_t open = 0;
    char mark = 0;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const std::size_t length = fence_length(lines[i]);
        inside[i] = open > 0 || length > 0;
        if (length == 0) continue;
        const std::string_view s = text::trim(lines[i]);
        if (open == 0) {
            open = length;
            mark = s[0];
        } else if (s[0] == mark && length >= open && length == s.size()) {
            open = 0;
        }
    }
    return inside;
}

namespace {

struct LineLink {
    std::size_t length = 0;  // 0: none begins here
    bool within = false;     // the document
};

LineLink link_at(std::string_view s) {
    if (text::istarts_with(s, "<a ")) {
        const std::size_t end = s.find("</a>"), open = s.find('>');
        if (end == std::string_view::npos) return {};
        const std::string_view tag = s.substr(0, open);
        const bool within =
            tag.find("href=\"#") != std::string_view::npos || tag.find("href='#") != std::string_view::npos;
        return {end + 4, within};
    }
    if (!s.starts_with('[')) return {};
    const std::size_t middle = s.find("](");
    const std::size_t end = middle == std::string_view::npos ? middle : s.find(')', middle);
    if (end == std::string_view::npos) return {};
    return {end + 1, s[middle + 2] == '#'};
}

/// "&nbsp;/&nbsp;", " | ", "</b><br><b>": what stands between links that lead about.
std::string_view behind_separators(std::string_view s) {
    for (;;) {
        s = text::trim_left(s);
        std::size_t length = 0;
        if (s.starts_with('<') && !text::istarts_with(s, "<a ") && s.find('>') != std::string_view::npos) {
            length = s.find('>') + 1;
        } else if (s.starts_with("&nbsp;")) {
            length = 6;
        } else if (!s.empty() && std::string_view("/|-,").find(s[0]) != std::string_view::npos) {
            length = 1;
        } else if (s.starts_with("•") || s.starts_with("·")) {
            length = s.starts_with("•") ? 3 : 2;
        }
        if (length == 0) return s;
        s.remove_prefix(length);
    }
}

}  // namespace

bool is_back_link(std::string_view line) {
    if (line.size() > 300 || line.find("#") == std::string_view::npos) return false;
    std::string s;
    for (const char c : text::trim(line))
        if (c != '*' && c != '_' && c != '|') s += c;
    std::string_view v = text::trim(s);
    for (bool changed = true; changed;) {
        changed = false;
        for (const std::string_view tag :
             {"<div", "<p", "<b>", "<br", "<sub>", "<sup>", "<strong>", "<center>", "<em>", "<small>"}) {
            if (!text::istarts_with(v, tag)) continue;
            const std::size_t close = v.find('>');
            if (close == std::string_view::npos) return false;
            v = text::trim(v.substr(close + 1));
            changed = true;
        }
        for (const std::string_view tag : {"</div>", "</p>", "</b>", "<br>", "<br/>", "<br />", "</sub>",
                                           "</sup>", "</strong>", "</center>", "</em>", "</small>"}) {
            if (!v.ends_with(tag)) continue;
            v = text::trim(v.substr(0, v.size() - tag.size()));
            changed = true;
        }
    }
    while (v.starts_with('(') && v.ends_with("))")) v = v.substr(1, v.size() - 2);
    // The first leads within the document; "Edit this answer" may stand beside it.
    std::size_t links = 0;
    for (; !v.empty(); ++links) {
        const LineLink link = link_at(v);
        if (link.length == 0 || (links == 0 && !link.within)) return false;
        v = behind_separators(v.substr(link.length));
    }
    return links > 0 && links <= 3;
}

bool is_only_tags(std::string_view line) {
    std::string_view s = text::trim(line);
    if (s.empty() || s.front() != '<' || s.back() != '>' || s.size() > 1000) return false;
    while (!s.empty()) {
        if (s.front() != '<') return false;
        const std::size_t close = s.find('>');
        if (close == std::string_view::npos || s.size() < 3) return false;
        const char first = s[1];
        if (!text::is_alpha(first) && first != '/' && first != '!') return false;
        s = text::trim_left(s.substr(close + 1));
    }
    return true;
}

}  // namespace qbank
