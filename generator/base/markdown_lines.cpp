// Where cmark-gfm tells wrong lines of a block.
#include <cmark-gfm.h>

#include <algorithm>
#include <vector>

#include "base/markdown.hpp"
#include "base/text.hpp"

namespace qbank::markdown {
namespace {

cmark_node* raw(Node node) { return static_cast<cmark_node*>(node.raw()); }

}  // namespace

void Tree::correct(Node node, Lines lines) {
    corrected_.push_back(lines);
    cmark_node_set_user_data(raw(node), &corrected_.back());
}

/// A table's head is the last line of the paragraph before it, if no blank line parts them. cmark-gfm then
/// gives the table the paragraph's first line, and the paragraph none.
void Tree::correct_table_after_paragraph(Node table) {
    const Node header = table.first_child();
    const std::uint32_t first = table.first_line();
    const std::uint32_t head = header.next() ? header.next().first_line() - 2 : table.last_line() - 1;
    correct(table.previous(), {first, head - 1});
    correct(table, {head, table.last_line()});
    correct(header, {head, head});
    cmark_node* const row = raw(header);
    for (Node cell(cmark_node_first_child(row)); cell; cell = cell.next()) correct(cell, {head, head});
}

/// Four things that cmark-gfm tells wrong: blocks that a later line ends have the blank lines in between,
/// HTML comments end before their blank lines, headings underlined end where the next block begins, and see
/// above.
void Tree::correct_lines(std::string_view markdown) {
    std::vector<std::string_view> lines;
    const auto line = [&](std::uint32_t number) {
        if (lines.empty()) lines = text::lines(markdown);
        return number >= 1 && number <= lines.size() ? lines[number - 1] : std::string_view();
    };
    // Looked up, not looked for: ten thousand quotes in one another all end with the same blank lines.
    std::vector<std::uint32_t> filled;
    const auto last_filled = [&](std::uint32_t number) {
        if (filled.empty()) {
            filled.resize(1);
            line(0);
            for (std::uint32_t n = 1; n <= lines.size(); ++n) {
                const bool is_blank = lines[n - 1].find_first_not_of(" \t>") == std::string_view::npos;
                filled.push_back(is_blank ? filled.back() : n);
            }
        }
        return filled[std::min<std::size_t>(number, filled.size() - 1)];
    };
    const auto is_underline = [&](std::uint32_t number) {
        const std::string_view s = text::trim(line(number));
        const std::size_t from = s.find_last_of(" \t>") + 1;  // behind the marks of quotes
        return from < s.size() && (s.find_first_not_of('=', from) == std::string_view::npos ||
                                   s.find_first_not_of('-', from) == std::string_view::npos);
    };
    const auto true_end = [&](Node node, std::uint32_t first, std::uint32_t last) {
        if (node.type() == Type::html_block) {
            const std::string_view html = node.literal();
            const auto breaks = static_cast<std::uint32_t>(std::count(html.begin(), html.end(), '\n'));
            return first + (html.ends_with('\n') ? breaks - 1 : breaks);
        }
        if (node.type() == Type::heading && last > first) {
            std::uint32_t end = first + 1;
            while (end < last && !is_underline(end)) ++end;
            return end;
        }
        const bool is_container =
            node.type() == Type::quote || node.type() == Type::list || node.type() == Type::item;
        if (is_container || node.last_column() == 0)
            last = std::min(last, std::max(first, last_filled(last)));
        return last;
    };
    Node node = root();
    while (node) {
        const Type type = node.type();
        if (type == Type::table && node.previous().type() == Type::paragraph &&
            node.previous().first_line() == 0) {
            correct_table_after_paragraph(node);
        } else if (const std::uint32_t first = node.first_line(); first > 0) {
            const std::uint32_t last = true_end(node, first, node.last_line());
            if (last != node.last_line()) correct(node, {first, last});
        }
        const bool has_blocks = type == Type::document || type == Type::quote || type == Type::list ||
                                type == Type::item || type == Type::footnote_definition;
        if (has_blocks && node.first_child()) {
            node = node.first_child();
            continue;
        }
        while (node && !node.next()) node = node.parent();
        node = node.next();
    }
}

}  // namespace qbank::markdown
