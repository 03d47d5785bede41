#include "parse/joined_claims.hpp"

#include <algorithm>

namespace qbank {
namespace {

bool follows(const Candidate& candidate, const Candidate* before) {
    return before && before->number && candidate.number && *candidate.number == *before->number + 1;
}

/// The candidates of `other` that go in between those of `chosen`. Both are ordered by line.
class Gaps {
  public:
    Gaps(const Claim& chosen, const Claim& other) : chosen_(chosen), other_(other) {
        asking_ = other.convincing() && other.strictly_asking() * 10 >= other.candidates.size() * 6;
        // "33) …" right below a line of text is no item to Markdown, but goes on the numbering of the list
        // above.
        numbered_ = chosen.shape == Shape::list && chosen.ordered && other.shape == Shape::marked;
        whole_ = ends_where_chosen_goes_on();
    }

    std::vector<Candidate> find() {
        std::size_t next = 0;  // the first chosen one behind the candidate at hand
        for (std::size_t k = 0; k < other_.candidates.size(); ++k) {
            const Candidate& candidate = other_.candidates[k];
            while (next < chosen_.candidates.size() && chosen_.candidates[next].first <= candidate.last)
                ++next;
            const Candidate* above = next > 0 ? &chosen_.candidates[next - 1] : nullptr;
            const bool taken = above && candidate.first <= std::max(above->last, above->body_last);
            if (taken ? fills_gap(k, above, next) : stands_free(candidate, above))
                found_.push_back(candidate);
        }
        return found_.size() >= 2 || closes_gap() ? std::move(found_) : std::vector<Candidate>{};
    }

  private:
    /// Whether numbered lines that are no list to Markdown are chosen and go on where a list ends.
    bool ends_where_chosen_goes_on() const {
        if (other_.shape != Shape::list || !other_.ordered || chosen_.shape != Shape::marked) return false;
        const Candidate& last = other_.candidates.back();
        return std::any_of(chosen_.candidates.begin(), chosen_.candidates.end(),
                           [&](const Candidate& c) { return c.first > last.first && follows(c, &last); });
    }

    /// Whether what was found lacks in the numbering of the chosen ones.
    bool closes_gap() const {
        if (found_.empty() || !numbered_) return false;
        const auto next =
            std::upper_bound(chosen_.candidates.begin(), chosen_.candidates.end(), found_.back().first,
                             [](std::uint32_t line, const Candidate& c) { return line < c.first; });
        return next != chosen_.candidates.end() && follows(*next, &found_.back());
    }

    const Candidate* before(const Candidate* above) const {
        const Candidate* last = found_.empty() ? nullptr : &found_.back();
        return !above || (last && last->first > above->first) ? last : above;
    }

    bool stands_free(const Candidate& candidate, const Candidate* above) const {
        return (asking_ && candidate.strict) || whole_ || (numbered_ && follows(candidate, before(above)));
    }

    /// Whether the candidate, in what is the answer of the question above to the list, is the number, or the
    /// first of the numbers, between that question's and the next one's: "8." in between 7 and 9.
    bool fills_gap(std::size_t k, const Candidate* above, std::size_t next) {
        if (!numbered_ || next == chosen_.candidates.size()) return false;
        if (k < bridged_until_) return true;
        if (k < looked_until_ || !follows(other_.candidates[k], above)) return false;
        const Candidate& end = chosen_.candidates[next];
        std::size_t last = k;
        while (last + 1 < other_.candidates.size() && other_.candidates[last + 1].first < end.first &&
               follows(other_.candidates[last + 1], &other_.candidates[last]))
            ++last;
        looked_until_ = last + 1;
        if (!follows(end, &other_.candidates[last])) return false;
        bridged_until_ = last + 1;
        return true;
    }

    const Claim& chosen_;
    const Claim& other_;
    bool asking_ = false, numbered_ = false, whole_ = false;
    std::size_t bridged_until_ = 0, looked_until_ = 0;  // indexes in the other's candidates
    std::vector<Candidate> found_;
};

}  // namespace

void join_others(Claim& chosen, const std::vector<Claim>& others) {
    for (const Claim& other : others) {
        if (other.shape == chosen.shape || other.shape == Shape::heading || other.shape == Shape::plain ||
            other.candidates.empty())
            continue;
        std::vector<Candidate> found = Gaps(chosen, other).find();
        if (found.empty()) continue;
        for (Candidate& candidate : found) chosen.candidates.push_back(std::move(candidate));
        std::stable_sort(chosen.candidates.begin(), chosen.candidates.end(),
                         [](const Candidate& a, const Candidate& b) { return a.first < b.first; });
        for (std::size_t k = 0; k + 1 < chosen.candidates.size(); ++k) {
            std::uint32_t& last = chosen.candidates[k].body_last;
            last = std::min(last, chosen.candidates[k + 1].first - 1);
        }
    }
}

}  // namespace qbank
