#include "parse/bold_titles.hpp"

#include <algorithm>

#include "parse/titles.hpp"

namespace qbank {
namespace {

/// "Advanced interview questions" is the title of what follows.
bool is_title_of_questions(const Candidate& candidate) {
    return is_quiet_title(candidate) && promises_questions(candidate.wording.value);
}

/// Takes those out that `is_title` tells; the bodies before them go on to the next question.
template <class IsTitle>
void drop(Claim& claim, IsTitle is_title) {
    std::deque<Candidate> kept;
    for (Candidate& candidate : claim.candidates) {
        if (!is_title(candidate)) {
            kept.push_back(std::move(candidate));
        } else if (!kept.empty()) {
            kept.back().body_last = candidate.body_last;
        }
    }
    claim.candidates = std::move(kept);
}

}  // namespace

bool is_quiet_title(const Candidate& candidate) { return !candidate.asks && !candidate.number; }

void drop_lonely_titles(std::vector<std::vector<Claim>>& claims) {
    constexpr std::size_t enough = 5;
    std::size_t titles = 0, asking = 0;
    for (std::vector<Claim>& region : claims) {
        for (Claim& claim : region)
            if (claim.shape == Shape::bold) drop(claim, is_title_of_questions);
        const Claim* bold = claim_in(region, Shape::bold);
        if (!bold) continue;
        const auto quiet = static_cast<std::size_t>(
            std::count_if(bold->candidates.begin(), bold->candidates.end(), is_quiet_title));
        titles += quiet;
        asking += bold->candidates.size() - quiet;
    }
    if (titles == 0 || (asking >= enough && titles * 5 <= asking * 2)) return;
    for (std::vector<Claim>& region : claims) {
        for (Claim& claim : region)
            if (claim.shape == Shape::bold) drop(claim, is_quiet_title);
    }
}

}  // namespace qbank
