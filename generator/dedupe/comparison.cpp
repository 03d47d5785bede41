#include "dedupe/comparison.hpp"

#include <algorithm>

namespace qbank {
namespace {

constexpr float nearly = 0.85F;          ///< a match within a family: "job" and "task"
constexpr float derived = 0.6F;          ///< "scheduler" and "scheduling"
constexpr float in_surroundings = 0.2F;  ///< what the other's headings say needs no saying
constexpr float narrowing = 1.15F;       ///< "git stash" and "git stash pop": a word more on the thing itself
constexpr float back_from_surroundings = 0.6F;

void add_only(Comparison::Side& side, const TermUse& use, const Context& around_other) {
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

void forgive_slip(Comparison& c, const Terms& terms) {
    for (std::size_t i = 0; i < c.a.only.size(); ++i) {
        for (std::size_t j = 0; j < c.b.only.size(); ++j) {
            if (!c.a.only[i].may_be_slip && !c.b.only[j].may_be_slip) continue;
            if (!terms.is_slip(c.a.only[i].term, c.b.only[j].term)) continue;
            const float x = c.a.only[i].weight, y = c.b.only[j].weight;
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

Comparison compare(const Reading& a, const Reading& b, const Readings& bank, double least) {
    Comparison c;
    const Context& around_a = bank.contexts[a.context];
    const Context& around_b = bank.contexts[b.context];
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
