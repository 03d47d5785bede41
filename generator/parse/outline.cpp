#include "parse/outline.hpp"

#include <algorithm>

#include "base/text.hpp"

namespace qbank {
namespace {

using markdown::Node;
using markdown::Type;

/// The heading's text as written: "## Title ##" and underlined titles without their marks.
Text heading_text(const Outline& outline, const Block& heading) {
    std::string joined;
    std::uint32_t column = 1;
    std::uint32_t last = heading.last;
    const std::string_view first_line = outline.line(heading.first);
    const std::string_view trimmed = text::trim_left(first_line);
    if (trimmed.starts_with("#")) {
        std::string_view s = trimmed;
        while (s.starts_with("#")) s.remove_prefix(1);
        s = text::trim(s);
        // A closing run of # counts only behind a space.
        std::size_t end = s.size();
        while (end > 0 && s[end - 1] == '#') --end;
        if (end == 0 || (end < s.size() && text::is_space(s[end - 1]))) s = text::trim_right(s.substr(0, end));
        joined = s;
        column = static_cast<std::uint32_t>(s.empty() ? 1 : s.data() - first_line.data() + 1);
    } else {  // underlined: the last line is the rule
        last = std::max(heading.first, heading.last - 1);
        for (std::uint32_t line = heading.first; line <= last; ++line) {
            if (!joined.empty()) joined += ' ';
            joined += text::trim(outline.line(line));
        }
        column = static_cast<std::uint32_t>(first_line.size() - trimmed.size() + 1);
    }
    Place place = outline.file().at(heading.first, column);
    place.end_column = static_cast<std::uint32_t>(column + (last == heading.first ? joined.size() : trimmed.size()));
    return {joined, place};
}

}  // namespace

Outline::Outline(const SourceFile& file, std::string_view body, std::uint32_t body_line)
    : file_(file), lines_(text::lines(file.text)), offset_(body_line - 1), tree_(body) {
    regions_.emplace_back();
    std::vector<std::size_t> open;  // regions whose headings are above, by level
    for (Node node = tree_.root().first_child(); node; node = node.next()) {
        Block block{node, node.type(), file_line(node.first_line()), file_line(node.last_line())};
        // cmark lets some blocks reach over the blank lines behind them.
        if (const Node next = node.next()) block.last = std::min(block.last, file_line(next.first_line()) - 1);
        block.last = std::max(block.first, std::min(block.last, static_cast<std::uint32_t>(lines_.size())));
        while (block.last > block.first && text::trim(line(block.last)).empty()) --block.last;
        if (block.type == Type::heading) {
            Region region;
            region.has_heading = true;
            region.heading = block;
            region.level = node.heading_level();
            region.title = heading_text(*this, block);
            region.plain = markdown::plain_text(node);
            while (!open.empty() && regions_[open.back()].level >= region.level) open.pop_back();
            region.parent = open.empty() ? regions_.size() : open.back();
            open.push_back(regions_.size());
            regions_.push_back(std::move(region));
        } else {
            regions_.back().blocks.push_back(block);
        }
    }
}

std::string_view Outline::line(std::uint32_t number) const {
    return number >= 1 && number <= lines_.size() ? lines_[number - 1] : std::string_view();
}

std::string Outline::text(std::uint32_t first, std::uint32_t last) const { return dedented(first, last, 0); }

std::string Outline::dedented(std::uint32_t first, std::uint32_t last, std::uint32_t indent) const {
    std::string result;
    for (std::uint32_t number = first; number <= last && number <= lines_.size(); ++number) {
        std::string_view s = line(number);
        std::uint32_t column = 0;
        while (!s.empty() && column < indent && (s.front() == ' ' || s.front() == '\t')) {
            column += s.front() == '\t' ? 4 - column % 4 : 1;
            s.remove_prefix(1);
        }
        result += s;
        result += '\n';
    }
    return result;
}

std::vector<Text> Outline::path(std::size_t region, bool own) const {
    std::vector<Text> result;
    std::size_t at = region;
    if (regions_[at].has_heading && own) result.push_back(regions_[at].title);
    while (regions_[at].has_heading && regions_[at].parent != at) {
        at = regions_[at].parent;
        result.push_back(regions_[at].title);
    }
    std::reverse(result.begin(), result.end());
    return result;
}

}  // namespace qbank
