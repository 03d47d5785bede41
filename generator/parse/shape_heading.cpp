// Headings that are questions: "### 12. What is …?". The body is added once all regions are decided, because
// deeper headings may belong to it.
#include <algorithm>

#include "base/text.hpp"
#include "parse/asks.hpp"
#include "parse/claim.hpp"
#include "parse/labels.hpp"
#include "parse/titles.hpp"

namespace qbank {
namespace {

/// "## Question 5", the question itself in a deeper heading right below.
bool take_next_heading(const Outline& outline, const Region& region, Candidate& candidate) {
    if (region.index + 1 >= outline.regions().size()) return false;
    const Region& next = outline.regions()[region.index + 1];
    if (next.level <= region.level || !region.blocks.empty()) return false;
    const std::optional<std::uint32_t> number = candidate.number;
    put_wording(outline, next.title.value, next.title.place.line, next.title.place.column, candidate);
    candidate.number = number ? number : candidate.number;
    candidate.last = next.heading.last;
    return !candidate.wording.value.empty();
}

/// "### Question 5", the question itself in the first paragraph below, or in the second if the first is but
/// "**Question:**".
bool take_first_paragraph(const Outline& outline, const Region& region, Candidate& candidate) {
    const std::optional<std::uint32_t> number = candidate.number;
    for (std::size_t i = 0; i < std::min<std::size_t>(2, region.blocks.size()); ++i) {
        const Block& block = region.blocks[i];
        if (block.type != markdown::Type::paragraph) return false;
        std::string joined(text::trim(outline.line(block.first)));
        std::uint32_t last = block.first;
        while (last < block.last && !ends_asking(joined) &&
               answer_label_length(text::trim(outline.line(last + 1))) == 0) {
            joined += ' ';
            joined += text::trim(outline.line(++last));
        }
        put_wording(outline, joined, block.first, 1, candidate);
        candidate.number = number ? number : candidate.number;
        candidate.last = last;
        if (!candidate.wording.value.empty()) return true;
    }
    return false;
}

}  // namespace

Claim claim_heading(const Outline& outline, const Region& region) {
    Claim claim;
    claim.shape = Shape::heading;
    if (!region.has_heading || region.apparatus || is_frame(region.plain)) return claim;
    Candidate candidate;
    put_wording(outline, region.title.value, region.title.place.line, region.title.place.column, candidate);
    candidate.first = region.heading.first;
    candidate.last = region.heading.last;
    if (candidate.wording.value.empty() && !take_next_heading(outline, region, candidate) &&
        !take_first_paragraph(outline, region, candidate))
        return claim;
    candidate.body_first = candidate.last + 1;
    candidate.body_last = region.last;
    claim.candidates.push_back(std::move(candidate));
    return claim;
}

}  // namespace qbank
