// <details><summary>question</summary>answer</details>, in one or several lines, and the components of MDX
// pages.
#include <algorithm>

#include "base/text.hpp"
#include "parse/asks.hpp"
#include "parse/claim.hpp"
#include "parse/fold_content.hpp"
#include "parse/labels.hpp"
#include "parse/lines.hpp"
#include "parse/titles.hpp"

namespace qbank {

namespace {

/// Whether what stands between two lines is nothing but tags.
bool only_tags_between(const Outline& outline, std::uint32_t after, std::uint32_t before) {
    for (std::uint32_t line = after + 1; line < before; ++line) {
        const std::string_view s = text::trim(outline.line(line));
        if (!s.empty() && !is_only_tags(s)) return false;
    }
    return true;
}

/// Where the questions begin that stand in a fold behind its answer, since its end was forgotten or
/// misplaced; 0 for none. One that is followed by more of the answer belongs to it.
std::uint32_t questions_at_end(const Outline& outline, std::vector<Fold>::const_iterator fold,
                               std::vector<Fold>::const_iterator end) {
    constexpr int most = 1000;  // folds in folds in folds would take time quadratic in their number
    int seen = 0;
    std::uint32_t first = 0, last = 0;
    for (auto inner = fold + 1; inner != end && inner->first < fold->last; ++inner) {
        if (++seen > most) return 0;
        if (inner->first <= fold->title_last || inner->first <= last) continue;
        const std::string plain = markdown::plain_text(inner->title);
        const bool question = ends_asking(plain) && !is_answer_label(plain) && inner->closed;
        if (!question || (first > 0 && !only_tags_between(outline, last, inner->first))) {
            first = 0;
            if (!question) continue;
        }
        if (first == 0) first = inner->first;
        last = inner->last;
    }
    return first > 0 && only_tags_between(outline, last, fold->last) ? first : 0;
}

}  // namespace

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
        const std::string plain =
            put_wording(outline, fold->title, fold->title_first, fold->title_column, candidate);
        if (candidate.wording.value.empty() || is_answer_label(plain) || is_apparatus(plain)) continue;
        candidate.first = fold->title_first;
        candidate.last = fold->title_last;
        candidate.body_first = fold->title_last + 1;
        candidate.body_last = fold->closed && fold->last > fold->title_last ? fold->last - 1 : fold->last;
        if (!fold->closed) candidate.body_last = std::min(candidate.body_last, region.last);
        std::string head(candidate.head);
        if (!head.empty()) head += ' ';
        candidate.head = head.append(text::trim(fold->head));
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
        candidate.indent = fold->indent;
        if (fold->quoted && fold->last > fold->title_last) {
            candidate.answer = Text{std::string(text::trim(content_of(outline, *fold, 0))),
                                    outline.file().at(fold->title_last + 1, 1)};
            candidate.answer_first = fold->title_last + 1;
            candidate.answer_last = fold->last;
        }
        inside = fold->last;
        const std::uint32_t more = fold->closed ? questions_at_end(outline, fold, folds.end()) : 0;
        if (more > candidate.last) {
            candidate.body_last = more - 1;
            candidate.tail.clear();
            inside = more;
        }
        claim.other.push_back({fold->first, fold->first, LineUse::note, "markup"});
        if (fold->closed) claim.other.push_back({fold->last, fold->last, LineUse::note, "markup"});
        claim.candidates.push_back(std::move(candidate));
    }
    return claim;
}

}  // namespace qbank
