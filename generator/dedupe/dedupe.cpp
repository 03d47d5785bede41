#include "dedupe/dedupe.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <unordered_map>

#include "base/parallel.hpp"
#include "base/text.hpp"
#include "dedupe/clusters.hpp"
#include "dedupe/decisions.hpp"
#include "dedupe/equal_forms.hpp"
#include "dedupe/explain.hpp"
#include "dedupe/grouping.hpp"
#include "dedupe/merge.hpp"
#include "dedupe/score.hpp"

namespace qbank {
namespace {

bool answers_differ(const Question& a, const Question& b) {
    return a.answer && b.answer && text::squeeze(*a.answer) != text::squeeze(*b.answer);
}

void tell(const Question& stands, const Question& other, bool has_bank_file, Diagnostics& diagnostics) {
    const bool both_own = stands.own_file && other.own_file && has_bank_file;
    std::string message = fmt::format("the same question as \"{}\"", stands.plain);
    std::string hint;
    const bool two_answers = answers_differ(stands, other);
    if (two_answers) message += ", with another answer";
    if (both_own) {
        hint = "merge the two files, or decide in duplicates.yml that they differ";
    } else if (two_answers) {
        hint = "both answers are kept; the one that stands is that of the other place";
    }
    Diagnostic& d = both_own
                        ? diagnostics.warning("duplicate", other.place, std::move(message), std::move(hint))
                        : diagnostics.note("merged", other.place, std::move(message), std::move(hint));
    d.related.push_back({std::string(stands.place.document), stands.place.line, "merged with this one"});
}

}  // namespace

Deduped dedupe(std::vector<Question> questions, const Settings& settings, unsigned jobs,
               Diagnostics& diagnostics, Thresholds thresholds) {
    Clusters clusters(questions.size());
    apply_decisions(questions, settings, clusters, diagnostics);

    const Parts& parts = thresholds.parts;
    std::vector<std::vector<std::string>> synonyms;
    if (parts.lexicon) synonyms = settings.synonyms;
    if (parts.abbreviations) {
        for (std::vector<std::string>& group : abbreviations_in(questions, jobs))
            synonyms.push_back(std::move(group));
    }
    const Lexicon lexicon(synonyms, Stemmer(settings.language, parts.stemming));
    const EqualForms forms(questions, jobs);
    const Readings readings = read_all(questions, forms.is_first, lexicon, settings.language, jobs, parts);
    const std::vector<std::uint32_t> nodes = join_equal_forms(questions, forms, readings, clusters);
    const std::vector<Link> links =
        find_links(readings, nodes,
                   thresholds.every_suggestion ? thresholds.suggest_without_limit : thresholds.suggest, jobs);
    join_links(links, nodes, readings, thresholds.merge, clusters);

    Deduped result;
    const std::vector<std::vector<std::size_t>> groups = clusters.groups();
    std::size_t left = questions.size();
    for (const std::vector<std::size_t>& members : groups) left -= members.size() - 1;
    const std::size_t most = thresholds.every_suggestion ? links.size() : left / 4;
    result.duplicates.suggestions = suggest(links, nodes, readings, questions, clusters, most, jobs);

    Preferred preferred;
    for (const Text& id : settings.standing) preferred.try_emplace(id.value, preferred.size());
    std::vector<std::size_t> stands(groups.size());
    result.duplicates.clusters.resize(groups.size());
    for_each_index(groups.size(), jobs, [&](std::size_t i) {
        stands[i] = standing(questions, groups[i], preferred);
        result.duplicates.clusters[i] = explain(questions, readings, groups[i], stands[i], thresholds);
    });
    std::vector<char> gone(questions.size(), 0);
    for (std::size_t i = 0; i < groups.size(); ++i) {
        for (const std::size_t member : groups[i]) {
            if (member == stands[i]) continue;
            tell(questions[stands[i]], questions[member], settings.has_bank_file, diagnostics);
            merge(questions[stands[i]], std::move(questions[member]));
            gone[member] = 1;
        }
    }
    std::size_t kept = 0;
    for (std::size_t i = 0; i < questions.size(); ++i) {
        if (gone[i]) continue;
        if (kept != i) questions[kept] = std::move(questions[i]);
        ++kept;
    }
    questions.resize(kept);
    result.questions = std::move(questions);
    return result;
}

}  // namespace qbank
