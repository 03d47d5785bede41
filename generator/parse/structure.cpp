#include "parse/structure.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "parse/fenced_code.hpp"
#include "parse/lines.hpp"
#include "parse/list_marker.hpp"
#include "parse/mend_headings.hpp"
#include "parse/mend_items.hpp"
#include "parse/shorten_lines.hpp"

namespace qbank {
namespace {

std::string_view beginning(std::string_view line, std::size_t end) {
    while (end > 0 && (static_cast<unsigned char>(line[end]) & 0xC0) == 0x80) --end;
    return line.substr(0, end);
}

void shorten_code(LineChanges& doc) {
    const FencedCode found = find_code(doc.lines);
    for (const std::size_t stray : found.stray) doc.changes[stray] = LineChange::blank;
    for (const FencedCode::Block& block : found.blocks) {
        const std::size_t end = block.close == block.open ? doc.lines.size() - 1 : block.close;
        for (std::size_t i = block.open; i <= end; ++i) {
            doc.code[i] = true;
            if (i == block.open) continue;
            doc.changes[i] = LineChange::code;
            doc.columns[i] =
                static_cast<std::uint8_t>(std::min<std::size_t>(indent_of(doc.lines[block.open]), 200));
        }
        if (block.close != block.open) doc.changes[end] = LineChange::close;
    }
}

void blank_fences(LineChanges& doc) {
    for (std::size_t i = 0; i < doc.lines.size(); ++i)
        if (fence_length(doc.lines[i]) > 0) doc.changes[i] = LineChange::blank;
}

}  // namespace

Structure::Structure(std::span<const std::string_view> lines, std::size_t longest_line, bool fences)
    : doc_(lines), longest_line_(longest_line) {
    if (fences) {
        shorten_code(doc_);
    } else {
        blank_fences(doc_);
    }
    mend_headings(doc_);
    mend_items(doc_);
    shorten_lines(doc_);
}

void Structure::append(std::size_t number, std::string& text) const {
    const std::string_view line = doc_.lines[number];
    switch (doc_.changes[number]) {
        case LineChange::blank: break;
        case LineChange::gap: text += "<!-- -->"; break;
        case LineChange::code: text.append(doc_.columns[number], ' ').append("x"); break;
        case LineChange::close: text.append(doc_.columns[number], ' ').append(text::trim(line)); break;
        case LineChange::space: {
            const std::size_t marks =
                line.find_first_not_of(' ') + static_cast<std::size_t>(heading_marks(line));
            text.append(line.substr(0, marks)).append(" ").append(line.substr(marks));
            break;
        }
        case LineChange::heading: text.append(doc_.columns[number], '#').append(" ").append(line); break;
        case LineChange::margin: text += text::trim_left(line); break;
        case LineChange::shift: text += line.substr(doc_.columns[number]); break;
        case LineChange::push:
            text.append(doc_.columns[number], ' ');
            text += line.size() > longest_line_ ? beginning(line, 1000) : line;
            break;
        case LineChange::prose: text.append(line.substr(0, line.find_first_not_of(" \t"))).append("x"); break;
        case LineChange::row: {
            text.append(line.substr(0, line.find('|')));
            for (auto bars = std::count(line.begin(), line.end(), '|'); bars > 0; --bars) text.append("|x");
            break;
        }
        case LineChange::bare_item: {
            const ListMarker marker = list_marker(line);
            text.append(line.substr(0, marker.indent + marker.length)).append("x");
            break;
        }
        case LineChange::none: text += line.size() > longest_line_ ? beginning(line, 1000) : line; break;
    }
    text += '\n';
}

}  // namespace qbank
