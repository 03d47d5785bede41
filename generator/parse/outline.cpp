#include "parse/outline.hpp"

#include <algorithm>
#include <iterator>

#include "base/text.hpp"
#include "parse/asks.hpp"
#include "parse/definitions.hpp"
#include "parse/directives.hpp"
#include "parse/labels.hpp"
#include "parse/lines.hpp"
#include "parse/pieces.hpp"
#include "parse/titles.hpp"

namespace qbank {
namespace {

using markdown::Type;

std::vector<Fold> all_folds(const std::vector<std::string_view>& lines,
                            const std::function<bool(std::size_t)>& is_code) {
    std::vector<Fold> folds = find_folds(lines, is_code);
    std::vector<Fold> directives = find_directives(lines, is_code);
    const auto middle = static_cast<std::ptrdiff_t>(folds.size());
    folds.insert(folds.end(), std::make_move_iterator(directives.begin()),
                 std::make_move_iterator(directives.end()));
    std::inplace_merge(folds.begin(), folds.begin() + middle, folds.end(),
                       [](const Fold& a, const Fold& b) { return a.first < b.first; });
    return folds;
}

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
        if (end == 0 || (end < s.size() && text::is_space(s[end - 1])))
            s = text::trim_right(s.substr(0, end));
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
    place.end_column =
        static_cast<std::uint32_t>(column + (last == heading.first ? joined.size() : trimmed.size()));
    return {joined, place};
}

}  // namespace

Outline::Outline(const SourceFile& file, std::vector<std::string_view> lines, std::uint32_t body_line,
                 const Limits& limits, std::size_t piece, bool fences)
    : file_(file),
      lines_(std::move(lines)),
      offset_(std::min(body_line - 1, static_cast<std::uint32_t>(lines_.size()))),
      limits_(limits),
      structure_(std::span(lines_).subspan(offset_), limits_.line_bytes, fences),
      folds_(
          all_folds(lines_, [this](std::size_t i) { return is_code(static_cast<std::uint32_t>(i + 1)); })) {
    regions_.emplace_back();
    find_limit();
    parse_pieces(piece);
    for (std::size_t i = 0; i < regions_.size(); ++i) {
        regions_[i].index = i;
        regions_[i].last = i + 1 < regions_.size() ? regions_[i + 1].heading.first - 1
                                                   : static_cast<std::uint32_t>(lines_.size());
    }
}

void Outline::find_limit() {
    for (std::size_t i = 0; i < structure_.size() && line_over_limit_ == 0; ++i) {
        if (!structure_.is_code(i) &&
            markdown::Limits{limits_.table_columns}.is_passed_by(structure_.source(i)))
            line_over_limit_ = static_cast<std::uint32_t>(i + 1) + offset_;
    }
}

void Outline::parse_pieces(std::size_t length) {
    markdown::Limits limits{limits_.table_columns};
    limits.tables = line_over_limit_ == 0;
    std::vector<BlockTree::Top> tops;
    const Definitions definitions(structure_);
    Pieces pieces(structure_, length);
    while (pieces.next()) {
        const std::string others = definitions.supplement(pieces.text(), pieces.first(), pieces.end());
        const markdown::Scratch scratch;
        const markdown::Tree tree(others.empty() ? pieces.text() : pieces.text() + others, scratch, limits);
        tree_.add(tree.root(), structure_, pieces.first(), pieces.end(), offset_, tops);
        // The last one may go on in the next piece.
        for (std::size_t i = 0; i + 1 < tops.size(); ++i) place(tops[i], tops[i + 1].node.first_line());
        if (tops.size() > 1) tops.erase(tops.begin(), tops.end() - 1);
    }
    for (const BlockTree::Top& top : tops) place(top, 0);
}

/// Puts a block into its region; `next_line` is where the next one begins, 0 if there is none.
void Outline::place(const BlockTree::Top& top, std::uint32_t next_line) {
    Block block{top.node, top.node.type(), top.node.first_line(), top.node.last_line(), top.counts};
    // cmark lets some blocks reach over the blank lines behind them.
    if (next_line > 0) block.last = std::min(block.last, next_line - 1);
    block.last = std::max(block.first, std::min(block.last, static_cast<std::uint32_t>(lines_.size())));
    while (block.last > block.first && text::trim(line(block.last)).empty()) --block.last;
    if (block.type == Type::heading) {
        Text title = heading_text(*this, block);
        if (title.value.empty() && !asks_below(block)) {
            block.type = Type::rule;  // "#" alone, a gap between parts
        } else if (!is_part_of_answer(block, top.level, top.heading)) {
            add_heading(block, top.level, std::move(title), top.heading);
            return;
        } else {
            block.type = Type::paragraph;
        }
    }
    if (block.type == Type::html_block) {
        add_html(block);
    } else {
        regions_.back().blocks.push_back(block);
    }
}

/// Whether the next line of text asks, and is no heading.
bool Outline::asks_below(const Block& heading) const {
    constexpr std::uint32_t farthest = 3;
    for (std::uint32_t number = heading.last + 1; number <= heading.last + farthest; ++number) {
        const std::string_view s = text::trim(line(number));
        if (!s.empty()) return heading_marks(s) == 0 && ends_asking(s);
    }
    return false;
}

void Outline::add_heading(const Block& block, int level, Text title, std::string plain) {
    Region region;
    region.has_heading = true;
    region.heading = block;
    region.level = level;
    region.title = std::move(title);
    region.plain = std::move(plain);
    region.apparatus = is_apparatus(region.plain);
    while (!open_.empty() && regions_[open_.back()].level >= level) open_.pop_back();
    region.parent = open_.empty() ? regions_.size() : open_.back();
    const bool first = regions_.size() == 1;
    region.advice =
        (!first && announces_advice(region.plain)) || (!open_.empty() && regions_[open_.back()].advice);
    open_.push_back(regions_.size());
    regions_.push_back(std::move(region));
}

/// <h3>…</h3> on lines of its own is a heading, too.
void Outline::add_html(Block block) {
    const bool comment = text::trim(line(block.first)).starts_with("<!--");
    for (std::uint32_t number = block.first; number <= block.last; ++number) {
        const std::uint32_t last = comment ? 0 : end_of_html_heading(number, block.last);
        if (last == 0) continue;
        const std::string_view whole = line(number), s = text::trim(whole);
        std::string joined(s.substr(s.find('>') + 1));
        for (std::uint32_t next = number + 1; next <= last; ++next)
            joined.append(" ").append(text::trim(line(next)));
        const std::size_t close = joined.rfind("</");
        if (close == std::string::npos) continue;  // what ends the tag is in the title: <h1 title="</h1>
        joined.resize(close);
        const std::string title = markdown_of_html(joined);
        std::string plain = markdown::plain_text(title);
        if (plain.empty() || is_part_of_answer({block.node, Type::heading, number, last}, s[2] - '0', plain))
            continue;
        if (number > block.first)
            regions_.back().blocks.push_back({block.node, block.type, block.first, number - 1});
        const auto column = static_cast<std::uint32_t>(s.data() - whole.data() + s.find('>') + 2);
        add_heading({block.node, Type::heading, number, last}, s[2] - '0', {title, file_.at(number, column)},
                    std::move(plain));
        block.first = last + 1;
        number = last;
    }
    if (block.first <= block.last) regions_.back().blocks.push_back(block);
}

std::uint32_t Outline::end_of_html_heading(std::uint32_t first, std::uint32_t end) const {
    constexpr std::uint32_t most_lines = 5;
    const std::string_view s = text::trim(line(first));
    if (s.size() < 4 || s[0] != '<' || text::lower(s[1]) != 'h' || s[2] < '1' || s[2] > '6' ||
        s.find('>') == std::string_view::npos)
        return 0;
    for (std::uint32_t number = first; number <= end && number < first + most_lines; ++number) {
        const std::string_view last = text::trim(line(number));
        const std::size_t close = last.rfind("</");
        if (close != std::string_view::npos && text::istarts_with(last.substr(close), "</h") &&
            last.ends_with('>'))
            return number;
        if (last.find("</h") != std::string_view::npos) return 0;  // several on one line
    }
    return 0;
}

/// "Answer: D", "Example", what a fold holds that answers, and "# install it" of code that nobody fenced:
/// headings to Markdown, but no parts of the document.
bool Outline::is_part_of_answer(const Block& heading, int level, const std::string& plain) const {
    if (is_answer_part(plain)) {
        // "Answers" may be a section of its own, behind all questions.
        if (level > 2 || !is_apparatus(plain)) return true;
    }
    auto fold = std::upper_bound(folds_.begin(), folds_.end(), heading.first,
                                 [](std::uint32_t line, const Fold& f) { return line < f.first; });
    for (int steps = 0; fold != folds_.begin() && steps < 8; ++steps) {
        --fold;
        if (fold->closed && fold->title_last < heading.first && heading.first <= fold->last) {
            const std::string title = markdown::plain_text(fold->title);
            if (is_answer_label(title) || ends_asking(title)) return true;
        }
    }
    return is_unfenced_comment(heading, level, plain);
}

bool Outline::is_unfenced_comment(const Block& heading, int level, const std::string& plain) const {
    if (level != 1 || regions_.size() < 3) return false;
    const auto is_prose = [&](std::uint32_t number) {
        const std::string_view s = text::trim(line(number));
        return !s.empty() && s[0] != '#' && s[0] != '<' && s[0] != '-' && s[0] != '*' && s[0] != '=';
    };
    const bool above = is_prose(heading.first - 1), below = is_prose(heading.last + 1);
    if (!above && !below) return false;
    const bool calm = !plain.empty() && plain[0] >= 'a' && plain[0] <= 'z';
    // "# What makes it secure?" between two texts is a question whose writer spares blank lines.
    if (!calm && ends_asking(plain) && std::count(plain.begin(), plain.end(), ' ') >= 3) return false;
    return (above && below) || (calm && (above || below));
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

std::vector<Text> Outline::path(std::size_t region, bool own, const std::vector<bool>& left_out) const {
    std::vector<Text> result;
    std::size_t at = region;
    if (regions_[at].has_heading && own) result.push_back(regions_[at].title);
    while (regions_[at].has_heading && regions_[at].parent != at) {
        at = regions_[at].parent;
        if (!left_out[at]) result.push_back(regions_[at].title);
    }
    std::reverse(result.begin(), result.end());
    return result;
}

}  // namespace qbank
