#include "dedupe/comparison.hpp"

#include <algorithm>
#include <optional>
#include <tuple>

namespace qbank {
namespace {

constexpr float nearly = 0.85F;          ///< a match within a family: "job" and "task"
constexpr float derived = 0.6F;          ///< "scheduler" and "scheduling"
constexpr float in_surroundings = 0.2F;  ///< what the other's headings say needs no saying
constexpr float narrowing = 1.15F;       ///< "git stash" and "git stash pop": a word more on the thing itself
constexpr float back_from_surroundings = 0.6F;

void add_only(Comparison::Side& side, const TermUse& use, const Surroundings& around_other) {
    float weight = use.weight;
    if (use.side == 0 && around_other.says(use.term)) {
        side.weak += weight * in_surroundings;
        if (use.kind == TermKind::strong) side.surrounded += weight;
        return;
    }
    if (use.kind == TermKind::weak || use.kind == TermKind::light) {
        side.weak += weight;
        // Listed for the guards: "first" and "last" say little by themselves.
        if (use.has_opposite) side.only.add(use);
        return;
    }
    if (use.kind == TermKind::platform) weight *= 0.5F;
    if (use.kind == TermKind::strong && !use.context && !use.further) weight *= narrowing;
    side.strong += weight;
    side.only.add(use);
}

bool exclude(const ShortList& a, const ShortList& b, const Terms& terms) {
    const auto has = [&](const ShortList& uses, TermKind kind) {
        return std::any_of(uses.begin(), uses.end(), [&](const TermUse* use) { return use->kind == kind; });
    };
    for (const TermKind kind : {TermKind::number, TermKind::platform}) {
        if (has(a, kind) && has(b, kind)) return true;
    }
    for (const TermUse* x : a)
        for (const TermUse* y : b)
            if (x->has_opposite && y->has_opposite && terms.are_opposites(x->term, y->term)) return true;
    return false;
}

struct Slip {
    std::size_t of_a, of_b;  ///< places in what only they say
    float lighter, both;     ///< weights
    TermId first, second;    ///< the lower term first
};

/// The slip that counts: the heaviest, so that it is the same one whichever of the two is a.
std::optional<Slip> heaviest_slip(const Comparison& c, const Terms& terms) {
    std::optional<Slip> best;
    const auto rank = [](const Slip& s) { return std::tuple(-s.lighter, -s.both, s.first, s.second); };
    for (std::size_t i = 0; i < c.a.only.size(); ++i) {
        const TermUse& x = c.a.only[i];
        for (std::size_t j = 0; j < c.b.only.size(); ++j) {
            const TermUse& y = c.b.only[j];
            if (!x.may_be_slip && !y.may_be_slip) continue;
            if (!terms.is_slip(x.term, y.term)) continue;
            const Slip slip{i,
                            j,
                            std::min(x.weight, y.weight),
                            x.weight + y.weight,
                            std::min(x.term, y.term),
                            std::max(x.term, y.term)};
            if (!best || rank(slip) < rank(*best)) best = slip;
        }
    }
    return best;
}

/// One slip a question.
void forgive_slip(Comparison& c, const Terms& terms) {
    const std::optional<Slip> slip = heaviest_slip(c, terms);
    if (!slip) return;
    const TermUse &x = c.a.only[slip->of_a], &y = c.b.only[slip->of_b];
    c.a.strong = std::max(0.0F, c.a.strong - x.weight * narrowing);
    c.b.strong = std::max(0.0F, c.b.strong - y.weight * narrowing);
    c.common += slip->lighter * 0.95F;
    c.common_strong += slip->lighter;
    c.slip = true;
    c.sides_of_a |= 1U << std::min<unsigned>(x.side, 31);
    c.sides_of_b |= 1U << std::min<unsigned>(y.side, 31);
    c.a.only.remove(slip->of_a);
    c.b.only.remove(slip->of_b);
}

}  // namespace

Comparison compare(const Reading& a, const Reading& b, const Readings& bank, double least) {
    Comparison c;
    const Surroundings& around_a = bank.contexts[a.context];
    const Surroundings& around_b = bank.contexts[b.context];
    unsigned a_targets = 0, b_targets = 0;
    auto x = a.terms.begin(), y = b.terms.begin();
    while (x != a.terms.end() || y != b.terms.end()) {
        const bool only_x = y == b.terms.end() || (x != a.terms.end() && x->family < y->family);
        const bool only_y = !only_x && (x == a.terms.end() || y->family < x->family);
        if (only_x) {
            add_only(c.a, *x++, around_b);
        } else if (only_y) {
            add_only(c.b, *y++, around_a);
        } else if (x->term != y->term && x + 1 != a.terms.end() && (x + 1)->term == y->term) {
            add_only(c.a, *x++, around_b);
        } else if (x->term != y->term && y + 1 != b.terms.end() && (y + 1)->term == x->term) {
            add_only(c.b, *y++, around_a);
        } else {
            const float weight = std::max(x->weight, y->weight);
            const float share = x->term == y->term ? 1.0F : x->doer != y->doer ? derived : nearly;
            c.common += weight * share;
            c.a.weak += weight * (1 - share);
            c.b.weak += weight * (1 - share);
            const TermKind kind = std::min(x->kind, y->kind);
            if (kind == TermKind::strong || kind == TermKind::number) c.common_strong += weight;
            if (kind != TermKind::weak) {
                c.sides_of_a |= 1U << std::min<unsigned>(x->side, 31);
                c.sides_of_b |= 1U << std::min<unsigned>(y->side, 31);
            }
            if (kind == TermKind::strong && x->target != y->target) ++(x->target ? a_targets : b_targets);
            c.both.add(*x);
            ++x, ++y;
        }
    }
    if (!c.a.only.empty() && !c.b.only.empty()) {
        if (2 * (c.common + std::min(c.a.strong, c.b.strong)) < least * c.all()) return c;
        forgive_slip(c, bank.terms);
        c.excluded = exclude(c.a.only, c.b.only, bank.terms);
    }
    if (a_targets > 0 && b_targets > 0) c.excluded = true;
    // Headings may make one question say less than the other; they cannot make different words the same.
    if (c.a.strong + c.a.surrounded > 0 && c.b.strong + c.b.surrounded > 0) {
        c.a.strong += c.a.surrounded * back_from_surroundings;
        c.b.strong += c.b.surrounded * back_from_surroundings;
    }
    return c;
}

}  // namespace qbank
