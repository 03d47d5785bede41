#include "dedupe/comparison.hpp"

#include <algorithm>

namespace qbank {
namespace {

constexpr float nearly = 0.85F;          ///< a match within a family: "job" and "task"
constexpr float derived = 0.6F;          ///< "scheduler" and "scheduling"
constexpr float in_surroundings = 0.2F;  ///< what the other's headings say needs no saying
constexpr float narrowing = 1.15F;       ///< "git stash" and "git stash pop": a word more on the thing itself
constexpr float back_from_surroundings = 0.6F;
constexpr float in_context = 0.6F;       ///< "in APIs": a term that many questions say
constexpr float in_rare_context = 0.9F;  ///< "in threads"
constexpr float common_weight = 3.6F;
constexpr float in_further_clause = 0.5F;

float weight_of(const TermUse& use, const Terms& terms) {
    const float weight = terms[use.term].weight;
    const float context = !use.context ? 1.0F : weight < common_weight ? in_context : in_rare_context;
    return weight * (use.further ? in_further_clause : 1.0F) * context;
}

bool surrounds(const Reading& reading, TermId term, const Readings& bank) {
    const std::vector<TermId>& around = bank.contexts[reading.context];
    return std::binary_search(around.begin(), around.end(), term);
}

void add_only(Comparison::Side& side, const TermUse& use, const Reading& other, const Readings& bank) {
    const Term& term = bank.terms[use.term];
    float weight = weight_of(use, bank.terms);
    if (use.side == 0 && surrounds(other, use.term, bank)) {
        side.weak += weight * in_surroundings;
        if (term.kind == TermKind::strong) side.surrounded += weight;
        return;
    }
    if (term.kind == TermKind::weak || term.kind == TermKind::light) {
        side.weak += weight;
        // Listed for the guards: "first" and "last" say little by themselves.
        if (term.has_opposite) side.only.add(use);
        return;
    }
    if (term.kind == TermKind::platform) weight *= 0.5F;
    if (term.kind == TermKind::strong && !use.context && !use.further) weight *= narrowing;
    side.strong += weight;
    side.only.add(use);
}

bool exclude(const ShortList& a, const ShortList& b, const Terms& terms) {
    const auto has = [&](const ShortList& uses, TermKind kind) {
        return std::any_of(uses.begin(), uses.end(),
                           [&](const TermUse& use) { return terms[use.term].kind == kind; });
    };
    for (const TermKind kind : {TermKind::number, TermKind::platform}) {
        if (has(a, kind) && has(b, kind)) return true;
    }
    for (const TermUse& x : a)
        for (const TermUse& y : b)
            if (terms.are_opposites(x.term, y.term)) return true;
    return false;
}

void forgive_slip(Comparison& c, const Terms& terms) {
    for (std::size_t i = 0; i < c.a.only.size(); ++i) {
        for (std::size_t j = 0; j < c.b.only.size(); ++j) {
            if (!terms.is_slip(c.a.only[i].term, c.b.only[j].term)) continue;
            const float x = weight_of(c.a.only[i], terms), y = weight_of(c.b.only[j], terms);
            c.a.strong = std::max(0.0F, c.a.strong - x * narrowing);
            c.b.strong = std::max(0.0F, c.b.strong - y * narrowing);
            c.common += std::min(x, y) * 0.95F;
            c.common_strong += std::min(x, y);
            c.slip = true;
            c.sides_of_a |= 1U << std::min<unsigned>(c.a.only[i].side, 31);
            c.sides_of_b |= 1U << std::min<unsigned>(c.b.only[j].side, 31);
            c.a.only.remove(i);
            c.b.only.remove(j);
            return;  // one slip a question
        }
    }
}

}  // namespace

Comparison compare(const Reading& a, const Reading& b, const Readings& bank) {
    Comparison c;
    const Terms& terms = bank.terms;
    unsigned a_targets = 0, b_targets = 0;
    auto x = a.terms.begin(), y = b.terms.begin();
    while (x != a.terms.end() || y != b.terms.end()) {
        const bool only_x =
            y == b.terms.end() || (x != a.terms.end() && terms[x->term].family < terms[y->term].family);
        const bool only_y = !only_x && (x == a.terms.end() || terms[y->term].family < terms[x->term].family);
        if (only_x) {
            add_only(c.a, *x++, b, bank);
        } else if (only_y) {
            add_only(c.b, *y++, a, bank);
        } else if (x->term != y->term && x + 1 != a.terms.end() && (x + 1)->term == y->term) {
            add_only(c.a, *x++, b, bank);
        } else if (x->term != y->term && y + 1 != b.terms.end() && (y + 1)->term == x->term) {
            add_only(c.b, *y++, a, bank);
        } else {
            const float weight = std::max(weight_of(*x, terms), weight_of(*y, terms));
            const float share = x->term == y->term                           ? 1.0F
                                : terms[x->term].doer != terms[y->term].doer ? derived
                                                                             : nearly;
            c.common += weight * share;
            c.a.weak += weight * (1 - share);
            c.b.weak += weight * (1 - share);
            const TermKind kind = std::min(terms[x->term].kind, terms[y->term].kind);
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
        forgive_slip(c, terms);
        c.excluded = exclude(c.a.only, c.b.only, terms);
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
