#include "export/embedded_markdown.hpp"

#include <algorithm>
#include <vector>

#include "base/markdown.hpp"
#include "base/text.hpp"

namespace qbank {
namespace {

using markdown::Node;
using markdown::Type;

constexpr std::string_view sentinel = "qbank-end-of-answer";

void collect_headings(Node parent, std::vector<Node>& found) {
    for (Node node = parent.first_child(); node; node = node.next()) {
        if (node.type() == Type::heading) {
            found.push_back(node);
        } else if (node.type() == Type::quote || node.type() == Type::list || node.type() == Type::item) {
            collect_headings(node, found);
        }
    }
}

/// Whether a paragraph after the answer is still a paragraph of its own.
bool leaves_what_follows_alone(const markdown::Tree& tree) {
    const Node last = tree.root().last_child();
    return last.type() == Type::paragraph && last.first_child().literal() == sentinel &&
           !last.first_child().next();
}

std::string as_code_block(std::string_view answer) {
    std::size_t longest = 2, run = 0;
    for (const char c : answer) {
        run = c == '`' ? run + 1 : 0;
        longest = std::max(longest, run);
    }
    const std::string fence(longest + 1, '`');
    return fence + "markdown\n" + std::string(answer) + "\n" + fence;
}

/// Where a line's own text begins, after the marks of block quotes and indentation around it.
std::size_t text_start(std::string_view line) {
    return std::min(line.find_first_not_of("> \t"), line.size());
}

bool is_underline(std::string_view line) {
    const std::string_view marks = text::trim(line.substr(text_start(line)));
    return !marks.empty() &&
           marks.find_first_not_of(marks.front() == '=' ? '=' : '-') == std::string_view::npos;
}

void demote(Node heading, int level, std::vector<std::string>& lines) {
    const std::size_t first = heading.first_line() - 1, last = heading.last_line() - 1;
    const std::size_t column = heading.first_column() - 1;
    if (last >= lines.size() || column >= lines[first].size()) return;
    const std::string marks(static_cast<std::size_t>(level), '#');
    std::string& line = lines[first];
    if (line[column] == '#') {
        const std::size_t end = std::min(line.find_first_not_of('#', column), line.size());
        line.replace(column, end - column, marks);
        return;
    }
    // Underlined: the line below belongs to it. Its text may have several lines; a heading with '#' has one.
    if (last == first || !is_underline(lines[last])) return;
    line.insert(column, marks + " ");
    for (std::size_t i = first + 1; i < last; ++i) {
        line += ' ';
        line += text::trim(std::string_view(lines[i]).substr(text_start(lines[i])));
        lines[i].resize(text_start(lines[i]));
    }
    lines[last].resize(text_start(lines[last]));
}

/// Whether there can be a heading or a block that is never closed; most answers have neither, and reading one
/// as Markdown takes 80 µs.
bool needs_a_closer_look(std::string_view answer) {
    for (const std::string_view mark : {"#", "<", "```", "~~~"}) {
        if (answer.find(mark) != std::string_view::npos) return true;
    }
    const std::vector<std::string_view> lines = text::lines(answer);
    return std::any_of(lines.begin(), lines.end(), is_underline);
}

}  // namespace

std::string embedded_markdown(std::string_view answer, int level) {
    const std::string_view trimmed = text::trim_right(answer);
    if (!needs_a_closer_look(trimmed)) return std::string(trimmed);
    const markdown::Tree tree(std::string(trimmed) + "\n\n" + std::string(sentinel) + "\n");
    if (!leaves_what_follows_alone(tree)) return as_code_block(trimmed);

    std::vector<Node> headings;
    collect_headings(tree.root(), headings);
    if (headings.empty()) return std::string(trimmed);
    int highest = 6;
    for (const Node heading : headings) highest = std::min(highest, heading.heading_level());
    const int deeper = std::max(0, level + 1 - highest);

    std::vector<std::string> lines;
    for (const std::string_view line : text::lines(trimmed)) lines.emplace_back(line);
    for (const Node heading : headings) demote(heading, std::min(6, heading.heading_level() + deeper), lines);
    return text::join(lines, "\n");
}

}  // namespace qbank
