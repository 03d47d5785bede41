#include "parse/mend_items.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "parse/asks.hpp"
#include "parse/fenced_code.hpp"
#include "parse/lines.hpp"
#include "parse/list_marker.hpp"

namespace qbank {
namespace {

/// Whether the line above it belongs to a paragraph at the margin.
bool follows_paragraph(const LineChanges& doc, std::size_t line) {
    constexpr std::size_t farthest = 200;
    std::size_t first = line;
    while (first > 0 && line - first < farthest && !doc.is_blank(first - 1) && !doc.code[first - 1]) --first;
    if (first == line) return false;
    const std::string_view above = doc.lines[line - 1];
    if (heading_marks(above) > 0 || is_rule(above) || is_underline(above)) return false;
    // Within an item the number would begin the next one.
    return doc.lines[first][0] != ' ' && doc.lines[first][0] != '\t' &&
           list_marker(doc.lines[first]).length == 0 && list_marker(above).length == 0;
}

/// "38. What is …" right below a paragraph or tags, where questions are counted up to 37.
void free_counted_items(LineChanges& doc) {
    constexpr std::size_t enough = 3;
    constexpr std::uint32_t widest_gap = 4;  // of titles that ask nothing between those that do
    std::uint32_t last = 0;
    std::size_t counted = 0;
    for (std::size_t i = 0; i < doc.lines.size(); ++i) {
        const std::string_view line = doc.lines[i];
        if (doc.code[i] || line.empty() || !text::is_digit(line[0])) continue;
        const ListMarker marker = list_marker(line);
        if (marker.length == 0) continue;
        const std::uint32_t number = text::number(line.substr(0, line.find(marker.sign))).value_or(0);
        const bool goes_on = number > last && number <= last + widest_gap;
        const bool asking = line.ends_with('?') || asks(text::trim(line.substr(marker.length)));
        if (!asking && !(goes_on && i > 0 && is_only_tags(doc.lines[i - 1]))) continue;
        counted = goes_on ? counted + 1 : 1;
        last = number;
        if (counted > enough && follows_paragraph(doc, i)) doc.changes[i - 1] = LineChange::gap;
        blank_tags_above(doc, i);
    }
}

/// A run of lines below a line of text, all indented and those that are least so with a bullet before them,
/// of which half ask. Where nothing asks it may be code or a poem.
void take_bullets_to_margin(LineChanges& doc) {
    constexpr std::size_t code_indent = 4;
    const auto margin_of = [&](std::size_t i) {
        return std::min(doc.lines[i].find_first_not_of(" \t"), doc.lines[i].size());
    };
    const auto is_indented = [&](std::size_t i) {
        return !doc.code[i] && doc.changes[i] == LineChange::none && indent_of(doc.lines[i]) >= code_indent;
    };
    for (std::size_t first = 1; first < doc.lines.size(); ++first) {
        if (!is_indented(first) || doc.is_blank(first)) continue;
        const std::size_t margin = margin_of(first);
        const std::string_view before = doc.lines[first].substr(0, margin);
        std::size_t end = first, last = first, bullets = 0, asking = 0;
        bool others = false;
        for (; end < doc.lines.size() && (doc.is_blank(end) || is_indented(end)); ++end) {
            if (doc.is_blank(end)) continue;
            last = end;
            if (!doc.lines[end].starts_with(before)) break;
            const std::string_view rest = doc.lines[end].substr(margin);
            if (rest.starts_with(' ') || rest.starts_with('\t')) continue;  // below one of them
            const ListMarker marker = list_marker(rest);
            if (marker.length == 0 || marker.ordered) {
                others = true;
                break;
            }
            ++bullets;
            if (asks(rest.substr(marker.length))) ++asking;
        }
        const std::string_view above = doc.is_blank(first - 1) ? std::string_view() : doc.lines[first - 1];
        const bool below_text = !above.empty() && !is_indented(first - 1) && !doc.code[first - 1] &&
                                margin_of(first - 1) == 0 && list_marker(above).length == 0 &&
                                std::string_view("|><").find(above[0]) == std::string_view::npos;
        if (below_text && !others && bullets >= 2 && asking * 2 >= bullets && margin <= 200)
            for (std::size_t i = first; i <= last; ++i) {
                if (doc.is_blank(i)) continue;
                doc.changes[i] = LineChange::shift;
                doc.columns[i] = static_cast<std::uint8_t>(margin);
            }
        first = std::max(first, end == first ? first : end - 1);
    }
}

struct ItemBody {
    std::size_t end = 0;     // the line behind it
    std::size_t indent = 0;  // least columns before its lines
};

/// Up to the next line at the margin, heading or item set like this one.
ItemBody body_of_item(const LineChanges& doc, std::size_t item, const ListMarker& marker) {
    ItemBody body{item + 1, SIZE_MAX};
    for (; body.end < doc.lines.size(); ++body.end) {
        const std::string_view line = doc.lines[body.end];
        if (doc.is_blank(body.end) || doc.changes[body.end] == LineChange::code) continue;
        const std::size_t indent = indent_of(line);
        const ListMarker inner = list_marker(line);
        // One that is set like the item is the next one, a little to the right.
        const bool next = inner.length == marker.length && inner.sign == marker.sign;
        if (indent == 0 || next || heading_marks(line) > 0 || doc.changes[body.end] == LineChange::shift)
            break;
        body.indent = std::min(body.indent, indent);
    }
    return body;
}

/// Code keeps its place below the fence.
void push(LineChanges& doc, std::size_t line, std::uint8_t columns) {
    if (doc.changes[line] == LineChange::code || doc.changes[line] == LineChange::close) {
        doc.columns[line] = static_cast<std::uint8_t>(std::min(doc.columns[line] + columns, 255));
    } else if (doc.changes[line] == LineChange::none && !doc.is_blank(line)) {
        doc.changes[line] = LineChange::push;
        doc.columns[line] = columns;
    }
}

/// "   An answer." below "10. What is …".
void push_into_items(LineChanges& doc) {
    for (std::size_t i = 0; i + 1 < doc.lines.size(); ++i) {
        // Most lines are none that is followed by its body.
        const std::string_view line = doc.lines[i], below = doc.lines[i + 1];
        const bool alone = !below.empty() && below[0] != ' ' && below[0] != '\t';
        if (alone || doc.code[i] || line.empty() || line[0] == ' ') continue;
        const ListMarker marker = list_marker(line);
        if (marker.length < 3) continue;
        const ItemBody body = body_of_item(doc, i, marker);
        const std::size_t end = body.end;
        if (body.indent >= 2 && body.indent < marker.length) {
            const auto columns = static_cast<std::uint8_t>(marker.length - body.indent);
            for (std::size_t k = i + 1; k < end; ++k) push(doc, k, columns);
        }
        i = end - 1;
    }
}

}  // namespace

void mend_items(LineChanges& doc) {
    free_counted_items(doc);
    take_bullets_to_margin(doc);
    push_into_items(doc);
}

}  // namespace qbank
