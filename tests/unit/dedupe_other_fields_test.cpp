// Questions of fields that the engine's word lists were not made for, labelled by groups: floors that later
// changes must not fall below. `tests/bench/duplicates_quality.py` tells more of them.
#include <fstream>
#include <map>
#include <set>

#include "base/text.hpp"
#include "base/yaml.hpp"
#include "catch.hpp"
#include "dedupe_questions.hpp"

using namespace qbank;
using namespace qbank::test;

namespace {

struct Row {
    std::string group;
    bool unsure;  ///< people may disagree whether it belongs to the group
};

}  // namespace

TEST_CASE("questions of other fields keep precision and recall") {
    std::ifstream file(std::string(QBANK_SOURCE) + "/tests/unit/data/duplicate_groups.tsv");
    std::vector<Question> list;
    std::map<std::string, Row> rows;
    std::map<std::string, int> wordings_of;
    for (std::string line; std::getline(file, line);) {
        const auto parts = text::split(line, '\t');
        REQUIRE(parts.size() == 3);
        const bool unsure = parts[0].ends_with('?');
        const std::string group(parts[0].substr(0, parts[0].size() - unsure));
        // Each wording of a group comes from another document.
        const int document = ++wordings_of[group];
        list.push_back(
            question(std::string(parts[2]), "q" + std::to_string(list.size()), std::string(parts[1])));
        static const std::vector<std::string> documents{"0.md", "1.md", "2.md", "3.md",
                                                        "4.md", "5.md", "6.md"};
        list.back().place.document = documents.at(static_cast<std::size_t>(document));
        list.back().asked[0].place = list.back().place;
        rows[list.back().id] = {group, unsure};
    }
    REQUIRE(rows.size() >= 450);
    const Deduped deduped = run(std::move(list), with_lexicon());
    std::map<std::string, std::string> cluster;
    for (const auto& [id, row] : rows) cluster[id] = id;
    for (const Cluster& c : deduped.duplicates.clusters)
        for (const Member& m : c.members) cluster[m.id] = c.id;
    std::set<std::pair<std::string, std::string>> near;
    for (const Suggestion& s : deduped.duplicates.suggestions)
        near.insert(std::minmax(cluster[s.a.id], cluster[s.b.id]));
    int same = 0, right = 0, wrong = 0, suggested = 0;
    for (auto a = rows.begin(); a != rows.end(); ++a) {
        for (auto b = std::next(a); b != rows.end(); ++b) {
            const bool are_same = a->second.group == b->second.group;
            if (are_same && (a->second.unsure || b->second.unsure)) continue;
            const bool together = cluster[a->first] == cluster[b->first];
            same += are_same;
            if (together) ++(are_same ? right : wrong);
            if (are_same && !together)
                suggested += near.contains(std::minmax(cluster[a->first], cluster[b->first]));
        }
    }
    CAPTURE(same, right, wrong, suggested);
    CHECK(wrong <= 0.03 * (right + wrong));
    CHECK(right >= 0.46 * same);
    CHECK(right + suggested >= 0.70 * same);
    CHECK(deduped.duplicates.suggestions.size() <= deduped.questions.size() / 4);
}
