#include "parse/heading_facts.hpp"

#include <algorithm>
#include <map>
#include <string_view>

namespace qbank {
namespace {

HeadingFacts facts_of(const Outline& outline, std::size_t i, const std::vector<Claim>& claims) {
    HeadingFacts facts;
    const Claim* claim = claim_in(claims, Shape::heading);
    if (!claim) return facts;
    const Region& region = outline.regions()[i];
    const Candidate& candidate = claim->candidates.front();
    facts.level = region.level;
    facts.asks = candidate.asks;
    facts.strict = candidate.strict;
    facts.marked = candidate.marked;
    facts.number = candidate.number;
    facts.has_body = std::any_of(region.blocks.begin(), region.blocks.end(),
                                 [](const Block& b) { return b.type != markdown::Type::rule; });
    // A heading that is a link leads to its text.
    facts.has_body = facts.has_body || (candidate.linked && !candidate.head.empty());
    const bool next = i + 1 < outline.regions().size();
    facts.has_parts = next && outline.regions()[i + 1].level > region.level;
    return facts;
}

void tell_repeated(const Outline& outline, std::vector<HeadingFacts>& facts) {
    std::map<std::string_view, std::size_t> times;
    for (const Region& region : outline.regions()) ++times[region.plain];
    for (const Region& region : outline.regions())
        facts[region.index].repeated = !region.plain.empty() && times[region.plain] > 1;
}

}  // namespace

std::vector<HeadingFacts> take_heading_facts(const Outline& outline, std::vector<std::vector<Claim>>& claims,
                                             bool advice) {
    std::vector<HeadingFacts> facts;
    for (const Region& region : outline.regions()) {
        const std::size_t i = region.index;
        facts.push_back(facts_of(outline, i, claims[i]));
        const Claim* above = i > 0 ? claim_in(claims[i - 1], Shape::heading) : nullptr;
        const bool taken =
            above && region.has_heading && above->candidates.front().last >= region.heading.first;
        if (taken || (advice && region.advice && !facts.back().strict)) {
            facts.back() = {};
            claims[i].clear();
        }
    }
    tell_repeated(outline, facts);
    return facts;
}

}  // namespace qbank
