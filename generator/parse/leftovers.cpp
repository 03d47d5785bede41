#include "parse/leftovers.hpp"

#include "base/text.hpp"
#include "parse/lines.hpp"

namespace qbank {
namespace {

using markdown::Type;

struct Account {
    LineUse use;
    std::string_view reason;
};

Account account_of(const Outline& outline, const Block& block) {
    switch (block.type) {
        case Type::rule: return {LineUse::note, "rule"};
        case Type::html_block: return {LineUse::note, "markup"};
        case Type::quote: return {LineUse::note, "remark"};
        case Type::code_block: return {LineUse::skipped, "code outside a question"};
        case Type::table: return {LineUse::skipped, "table without a question column"};
        case Type::footnote_definition: return {LineUse::note, "footnote"};
        case Type::list: {
            if (block.counts.links > 0 && block.counts.letters < block.counts.links * 12)
                return {LineUse::skipped, "list of links"};
            return {LineUse::skipped, "list that asks nothing"};
        }
        case Type::paragraph: {
            if (block.first == block.last && is_back_link(outline.line(block.first)))
                return {LineUse::note, "link to the top"};
            if (block.counts.letters == 0 && block.counts.images + block.counts.links > 0)
                return {LineUse::skipped, "images and links"};
            return {LineUse::note, "text outside questions"};
        }
        default: return {LineUse::skipped, "not recognized"};
    }
}

}  // namespace

std::vector<LineSpan> leftovers_of(const Outline& outline) {
    std::vector<LineSpan> result;
    for (const Region& region : outline.regions()) {
        for (const Block& block : region.blocks) {
            const Account account = account_of(outline, block);
            const bool joins = !result.empty() && result.back().use == account.use &&
                               result.back().reason == account.reason &&
                               block.first <= result.back().last + 2;
            if (joins) {
                result.back().last = block.last;
            } else {
                result.push_back({block.first, block.last, account.use, account.reason});
            }
        }
    }
    return result;
}

void account_for_leftovers(const Outline& outline, const std::vector<LineSpan>& leftovers, Ledger& ledger) {
    for (const Region& region : outline.regions()) {
        if (region.has_heading) ledger.claim(region.heading.first, region.heading.last, LineUse::section);
    }
    for (const LineSpan& span : leftovers) ledger.claim(span.first, span.last, span.use, span.reason);
    // What the structure was read without, see structure.hpp, and what makes no block.
    for (std::uint32_t line = 1; line <= outline.lines().size(); ++line) {
        if (!ledger.is_free(line)) continue;
        if (outline.is_code(line)) ledger.claim(line, line, LineUse::skipped, "code outside a question");
        const std::string_view s = outline.line(line);
        if (is_rule(s) || text::trim(s).find_first_not_of('-') == std::string_view::npos)
            ledger.claim(line, line, LineUse::note, "rule");
        if (is_only_tags(s)) ledger.claim(line, line, LineUse::note, "markup");
        if (fence_length(s) > 0) ledger.claim(line, line, LineUse::note, "stray fence");
        if (text::trim_left(s).starts_with('[') && s.find("]:") != std::string_view::npos) {
            ledger.claim(line, line, LineUse::note, "link definition");
        }
    }
}

}  // namespace qbank
