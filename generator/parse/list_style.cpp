#include "parse/list_style.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "parse/asks.hpp"
#include "parse/titles.hpp"
#include "parse/wording.hpp"

namespace qbank {
namespace {

constexpr std::size_t few = 5;

bool are_most(std::size_t count, std::size_t all) { return count * 10 >= all * 9; }

/// "Duration: an hour", "**Goal**: to be quick".
bool has_label(std::string_view wording) {
    constexpr std::size_t longest_label = 40;
    const std::size_t colon = wording.find(':');
    return colon != std::string_view::npos && colon > 0 && colon <= longest_label &&
           colon + 1 < wording.size() &&
           std::string_view(" *_").find(wording[colon + 1]) != std::string_view::npos;
}

/// The line that ends with a colon, apart from a hand that points down.
bool introduces(std::string_view line) {
    std::string_view s = text::trim(line);
    while (!s.empty() && static_cast<unsigned char>(s.back()) >= 0x80 && !s.ends_with("："))
        s.remove_suffix(1);
    s = text::trim_right(s);
    while (s.ends_with('*') || s.ends_with('_')) s.remove_suffix(1);
    return s.ends_with(':') || s.ends_with("：");
}

}  // namespace

void ListStyle::count(const Claim& claim, Counts& counts) const {
    for (const Candidate& candidate : claim.candidates) {
        const std::string_view line = outline_.line(candidate.first);
        ++counts.all;
        const bool bold = line.find("**") < 12;
        if (bold) ++counts.bold;
        if (candidate.asks) ++counts.asking;
        const bool link =
            line.find("](") != std::string_view::npos || line.find("://") != std::string_view::npos;
        if (link) ++counts.links;
        if (candidate.strict) ++counts.strict;
        if (candidate.strict && link) ++counts.strict_links;
        // Where the whole is bold, the colon stands within a title.
        const bool title = bold && candidate.wording.value.find("**") == std::string::npos;
        if (!title && has_label(candidate.wording.value)) ++counts.labelled;
        if (claim.ordered) ++counts.ordered;
        if (candidate.marked) ++counts.marked;
    }
}

void ListStyle::add(const Claim& asking) { count(asking, asking_); }

bool ListStyle::fits(const Claim& quiet) const {
    if (asking_.all < few) return true;
    Counts own;
    count(quiet, own);
    if (are_most(asking_.bold, asking_.all) && own.bold * 2 < own.all) return false;
    if (are_most(asking_.links, asking_.all) && own.links * 2 < own.all) return false;
    // "Further reading" by whatever name.
    if (own.links * 10 >= own.all * 7 && asking_.links * 2 < asking_.all) return false;
    if (quiet.shape == Shape::list && are_most(asking_.ordered, asking_.all) && own.ordered == 0)
        return false;
    if (are_most(asking_.marked, asking_.all) && own.marked * 2 < own.all) return false;
    return own.labelled * 10 < own.all * 6 || asking_.labelled * 4 >= asking_.all;
}

bool ListStyle::is_links_among_questions(const Claim& claim) const {
    if (asking_.strict < 4 * few || asking_.strict_links * 10 > asking_.strict) return false;
    Counts own;
    count(claim, own);
    return own.links * 10 >= own.all * 7 && own.strict * 10 < own.all;
}

bool ListStyle::asks_throughout() const {
    return asking_.all >= 4 * few && asking_.asking * 5 >= asking_.all * 4;
}

bool is_introduced(const Outline& outline, const Region& region, const Claim& quiet) {
    if (quiet.candidates.empty()) return false;
    const std::uint32_t first = quiet.candidates.front().first;
    const auto list = std::find_if(region.blocks.begin(), region.blocks.end(),
                                   [&](const Block& b) { return b.first <= first && first <= b.last; });
    if (list == region.blocks.end() || list == region.blocks.begin()) return false;
    const Block& above = *std::prev(list);
    if (above.type != markdown::Type::paragraph) return false;
    const std::string_view line = outline.line(above.last);
    return introduces(line) && !promises_questions(line) && !asks(markdown::plain_text(line));
}

}  // namespace qbank
