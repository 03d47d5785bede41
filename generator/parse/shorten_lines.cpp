#include "parse/shorten_lines.hpp"

#include <algorithm>
#include <array>

#include "base/text.hpp"
#include "parse/list_marker.hpp"

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

void shorten_lines(LineChanges& doc) {
    constexpr std::size_t short_enough = 24;
    bool in_table = false;
    for (std::size_t i = 0; i < doc.lines.size(); ++i) {
        const std::string_view line = doc.lines[i];
        const bool last = i + 1 == doc.lines.size();
        if (doc.code[i] || doc.changes[i] != LineChange::none || line.empty()) {
            in_table = false;
            continue;
        }
        const std::size_t begin = std::min(line.find_first_not_of(" \t"), line.size());
        const char first = begin < line.size() ? line[begin] : ' ';
        if (first == '|' || in_table) {
            if (in_table && first == '|' && may_shorten_row(line)) doc.changes[i] = LineChange::row;
            if (begin == line.size()) in_table = false;
            if (i > 0 && doc.lines[i - 1].find('|') != std::string_view::npos && is_delimiter_row(line))
                in_table = true;
        } else if (is_delimiter_row(line) && i > 0 && doc.lines[i - 1].find('|') != std::string_view::npos) {
            in_table = true;
        } else if (line.size() <= short_enough) {
            continue;
        } else if (is_prose(line, last ? std::string_view() : doc.lines[i + 1])) {
            doc.changes[i] = LineChange::prose;
        } else if (const ListMarker marker = list_marker(line); marker.length > 0) {
            const std::size_t column = marker.indent + marker.length;
            const bool alone = last || doc.is_blank(i + 1) || ends_paragraph(doc.lines[i + 1], column);
            if (alone && is_bare(text::trim(line.substr(column)))) doc.changes[i] = LineChange::bare_item;
        }
    }
}

}  // namespace qbank
