#include "dedupe/dedupe.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <unordered_map>

#include "dedupe/clusters.hpp"
#include "dedupe/decisions.hpp"
#include "dedupe/merge.hpp"

namespace qbank {
namespace {

/// Joins questions of one language whose normal forms are equal.
void join_equal_forms(const std::vector<Question>& questions, Clusters& clusters) {
    std::unordered_map<std::string, std::size_t> first;
    first.reserve(questions.size());
    for (std::size_t i = 0; i < questions.size(); ++i) {
        const auto [entry, is_new] = first.emplace(questions[i].language + '\n' + questions[i].key, i);
        if (!is_new) clusters.join(entry->second, i);
    }
}

Member member_of(const Question& question) { return {question.id, question.plain, question.place}; }

Cluster describe(const std::vector<Question>& questions, const std::vector<std::size_t>& members, std::size_t stands) {
    Cluster cluster;
    cluster.id = questions[stands].id;
    cluster.members.push_back(member_of(questions[stands]));
    bool equal = true;
    for (const std::size_t member : members) {
        if (member != stands) cluster.members.push_back(member_of(questions[member]));
        equal = equal && questions[member].key == questions[stands].key;
    }
    cluster.reasons.emplace_back(equal ? "same words after normalization" : "decided in duplicates.yml");
    return cluster;
}

void tell(const Question& stands, const Question& other, bool has_bank_file, Diagnostics& diagnostics) {
    const bool both_own = stands.own_file && other.own_file && has_bank_file;
    const std::string message = fmt::format("the same question as \"{}\"", stands.plain);
    Diagnostic& d = both_own
                        ? diagnostics.warning("duplicate", other.place, message,
                                              "merge the two files, or decide in duplicates.yml that they differ")
                        : diagnostics.note("merged", other.place, message);
    d.related.push_back({std::string(stands.place.document), stands.place.line, "merged with this one"});
}

}  // namespace

Deduped dedupe(std::vector<Question> questions, const Settings& settings, Diagnostics& diagnostics) {
    Clusters clusters(questions.size());
    apply_decisions(questions, settings, clusters, diagnostics);
    join_equal_forms(questions, clusters);

    Deduped result;
    std::vector<char> gone(questions.size(), 0);
    for (const std::vector<std::size_t>& members : clusters.groups()) {
        const std::size_t stands = standing(questions, members);
        result.duplicates.clusters.push_back(describe(questions, members, stands));
        for (const std::size_t member : members) {
            if (member == stands) continue;
            tell(questions[stands], questions[member], settings.has_bank_file, diagnostics);
            merge(questions[stands], std::move(questions[member]));
            gone[member] = 1;
        }
    }
    result.questions.reserve(questions.size());
    for (std::size_t i = 0; i < questions.size(); ++i) {
        if (!gone[i]) result.questions.push_back(std::move(questions[i]));
    }
    return result;
}

}  // namespace qbank
