#include "parse/structure.hpp"

#include <algorithm>
#include <array>

#include "base/text.hpp"
#include "parse/asks.hpp"
#include "parse/fenced_code.hpp"
#include "parse/lines.hpp"
#include "parse/list_marker.hpp"
#include "parse/number_prefix.hpp"

namespace qbank {
namespace {

bool may_close_html(std::string_view line) {
    for (const std::string_view end : {"-->", "</", "]]>"})
        if (line.find(end) != std::string_view::npos) return true;
    return line.ends_with('>');
}

/// A line of prose, of which the structure needs no more than that it is there.
bool is_prose(std::string_view line, std::string_view next) {
    constexpr std::size_t short_enough = 24;
    if (line.size() <= short_enough) return false;
    const std::size_t at = line.find_first_not_of(" \t");
    if (at == std::string_view::npos || at > 12 ||
        !(text::is_alpha(line[at]) || static_cast<unsigned char>(line[at]) >= 0x80))
        return false;
    if (line.find('|') != std::string_view::npos || line.find('?') != std::string_view::npos) return false;
    // The end of a comment or script, without which all that follows would be in it.
    if (may_close_html(line)) return false;
    if (line.find("？") != std::string_view::npos || line.find("؟") != std::string_view::npos) return false;
    // The title of an underlined heading, and the head of a table.
    const std::size_t under = next.find_first_not_of(" \t");
    return under == std::string_view::npos ||
           (next[under] != '=' && next[under] != '-' && next[under] != ':');
}

std::string_view beginning(std::string_view line, std::size_t end) {
    while (end > 0 && (static_cast<unsigned char>(line[end]) & 0xC0) == 0x80) --end;
    return line.substr(0, end);
}

bool is_dashes(std::string_view line) {
    const std::string_view s = text::trim(line);
    return s.size() >= 2 && s.find_first_not_of('-') == std::string_view::npos;
}

/// Whether dashes were made for the title above them.
bool is_as_long(std::string_view dashes, std::string_view title) {
    const std::string_view words = text::trim(title);
    const auto length = static_cast<std::size_t>(std::count_if(
        words.begin(), words.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
    const std::size_t own = text::trim(dashes).size();
    return own > 3 && own + 1 >= length && own <= length + 1;
}

/// What underlines a title: nothing but "=" or "-".
bool is_underline(std::string_view line) {
    const std::size_t first = line.find_first_not_of(" \t");
    if (first == std::string_view::npos || (line[first] != '=' && line[first] != '-')) return false;
    const std::string_view s = text::trim(line);
    return s.size() >= 2 && (s[0] == '=' || s[0] == '-') &&
           s.find_first_not_of(s[0]) == std::string_view::npos;
}

/// Words in which a Markdown parser finds nothing: "What is a queue, and who reads it?"
bool is_bare(std::string_view words) {
    if (words.empty() || !(text::is_alpha(words[0]) || static_cast<unsigned char>(words[0]) >= 0x80))
        return false;
    for (std::size_t at = 0; at < words.size(); ++at) {
        static constexpr auto marks = [] {
            std::array<bool, 256> table{};
            for (const char c : std::string_view("\\`*[]<>&~|@")) table[static_cast<unsigned char>(c)] = true;
            return table;
        }();
        const char c = words[at];
        if (marks[static_cast<unsigned char>(c)]) return false;
        if (c == '_' && !(at > 0 && at + 1 < words.size() && text::is_alnum(words[at - 1]) &&
                          text::is_alnum(words[at + 1])))
            return false;
    }
    return words.find("://") == std::string_view::npos && words.find("www.") == std::string_view::npos;
}

/// Whether the line ends the paragraph of an item whose words begin at `column`.
bool ends_paragraph(std::string_view next, std::size_t column) {
    const ListMarker marker = list_marker(next);
    if (marker.length == 0) return false;
    return marker.indent < column || (!marker.ordered && marker.indent < column + 4);
}

/// A row whose cells hold enough that one letter in each is less to read.
bool may_shorten_row(std::string_view line) {
    return std::count(line.begin(), line.end(), '|') * 4 < std::ssize(line) && !may_close_html(line);
}

/// "|---|:-:|", which makes a table of the line above.
bool is_delimiter_row(std::string_view line) {
    return line.find('|') != std::string_view::npos && line.find('-') != std::string_view::npos &&
           line.find_first_not_of("|:- \t") == std::string_view::npos;
}

}  // namespace

Structure::Structure(std::span<const std::string_view> lines, std::size_t longest_line)
    : lines_(lines),
      longest_line_(longest_line),
      changes_(lines.size(), Change::none),
      code_(lines.size(), false),
      indent_(lines.size(), 0) {
    shorten_code();
    mend_headings();
    find_lost_headings();
    free_counted_items();
    take_to_margin();
    take_bullets_to_margin();
    push_into_items();
    shorten();
}

bool Structure::is_blank(std::size_t line) const {
    return changes_[line] == Change::blank || lines_[line].find_first_not_of(" \t") == std::string_view::npos;
}

void Structure::shorten_code() {
    const FencedCode found = find_code(lines_);
    for (const std::size_t stray : found.stray) changes_[stray] = Change::blank;
    for (const FencedCode::Block& block : found.blocks) {
        const std::size_t end = block.close == block.open ? lines_.size() - 1 : block.close;
        for (std::size_t i = block.open; i <= end; ++i) {
            code_[i] = true;
            if (i == block.open) continue;
            changes_[i] = Change::code;
            indent_[i] = static_cast<std::uint8_t>(std::min<std::size_t>(indent_of(lines_[block.open]), 200));
        }
        if (block.close != block.open) changes_[end] = Change::close;
    }
}

void Structure::mend_headings() {
    std::size_t headings = 0, tight = 0;
    std::array<std::size_t, 7> numbered{};
    for (std::size_t i = 0; i < lines_.size(); ++i) {
        if (code_[i]) continue;
        const int marks = heading_marks(lines_[i]);
        if (marks == 0) continue;
        const std::string_view rest = text::trim_left(lines_[i]).substr(static_cast<std::size_t>(marks));
        if (rest[0] == ' ' || rest[0] == '\t') {
            ++headings;
            if (number_prefix(text::trim(rest)).number) ++numbered[static_cast<std::size_t>(marks)];
        } else if (marks > 1 && rest[0] != '!' && rest[0] != '{') {
            ++tight;
        }
    }
    for (std::size_t i = 0; i < lines_.size(); ++i) {
        if (code_[i]) continue;
        const int marks = heading_marks(lines_[i]);
        if (marks > 1) {
            // "##23. …" among numbered headings, one of several, or one that asks.
            const std::string_view title = text::trim_left(lines_[i]).substr(static_cast<std::size_t>(marks));
            const char next = title[0];
            const bool one_of = tight >= 3 || asks(title) ||
                                (text::is_digit(next) && numbered[static_cast<std::size_t>(marks)] >= 3);
            if (one_of && next != ' ' && next != '\t') changes_[i] = Change::space;
        }
        if (marks > 0 || changes_[i] == Change::space) {
            blank_tags_above(i);
        }
        // In a document of underlined titles the line above the dashes is one.
        if (headings >= 3 && i > 0 && is_dashes(lines_[i]) && !text::trim(lines_[i - 1]).empty() &&
            !code_[i - 1] && !is_as_long(lines_[i], lines_[i - 1]) &&
            (lines_[i - 1].size() > 60 || !ends_asking(lines_[i - 1]))) {
            changes_[i] = Change::blank;
        }
        if (is_underline(lines_[i]) && follows_lines(i)) changes_[i] = Change::blank;
    }
}

void Structure::find_lost_headings() {
    std::size_t level = 0, last = 0;        // of the last numbered heading: its marks and line
    std::uint32_t number = 0;               // and its number
    std::size_t counted = 0, numbered = 0;  // headings that counted on; numbered lines since the last one
    std::size_t candidate = 0;              // the last of these lines
    for (std::size_t i = 0; i < lines_.size(); ++i) {
        if (code_[i] || changes_[i] == Change::blank) continue;
        const std::string_view line = lines_[i];
        const auto marks = static_cast<std::size_t>(heading_marks(line));
        if (marks == 0) {
            if (line.empty() || !text::is_digit(line[0]) || list_marker(line).length == 0) continue;
            ++numbered;
            candidate = i;
            continue;
        }
        const NumberPrefix prefix = number_prefix(text::trim(text::trim_left(line).substr(marks)));
        if (!prefix.number) continue;
        const bool gap = marks == level && *prefix.number == number + 2 && numbered == 1 && candidate > last;
        if (gap && counted >= 3 &&
            text::number(lines_[candidate].substr(0, lines_[candidate].find_first_not_of("0123456789"))) ==
                number + 1) {
            changes_[candidate] = Change::heading;
            indent_[candidate] = static_cast<std::uint8_t>(marks);
        }
        counted = marks == level && *prefix.number > number && *prefix.number <= number + 2 ? counted + 1 : 0;
        level = marks;
        number = *prefix.number;
        last = i;
        numbered = 0;
    }
}

void Structure::free_counted_items() {
    constexpr std::size_t enough = 3;
    constexpr std::uint32_t widest_gap = 4;  // of titles that ask nothing between those that do
    std::uint32_t last = 0;
    std::size_t counted = 0;
    for (std::size_t i = 0; i < lines_.size(); ++i) {
        const std::string_view line = lines_[i];
        if (code_[i] || line.empty() || !text::is_digit(line[0])) continue;
        const ListMarker marker = list_marker(line);
        if (marker.length == 0) continue;
        const std::uint32_t number = text::number(line.substr(0, line.find(marker.sign))).value_or(0);
        const bool goes_on = number > last && number <= last + widest_gap;
        const bool asking = asks(text::trim(line.substr(marker.length)));
        if (!asking && !(goes_on && i > 0 && is_only_tags(lines_[i - 1]))) continue;
        counted = goes_on ? counted + 1 : 1;
        last = number;
        if (counted > enough && follows_paragraph(i)) changes_[i - 1] = Change::gap;
        blank_tags_above(i);
    }
}

void Structure::blank_tags_above(std::size_t line) {
    for (std::size_t k = line; k-- > 0 && is_only_tags(lines_[k]) && !code_[k];) {
        if (lines_[k].find("<!--") == std::string_view::npos) changes_[k] = Change::blank;
    }
}

/// Whether the line above it belongs to a paragraph at the margin.
bool Structure::follows_paragraph(std::size_t line) const {
    constexpr std::size_t farthest = 200;
    std::size_t first = line;
    while (first > 0 && line - first < farthest && !is_blank(first - 1) && !code_[first - 1]) --first;
    if (first == line) return false;
    const std::string_view above = lines_[line - 1];
    if (heading_marks(above) > 0 || is_rule(above) || is_underline(above)) return false;
    // Within an item the number would begin the next one.
    return lines_[first][0] != ' ' && lines_[first][0] != '\t' && list_marker(lines_[first]).length == 0 &&
           list_marker(above).length == 0;
}

void Structure::take_to_margin() {
    std::array<std::size_t, 7> numbered{};
    std::vector<std::pair<std::size_t, std::size_t>> indented;  // lines and levels
    for (std::size_t i = 0; i < lines_.size(); ++i) {
        const auto marks = static_cast<std::size_t>(code_[i] ? 0 : heading_marks(lines_[i]));
        if (marks == 0) continue;
        const std::string_view title = text::trim(text::trim_left(lines_[i]).substr(marks));
        if (!number_prefix(title).number) continue;
        if (lines_[i][0] == '#') {
            ++numbered[marks];
        } else if (changes_[i] == Change::none) {
            indented.emplace_back(i, marks);
        }
    }
    for (const auto& [line, marks] : indented)
        if (numbered[marks] >= 3) changes_[line] = Change::margin;
}

/// A run of lines below a line of text, all indented and those that are least so with a bullet before them,
/// of which half ask. Where nothing asks it may be code or a poem.
void Structure::take_bullets_to_margin() {
    constexpr std::size_t code_indent = 4;
    const auto margin_of = [&](std::size_t i) {
        return std::min(lines_[i].find_first_not_of(" \t"), lines_[i].size());
    };
    const auto is_indented = [&](std::size_t i) {
        return !code_[i] && changes_[i] == Change::none && indent_of(lines_[i]) >= code_indent;
    };
    for (std::size_t first = 1; first < lines_.size(); ++first) {
        if (!is_indented(first) || is_blank(first)) continue;
        const std::size_t margin = margin_of(first);
        const std::string_view before = lines_[first].substr(0, margin);
        std::size_t end = first, last = first, bullets = 0, asking = 0;
        bool others = false;
        for (; end < lines_.size() && (is_blank(end) || is_indented(end)); ++end) {
            if (is_blank(end)) continue;
            last = end;
            if (!lines_[end].starts_with(before)) break;
            const std::string_view rest = lines_[end].substr(margin);
            if (rest.starts_with(' ') || rest.starts_with('\t')) continue;  // below one of them
            const ListMarker marker = list_marker(rest);
            if (marker.length == 0 || marker.ordered) {
                others = true;
                break;
            }
            ++bullets;
            if (asks(rest.substr(marker.length))) ++asking;
        }
        const std::string_view above = is_blank(first - 1) ? std::string_view() : lines_[first - 1];
        const bool below_text = !above.empty() && !is_indented(first - 1) && !code_[first - 1] &&
                                margin_of(first - 1) == 0 && list_marker(above).length == 0 &&
                                std::string_view("|><").find(above[0]) == std::string_view::npos;
        if (below_text && !others && bullets >= 2 && asking * 2 >= bullets && margin <= 200)
            for (std::size_t i = first; i <= last; ++i) {
                if (is_blank(i)) continue;
                changes_[i] = Change::shift;
                indent_[i] = static_cast<std::uint8_t>(margin);
            }
        first = std::max(first, end == first ? first : end - 1);
    }
}

/// Whether three lines of text stand right above: a title has one, or two.
bool Structure::follows_lines(std::size_t line) const {
    constexpr std::size_t longest_title = 2;
    if (line <= longest_title) return false;
    for (std::size_t above = 1; above <= longest_title + 1; ++above) {
        const std::string_view s = text::trim(lines_[line - above]);
        if (s.empty() || code_[line - above] || s[0] == '#' || s[0] == '>' || s[0] == '|' ||
            is_underline(s) || list_marker(lines_[line - above]).length > 0)
            return false;
    }
    return true;
}

/// Where words without markup need not be parsed.
void Structure::push_into_items() {
    for (std::size_t i = 0; i + 1 < lines_.size(); ++i) {
        const ListMarker marker = code_[i] ? ListMarker{} : list_marker(lines_[i]);
        if (marker.length < 3 || marker.indent > 0) continue;
        const ItemBody body = body_of_item(i, marker);
        const std::size_t end = body.end;
        if (body.indent >= 2 && body.indent < marker.length) {
            const auto columns = static_cast<std::uint8_t>(marker.length - body.indent);
            for (std::size_t k = i + 1; k < end; ++k) push(k, columns);
        }
        i = end - 1;
    }
}

Structure::ItemBody Structure::body_of_item(std::size_t item, const ListMarker& marker) const {
    ItemBody body{item + 1, SIZE_MAX};
    for (; body.end < lines_.size(); ++body.end) {
        const std::string_view line = lines_[body.end];
        if (is_blank(body.end) || changes_[body.end] == Change::code) continue;
        const std::size_t indent = indent_of(line);
        const ListMarker inner = list_marker(line);
        // One that is set like the item is the next one, a little to the right.
        const bool next = inner.length == marker.length && inner.sign == marker.sign;
        if (indent == 0 || next || heading_marks(line) > 0 || changes_[body.end] == Change::shift) break;
        body.indent = std::min(body.indent, indent);
    }
    return body;
}

void Structure::push(std::size_t line, std::uint8_t columns) {
    if (changes_[line] == Change::code || changes_[line] == Change::close) {
        indent_[line] = static_cast<std::uint8_t>(std::min(indent_[line] + columns, 255));
    } else if (changes_[line] == Change::none && !is_blank(line)) {
        changes_[line] = Change::push;
        indent_[line] = columns;
    }
}

void Structure::shorten() {
    constexpr std::size_t short_enough = 24;
    bool in_table = false;
    for (std::size_t i = 0; i < lines_.size(); ++i) {
        const std::string_view line = lines_[i];
        const bool last = i + 1 == lines_.size();
        if (code_[i] || changes_[i] != Change::none || line.empty()) {
            in_table = false;
            continue;
        }
        const std::size_t begin = std::min(line.find_first_not_of(" \t"), line.size());
        const char first = begin < line.size() ? line[begin] : ' ';
        if (first == '|' || in_table) {
            if (in_table && first == '|' && may_shorten_row(line)) changes_[i] = Change::row;
            if (begin == line.size()) in_table = false;
            if (i > 0 && lines_[i - 1].find('|') != std::string_view::npos && is_delimiter_row(line))
                in_table = true;
        } else if (is_delimiter_row(line) && i > 0 && lines_[i - 1].find('|') != std::string_view::npos) {
            in_table = true;
        } else if (line.size() <= short_enough) {
            continue;
        } else if (is_prose(line, last ? std::string_view() : lines_[i + 1])) {
            changes_[i] = Change::prose;
        } else if (const ListMarker marker = list_marker(line); marker.length > 0) {
            const std::size_t column = marker.indent + marker.length;
            const bool alone = last || is_blank(i + 1) || ends_paragraph(lines_[i + 1], column);
            if (alone && is_bare(text::trim(line.substr(column)))) changes_[i] = Change::bare_item;
        }
    }
}

void Structure::append(std::size_t number, std::string& text) const {
    const std::string_view line = lines_[number];
    switch (changes_[number]) {
        case Change::blank: break;
        case Change::gap: text += "<!-- -->"; break;
        case Change::code: text.append(indent_[number], ' ').append("x"); break;
        case Change::close: text.append(indent_[number], ' ').append(text::trim(line)); break;
        case Change::space: {
            const std::size_t marks =
                line.find_first_not_of(' ') + static_cast<std::size_t>(heading_marks(line));
            text.append(line.substr(0, marks)).append(" ").append(line.substr(marks));
            break;
        }
        case Change::heading: text.append(indent_[number], '#').append(" ").append(line); break;
        case Change::margin: text += text::trim_left(line); break;
        case Change::shift: text += line.substr(indent_[number]); break;
        case Change::push:
            text.append(indent_[number], ' ');
            text += line.size() > longest_line_ ? beginning(line, 1000) : line;
            break;
        case Change::prose: text.append(line.substr(0, line.find_first_not_of(" \t"))).append("x"); break;
        case Change::row: {
            text.append(line.substr(0, line.find('|')));
            for (auto bars = std::count(line.begin(), line.end(), '|'); bars > 0; --bars) text.append("|x");
            break;
        }
        case Change::bare_item: {
            const ListMarker marker = list_marker(line);
            text.append(line.substr(0, marker.indent + marker.length)).append("x");
            break;
        }
        case Change::none: text += line.size() > longest_line_ ? beginning(line, 1000) : line; break;
    }
    text += '\n';
}

}  // namespace qbank
