#include "dedupe/score.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <bit>

#include "base/text.hpp"
#include "dedupe/comparison.hpp"

namespace qbank {
namespace {

constexpr double substitution = 0.9;  ///< how much worse it is if each says something of its own
constexpr double near_substitution = 0.55;
constexpr float thin_evidence = 0.55F;  ///< of what a term said only once would weigh
constexpr double further_aspect = 0.92;
constexpr double beside_another = 0.92;
constexpr double either_of_two = 0.88;
constexpr double why_of_known = 0.68;
// Who asks two questions under one heading means two; even in one document they are less likely to be the
// same.
constexpr double under_one_heading = 0.94, near_under_one_heading = 0.65, near_in_one_document = 0.94;

bool has_aspect(const Reading& reading, Aspect aspect) {
    return (reading.others >> static_cast<unsigned>(aspect) & 1U) != 0;
}

/// Asks which of two things to take, or what speaks for each.
bool weighs(Aspect aspect) {
    return aspect == Aspect::comparison || aspect == Aspect::when || aspect == Aspect::which ||
           aspect == Aspect::why;
}

/// The best agreement between what the two ask, main aspects first.
double agreement_of(const Reading& a, const Reading& b) {
    double best = agreement(a.aspect, b.aspect);
    // "Static and media files?" asks for the difference as much as for anything else.
    if ((a.aspect == Aspect::comparison && b.lists && b.sides == 0) ||
        (b.aspect == Aspect::comparison && a.lists && a.sides == 0)) {
        const Aspect other = a.aspect == Aspect::comparison ? b.aspect : a.aspect;
        best = 1 - (1 - best) / (other <= Aspect::definition ? 2.5 : 1.6);
    }
    // "What is X?" is answered by what a "Why X?" takes for granted.
    if ((a.aspect == Aspect::definition && b.asks_why) || (b.aspect == Aspect::definition && a.asks_why))
        best = std::min(best, why_of_known);
    if (a.problem && b.problem && std::min(a.aspect, b.aspect) <= Aspect::definition &&
        std::max(a.aspect, b.aspect) == Aspect::method) {
        best = std::max(best, 0.9);
    }
    if ((a.others | b.others) == 0) return best;
    for (unsigned i = 0; i < static_cast<unsigned>(Aspect::count_); ++i) {
        const auto aspect = static_cast<Aspect>(i);
        if (has_aspect(a, aspect)) best = std::max(best, further_aspect * agreement(aspect, b.aspect));
        if (has_aspect(b, aspect)) best = std::max(best, further_aspect * agreement(a.aspect, aspect));
    }
    return best;
}

unsigned missing_sides(const Reading& reading, std::uint32_t found) {
    if (reading.sides < 2) return 0;
    unsigned missing = 0;
    for (unsigned side = 1; side <= reading.sides; ++side)
        missing += (found >> std::min(side, 31U) & 1U) == 0;
    return missing;
}

/// 1 if the sides of two comparisons are the same; less if one compares more things; 0 if each has its own.
double agreement_of_sides(const Reading& a, const Reading& b, const Comparison& c) {
    const unsigned of_a = missing_sides(a, c.sides_of_a), of_b = missing_sides(b, c.sides_of_b);
    if (of_a == 0 && of_b == 0) return 1;
    if (of_a > 0 && of_b > 0) return 0.3;
    if (a.sides >= 2 && b.sides >= 2) return a.sides != b.sides && of_a + of_b == 1 ? 0.97 : 0.3;
    return 0.9;
}

/// "SQL injection and XSS": what stands beside the common subject is a second one, not a closer description.
bool names_another(const Reading& reading, const Comparison::Side& side) {
    return reading.lists && reading.sides == 0 &&
           std::any_of(side.only.begin(), side.only.end(), [](const TermUse* use) {
               return use->kind == TermKind::strong && !use->context && !use->further;
           });
}

/// What a further thing to compare adds is not held against the pair.
float forgiven(const Reading& reading, const Comparison::Side& side, std::uint32_t found,
               const Terms& terms) {
    float weight = 0;
    for (const TermUse* use : side.only) {
        if (use->side > 0 && (found >> std::min<unsigned>(use->side, 31) & 1U) == 0 &&
            use->kind == TermKind::strong)
            weight += terms[use->term].weight;
    }
    return reading.sides >= 3 ? weight : 0;
}

std::string named(const ShortList& uses, const Terms& terms) {
    std::vector<std::string> names;
    for (const TermUse* use : uses) names.push_back(terms[use->term].surface);
    return text::join(names, ", ");
}

}  // namespace

Likeness likeness(const Reading& a, const Reading& b, const Readings& bank, double least) {
    if (a.language != b.language || a.only_exact || b.only_exact) return {};
    const Parts& parts = bank.parts;
    if (parts.guards && a.negative != b.negative) return {};
    if (a.names_nothing && b.names_nothing &&
        bank.contexts[a.context].terms != bank.contexts[b.context].terms)
        return {};
    if (a.spelling == b.spelling) return {1, 1};
    const double asked = parts.frames ? agreement_of(a, b) : 1;
    if (asked < least) return {};
    Comparison c = compare(a, b, bank, least);
    if ((parts.guards && c.excluded) || c.common <= 0) return {};
    const double sides = parts.sides ? agreement_of_sides(a, b, c) : 1;
    if (a.sides >= 2 && b.sides >= 2) {
        c.a.strong = std::max(0.0F, c.a.strong - forgiven(a, c.a, c.sides_of_a, bank.terms));
        c.b.strong = std::max(0.0F, c.b.strong - forgiven(b, c.b, c.sides_of_b, bank.terms));
    }
    const double all = c.all();
    const double shared = 2 * c.common / all;
    const double both_differ = 2 * std::min(c.a.strong, c.b.strong) / all;
    // One term that the whole bank talks about is little to go by, unless nothing else was said.
    const bool thin =
        c.common_strong < thin_evidence * bank.terms.heaviest() && !(shared > 0.97 && asked == 1);
    const bool one_heading = parts.places && a.heading != 0 && a.heading == b.heading;
    const bool one_document = parts.places && a.document != 0 && a.document == b.document;
    const double factor = asked * sides * (thin ? 0.92 : 1.0);
    // "X vs Y" and "when X rather than Y?": who explains one has half answered the other.
    const bool both_weigh = a.sides >= 2 && b.sides >= 2 && weighs(a.aspect) && weighs(b.aspect);
    const double near_factor = both_weigh ? std::max(asked, either_of_two) / asked * factor : factor;
    const bool another = names_another(a, c.a) || names_another(b, c.b);
    const double placed = one_heading ? under_one_heading : 1.0;
    const double near_placed = one_heading    ? near_under_one_heading
                               : one_document ? near_in_one_document
                                              : 1.0;
    const auto bounded = [](double value) { return std::clamp(value, 0.0, 1.0); };
    return {
        bounded((shared - substitution * both_differ) * factor * placed * (another ? beside_another : 1.0)),
        bounded((shared - near_substitution * both_differ) * near_factor * near_placed)};
}

double similarity(const Reading& a, const Reading& b, const Readings& bank) {
    return likeness(a, b, bank).score;
}

std::vector<std::string> reasons(const Reading& a, const Reading& b, const Readings& bank) {
    std::vector<std::string> result;
    if (a.spelling == b.spelling) {
        result.emplace_back("same letters");
        return result;
    }
    const Comparison c = compare(a, b, bank);
    if (!c.both.empty()) result.push_back("same terms: " + named(c.both, bank.terms));
    if (c.slip) result.emplace_back("one word differs by a slip of the keys");
    if (a.aspect == b.aspect) {
        result.push_back(fmt::format("both: {}", name_of(a.aspect)));
    } else {
        result.push_back(fmt::format("one {}, the other {}", name_of(a.aspect), name_of(b.aspect)));
    }
    if (!c.a.only.empty()) result.push_back("only the first says: " + named(c.a.only, bank.terms));
    if (!c.b.only.empty()) result.push_back("only the second says: " + named(c.b.only, bank.terms));
    return result;
}

}  // namespace qbank
