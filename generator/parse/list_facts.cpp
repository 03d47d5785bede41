#include "parse/list_facts.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "parse/choices.hpp"

namespace qbank {
std::optional<std::uint32_t> printed_number(std::string_view line, std::uint32_t column) {
    if (column == 0 || column > line.size()) return std::nullopt;
    const std::string_view s = line.substr(column - 1);
    const auto digits = static_cast<std::size_t>(
        std::find_if_not(s.begin(), s.end(), [](char c) { return text::is_digit(c); }) - s.begin());
    return text::number(s.substr(0, digits));
}

ListFacts facts_of(const Outline& outline, BlockNode list) {
    ListFacts facts;
    facts.ordered = list.ordered();
    std::size_t letters = 0, boxes = 0;
    for (BlockNode item = list.first_child(); item; item = item.next()) {
        const std::size_t index = facts.items++;
        const BlockNode first = item.first_child();
        const std::string_view line = outline.line(item.first_line());
        if (facts.ordered) {
            const std::uint32_t number = printed_number(line, item.first_column()).value_or(0);
            if (index == 0) facts.first_number = number;
            facts.last_number = number;
        }
        if (item.is_task()) ++boxes;
        if (first.type() == markdown::Type::heading) ++facts.headings;
        if (first.type() != markdown::Type::paragraph && first.type() != markdown::Type::heading) continue;
        std::size_t unused = 0;
        if (option_letter(line, unused) == static_cast<int>(index)) ++letters;
        if (first.is_only_links()) ++facts.linked;
        if (first.is_only_fragments()) ++facts.fragments;
        if (first.asks_strictly()) ++facts.strict;
        if (first.asks_behind_number()) ++facts.asking;
    }
    const bool few = facts.items >= 2 && facts.items <= 10;
    facts.options =
        few && (letters == facts.items || (boxes == facts.items && facts.strict * 2 < facts.items));
    return facts;
}

}  // namespace qbank
