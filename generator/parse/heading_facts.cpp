#include "parse/heading_facts.hpp"

#include <algorithm>
#include <map>
#include <string_view>

#include "base/text.hpp"
#include "parse/asks.hpp"
#include "parse/bare_numbers.hpp"
#include "parse/lines.hpp"
#include "parse/list_facts.hpp"
#include "parse/number_prefix.hpp"

namespace qbank {
namespace {

/// "<summary>Show the list</summary>".
bool is_label_of_fold(std::string_view line) {
    constexpr std::string_view open = "<summary>", close = "</summary>";
    constexpr std::size_t longest_label = 30;
    return line.starts_with(open) && line.size() <= open.size() + longest_label + close.size();
}

enum class Body { nothing, links, text };

/// What a block below a heading says; a table of contents and remarks in the markup say nothing.
Body body_of(const Outline& outline, const Block& block) {
    if (block.type == markdown::Type::rule) return Body::nothing;
    if (block.type == markdown::Type::html_block) {
        for (std::uint32_t line = block.first; line <= block.last; ++line) {
            const std::string_view s = text::trim(outline.line(line));
            if (!is_only_tags(s) && !is_label_of_fold(s)) return Body::text;
        }
        return Body::nothing;
    }
    if (block.type != markdown::Type::list) return Body::text;
    const ListFacts list = facts_of(outline, block.node);
    return list.is_contents() ? Body::nothing : list.is_links() ? Body::links : Body::text;
}

HeadingFacts heading_facts_of(const Outline& outline, std::size_t i, const std::vector<Claim>& claims) {
    HeadingFacts facts;
    const Claim* claim = claim_in(claims, Shape::heading);
    if (!claim) return facts;
    const Region& region = outline.regions()[i];
    const Candidate& candidate = claim->candidates.front();
    facts.level = region.level;
    facts.asks = candidate.asks;
    facts.strict = candidate.strict;
    facts.commands = commands(region.plain);
    facts.marked = candidate.marked;
    facts.number = candidate.number;
    const NumberPrefix prefix = number_prefix(region.plain);
    facts.dotted = prefix.length > 0 && !prefix.number && !prefix.marked;
    for (const Block& block : region.blocks) {
        const Body body = body_of(outline, block);
        facts.has_body |= body != Body::nothing;
        facts.has_text |= body == Body::text;
    }
    // A heading that is a link leads to its text.
    if (candidate.linked && !candidate.head.empty()) facts.has_body = facts.has_text = true;
    const bool next = i + 1 < outline.regions().size();
    facts.has_parts = next && outline.regions()[i + 1].level > region.level;
    return facts;
}

void count_times(const Outline& outline, std::vector<HeadingFacts>& facts) {
    std::map<std::string_view, std::size_t> times;
    for (const Region& region : outline.regions()) ++times[region.plain];
    for (const Region& region : outline.regions())
        facts[region.index].times = region.plain.empty() ? 1 : times[region.plain];
}

/// "Have a doubt?" below each question, with nothing but a link. Without one it may be a question that stands
/// in two lists.
bool is_furniture(const HeadingFacts& heading) {
    constexpr std::size_t often = 5;
    const std::size_t least = heading.has_parts ? often : heading.has_body ? 2 : 3;
    return heading.times >= least && !heading.has_text && !heading.number && !heading.marked;
}

}  // namespace

std::vector<HeadingFacts> take_heading_facts(const Outline& outline, std::vector<std::vector<Claim>>& claims,
                                             bool advice) {
    take_bare_numbers(outline, claims);
    std::vector<HeadingFacts> facts;
    for (const Region& region : outline.regions()) {
        const std::size_t i = region.index;
        facts.push_back(heading_facts_of(outline, i, claims[i]));
        const Claim* above = i > 0 ? claim_in(claims[i - 1], Shape::heading) : nullptr;
        const bool taken =
            above && region.has_heading && above->candidates.front().last >= region.heading.first;
        if (taken || (advice && region.advice && !facts.back().strict)) {
            facts.back() = {};
            claims[i].clear();
        }
    }
    count_times(outline, facts);
    for (std::size_t i = 0; i < facts.size(); ++i) {
        if (!is_furniture(facts[i])) continue;
        facts[i] = {};
        facts[i].furniture = true;
        claims[i].clear();
    }
    return facts;
}

}  // namespace qbank
