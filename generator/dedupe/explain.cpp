#include "dedupe/explain.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <unordered_set>

#include "base/parallel.hpp"
#include "dedupe/score.hpp"

namespace qbank {
namespace {

/// What is near to many is mostly near to none: each better suggestion of one of the two takes its share.
constexpr float beside_better = 0.93F;
constexpr std::size_t most_explained = 8;  ///< members of a cluster whose reasons are told

Member member_of(const Question& question) { return {question.id, question.plain, question.place}; }

void add_once(std::vector<std::string>& reasons, std::string reason) {
    if (std::find(reasons.begin(), reasons.end(), reason) == reasons.end())
        reasons.push_back(std::move(reason));
}

}  // namespace

Cluster explain(const std::vector<Question>& questions, const Readings& readings,
                const std::vector<std::size_t>& members, std::size_t stands, Thresholds thresholds) {
    Cluster cluster;
    cluster.id = questions[stands].id;
    cluster.members.push_back(member_of(questions[stands]));
    std::size_t explained = 0;
    for (const std::size_t member : members) {
        if (member == stands) continue;
        cluster.members.push_back(member_of(questions[member]));
        if (questions[member].key == questions[stands].key) {
            add_once(cluster.reasons, "same words after normalization");
            continue;
        }
        const double score = similarity(readings.all[stands], readings.all[member], readings);
        if (score < thresholds.suggest) {
            // It came in by way of another member, or by a decision.
            add_once(cluster.reasons, "joined by a decision or by another of the wordings");
            continue;
        }
        cluster.score = std::min(cluster.score, score);
        if (++explained > most_explained) continue;
        for (std::string& reason : reasons(readings.all[stands], readings.all[member], readings))
            add_once(cluster.reasons, std::move(reason));
    }
    return cluster;
}

std::vector<Suggestion> suggest(const std::vector<Link>& links, const std::vector<std::uint32_t>& nodes,
                                const Readings& readings, const std::vector<Question>& questions,
                                const Clusters& clusters, std::size_t most, unsigned jobs) {
    const auto better = [](const Link& x, const Link& y) { return x.near > y.near; };
    std::vector<Link> best;
    for (const Link& link : links) {
        if (clusters.first_of(nodes[link.a]) != clusters.first_of(nodes[link.b])) best.push_back(link);
    }
    std::stable_sort(best.begin(), best.end(), better);
    std::unordered_set<std::uint64_t> told;
    std::vector<int> before(questions.size(), 0);  // suggestions that name the cluster already
    told.reserve(best.size());
    std::vector<Link> kept;
    for (Link link : best) {
        const std::size_t a = nodes[link.a], b = nodes[link.b];
        const std::size_t low = std::min(clusters.first_of(a), clusters.first_of(b));
        const std::size_t high = std::max(clusters.first_of(a), clusters.first_of(b));
        if (clusters.is_forbidden(a, b) || !told.insert(static_cast<std::uint64_t>(low) << 32 | high).second)
            continue;
        link.near *= std::pow(beside_better, static_cast<float>(before[low]++ + before[high]++));
        kept.push_back(link);
    }
    std::stable_sort(kept.begin(), kept.end(), better);
    if (kept.size() > most) kept.resize(most);
    std::vector<Suggestion> result(kept.size());
    for_each_index(kept.size(), jobs, [&](std::size_t i) {
        const std::size_t a = nodes[kept[i].a], b = nodes[kept[i].b];
        result[i].a = member_of(questions[a]);
        result[i].b = member_of(questions[b]);
        result[i].score = kept[i].near;
        result[i].reasons = reasons(readings.all[a], readings.all[b], readings);
    });
    return result;
}

}  // namespace qbank
