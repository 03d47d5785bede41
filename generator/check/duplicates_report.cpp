#include "check/duplicates_report.hpp"

#include <fmt/format.h>

#include <cmath>
#include <ostream>

#include "base/json.hpp"
#include "base/text.hpp"

namespace qbank {
namespace {

Json json_of(const Member& member) {
    return {{"document", member.place.document}, {"line", member.place.line}, {"question", member.wording}};
}

double rounded(double score) { return std::round(score * 1000) / 1000; }

std::string line_of(const Member& member) {
    return fmt::format("  {}:{}: {}\n", text::printable(member.place.document), member.place.line,
                       text::printable(member.wording));
}

void write_duplicates_json(const Duplicates& duplicates, std::ostream& out) {
    Json clusters = Json::array();
    for (const Cluster& cluster : duplicates.clusters) {
        Json members = Json::array();
        for (const Member& member : cluster.members) members.push_back(json_of(member));
        clusters.push_back({{"id", cluster.id},
                            {"score", rounded(cluster.score)},
                            {"reasons", cluster.reasons},
                            {"members", std::move(members)}});
    }
    Json suggestions = Json::array();
    for (const Suggestion& suggestion : duplicates.suggestions) {
        suggestions.push_back({{"a", json_of(suggestion.a)},
                               {"b", json_of(suggestion.b)},
                               {"score", rounded(suggestion.score)},
                               {"reasons", suggestion.reasons}});
    }
    out << to_text(
               {{"schema", 1}, {"clusters", std::move(clusters)}, {"suggestions", std::move(suggestions)}}, 1)
        << '\n';
}

void write_duplicates_text(const Duplicates& duplicates, std::ostream& out) {
    for (const Cluster& cluster : duplicates.clusters) {
        out << fmt::format("{} ({:.2f}; {})\n", cluster.id, cluster.score, text::join(cluster.reasons, "; "));
        for (const Member& member : cluster.members) out << line_of(member);
    }
    if (!duplicates.suggestions.empty()) out << "\nMay be the same:\n";
    for (const Suggestion& s : duplicates.suggestions) {
        out << fmt::format("{} ~ {} ({:.2f}; {})\n", s.a.id, s.b.id, s.score, text::join(s.reasons, "; "));
        out << line_of(s.a) << line_of(s.b);
    }
    out << fmt::format(
        "{} merged into {} questions, {} suggestions\n",
        [&] {
            std::size_t members = 0;
            for (const Cluster& cluster : duplicates.clusters) members += cluster.members.size();
            return members;
        }(),
        duplicates.clusters.size(), duplicates.suggestions.size());
}

}  // namespace

void write_duplicates(const Duplicates& duplicates, std::string_view format, std::ostream& out) {
    (format == "json" ? write_duplicates_json : write_duplicates_text)(duplicates, out);
}

}  // namespace qbank
