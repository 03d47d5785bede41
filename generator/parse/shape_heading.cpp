// Headings that are questions: "### 12. What is …?". The answer below is added once all regions are decided,
// because deeper headings may belong to it.
#include "parse/claim.hpp"
#include "parse/wording.hpp"

namespace qbank {

Claim claim_heading(const Outline&, const Region& region) {
    Claim claim;
    claim.shape = Shape::heading;
    if (!region.has_heading || is_apparatus(region.plain)) return claim;
    const Wording wording = take_wording(region.title.value);
    if (wording.markdown.empty()) return claim;
    Candidate candidate;
    candidate.wording = {wording.markdown, region.title.place};
    candidate.wording.place.column += static_cast<std::uint32_t>(wording.skipped);
    candidate.number = wording.number;
    candidate.asks = asks(markdown::plain_text(wording.markdown)) || wording.marked;
    candidate.first = region.heading.first;
    candidate.last = region.heading.last;
    claim.candidates.push_back(std::move(candidate));
    return claim;
}

}  // namespace qbank
