// <details><summary>question</summary>answer</details>, in one or several lines, and the components of MDX
// pages.
#include <algorithm>

#include "base/text.hpp"
#include "parse/asks.hpp"
#include "parse/claim.hpp"
#include "parse/labels.hpp"

namespace qbank {

Claim claim_details(const Outline& outline, const Region& region) {
    Claim claim;
    claim.shape = Shape::details;
    const std::uint32_t first_line = region.has_heading ? region.heading.first : 1;
    const std::vector<Fold>& folds = outline.folds();
    auto fold = std::lower_bound(folds.begin(), folds.end(), first_line,
                                 [](const Fold& f, std::uint32_t line) { return f.first < line; });
    std::uint32_t inside = 0;  // last line of the question that the next folds are inside of
    std::vector<const Fold*> around;
    for (; fold != folds.end() && fold->first <= region.last; ++fold) {
        if (fold->first < inside) continue;
        Candidate candidate;
        put_wording(outline, fold->title, fold->title_first, fold->title_column, candidate);
        if (candidate.wording.value.empty() || is_answer_label(candidate.plain) ||
            is_apparatus(candidate.plain))
            continue;
        candidate.first = fold->title_first;
        candidate.last = fold->title_last;
        candidate.body_first = fold->title_last + 1;
        candidate.body_last = fold->closed && fold->last > fold->title_last ? fold->last - 1 : fold->last;
        if (!fold->closed) candidate.body_last = std::min(candidate.body_last, region.last);
        if (!candidate.head.empty()) candidate.head += ' ';
        candidate.head += text::trim(fold->head);
        candidate.tail = fold->tail;
        while (!around.empty() && around.back()->last < fold->first) around.pop_back();
        for (const Fold* outer : around) {
            candidate.subsection.push_back(
                {outer->title, outline.file().at(outer->title_first, outer->title_column)});
        }
        // A fold that asks nothing and holds other folds is a section.
        const auto next = fold + 1;
        const bool section = !candidate.asks && next != folds.end() && next->first < fold->last &&
                             !is_answer_label(markdown::plain_text(next->title));
        if (section) {
            claim.other.push_back({candidate.first, candidate.last, LineUse::section, ""});
            around.push_back(&*fold);
            continue;
        }
        inside = fold->last;
        claim.other.push_back({fold->first, fold->first, LineUse::note, "markup"});
        if (fold->closed) claim.other.push_back({fold->last, fold->last, LineUse::note, "markup"});
        claim.candidates.push_back(std::move(candidate));
    }
    return claim;
}

}  // namespace qbank
