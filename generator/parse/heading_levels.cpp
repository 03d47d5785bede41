#include "parse/heading_levels.hpp"

#include <algorithm>

namespace qbank {

void HeadingLevel::add(const HeadingFacts& heading) {
    ++all;
    if (heading.asks) ++asking;
    if (heading.asks || heading.commands) ++setting;
    if (heading.asks && !heading.has_body && !heading.has_parts) ++waiting;
    if (heading.strict) ++strict;
    if (heading.strict && heading.times == 1) ++own;
    if (heading.marked) ++marked;
    if (heading.has_body) ++with_body;
    if (heading.dotted) ++dotted;
    if (!heading.number) return;
    ++numbered;
    if (heading.asks) ++numbered_asking;
    if (last_number && *heading.number == *last_number + 1) ++counted;
    last_number = heading.number;
}

HeadingLevels levels_of(const std::vector<HeadingFacts>& headings) {
    HeadingLevels levels;
    for (const HeadingFacts& heading : headings)
        if (heading.level > 0) levels.at(static_cast<std::size_t>(heading.level)).add(heading);
    return levels;
}

std::vector<Siblings> siblings_of(const std::vector<HeadingFacts>& headings) {
    std::vector<std::size_t> eldest(headings.size());  // index of the first sibling
    std::array<std::size_t, 7> open{};                 // index + 1 of the eldest of each level, 0: none yet
    std::vector<Siblings> sums(headings.size());
    for (std::size_t i = 0; i < headings.size(); ++i) {
        const auto level = static_cast<std::size_t>(headings[i].level);
        if (level == 0) continue;
        std::fill(open.begin() + headings[i].level + 1, open.end(), 0);
        if (open[level] == 0) open[level] = i + 1;
        eldest[i] = open[level] - 1;
        ++sums[eldest[i]].all;
        if (headings[i].asks) ++sums[eldest[i]].asking;
    }
    std::vector<Siblings> result(headings.size());
    for (std::size_t i = 0; i < headings.size(); ++i)
        if (headings[i].level > 0) result[i] = sums[eldest[i]];
    return result;
}

}  // namespace qbank
