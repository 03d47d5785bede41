#include "dedupe/decisions.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <unordered_map>

namespace qbank {

void apply_decisions(const std::vector<Question>& questions, const Settings& settings, Clusters& clusters,
                     Diagnostics& diagnostics) {
    const bool any_translation = std::any_of(questions.begin(), questions.end(),
                                             [](const Question& q) { return q.translation_of.has_value(); });
    if (settings.decisions.empty() && settings.standing.empty() && !any_translation) return;
    // Identical wordings share an id; all of them are meant.
    std::unordered_multimap<std::string, std::size_t> by_id;
    for (std::size_t i = 0; i < questions.size(); ++i) {
        by_id.emplace(questions[i].id, i);
        for (const std::string& alias : questions[i].aliases) by_id.emplace(alias, i);
    }
    // Texts of two languages are never merged anyway; these two may both be without one.
    for (std::size_t i = 0; i < questions.size(); ++i) {
        if (!questions[i].translation_of) continue;
        const auto [first, last] = by_id.equal_range(questions[i].translation_of->value);
        for (auto other = first; other != last; ++other) {
            if (other->second != i && questions[other->second].language == questions[i].language)
                clusters.forbid(i, other->second);
        }
    }
    const auto is_known = [&](const std::string& id, const Place& place) {
        if (by_id.contains(id)) return true;
        diagnostics
            .warning("decision", place, fmt::format("no question has the id \"{}\"", id),
                     "remove the decision, or correct the id")
            .subject = id;
        return false;
    };
    const auto known = [&](const Decision& decision) {
        const bool a = is_known(decision.a, decision.place), b = is_known(decision.b, decision.place);
        return a && b;
    };
    for (const Text& id : settings.standing) is_known(id.value, id.place);
    const auto for_pairs = [&](const Decision& decision, const auto& act) {
        const auto [first_a, last_a] = by_id.equal_range(decision.a);
        const auto [first_b, last_b] = by_id.equal_range(decision.b);
        for (auto a = first_a; a != last_a; ++a)
            for (auto b = first_b; b != last_b; ++b)
                if (!act(a->second, b->second)) return false;
        return true;
    };
    for (const Decision& decision : settings.decisions) {
        if (decision.same || !known(decision)) continue;
        for_pairs(decision, [&](std::size_t a, std::size_t b) {
            clusters.forbid(a, b);
            return true;
        });
    }
    for (const Decision& decision : settings.decisions) {
        if (!decision.same || !known(decision)) continue;
        if (for_pairs(decision, [&](std::size_t a, std::size_t b) { return clusters.join(a, b); })) continue;
        Diagnostic& error = diagnostics.error(
            "decision", decision.place,
            fmt::format("\"{}\" and \"{}\" are called the same here and different elsewhere", decision.a,
                        decision.b),
            "keep one of the decisions");
        // Which of them stand in the way: those that keep apart what this one would bring together.
        const auto is_in_the_way = [&](std::size_t a, std::size_t b) {
            const auto brought_together = [&](std::size_t x, std::size_t y) {
                return clusters.first_of(a) == clusters.first_of(x) &&
                       clusters.first_of(b) == clusters.first_of(y);
            };
            return for_pairs(decision, [&](std::size_t x, std::size_t y) {
                return !brought_together(x, y) && !brought_together(y, x);
            });
        };
        for (const Decision& other : settings.decisions) {
            if (other.same || for_pairs(other, is_in_the_way)) continue;
            error.related.push_back(
                {std::string(other.place.document), other.place.line,
                 fmt::format("\"{}\" and \"{}\" are called different", other.a, other.b)});
        }
    }
}

}  // namespace qbank
