#include "dedupe/grouping.hpp"

#include <algorithm>
#include <unordered_map>

#include "dedupe/score.hpp"

namespace qbank {
namespace {

constexpr std::size_t most_compared = 12;  ///< members of a cluster that a newcomer is held against
constexpr double slack = 0.06;             ///< by which the average may stay below the threshold
constexpr double least_single = 0.55;

}  // namespace

void join_links(const std::vector<Link>& links, const std::vector<std::uint32_t>& nodes,
                const Readings& readings, double least, Clusters& clusters) {
    std::vector<Link> merging;
    for (const Link& link : links) {
        if (link.score >= least) merging.push_back(link);
    }
    std::stable_sort(merging.begin(), merging.end(),
                     [](const Link& x, const Link& y) { return x.score > y.score; });
    std::unordered_map<std::size_t, std::vector<std::uint32_t>>
        members;  // of clusters of several nodes, by first_of()
    const auto members_of = [&](std::uint32_t node) {
        const auto found = members.find(clusters.first_of(nodes[node]));
        return found == members.end() ? std::vector<std::uint32_t>{nodes[node]} : found->second;
    };
    for (const Link& link : merging) {
        const std::size_t first_a = clusters.first_of(nodes[link.a]),
                          first_b = clusters.first_of(nodes[link.b]);
        if (first_a == first_b) continue;
        std::vector<std::uint32_t> of_a = members_of(link.a), of_b = members_of(link.b);
        double sum = 0, lowest = 1;
        std::size_t compared = 0;
        for (std::size_t i = 0; i < std::min(of_a.size(), most_compared); ++i) {
            for (std::size_t j = 0; j < std::min(of_b.size(), most_compared); ++j) {
                const double score = similarity(readings.all[of_a[i]], readings.all[of_b[j]], readings);
                sum += score;
                lowest = std::min(lowest, score);
                ++compared;
            }
        }
        if (sum / static_cast<double>(compared) < least - slack || lowest < least_single) continue;
        if (!clusters.join(first_a, first_b)) continue;
        members.erase(first_a);
        members.erase(first_b);
        if (of_a.size() < of_b.size()) std::swap(of_a, of_b);
        of_a.insert(of_a.end(), of_b.begin(), of_b.end());
        if (of_a.size() > 2 * most_compared) of_a.resize(2 * most_compared);
        members[clusters.first_of(first_a)] = std::move(of_a);
    }
}

}  // namespace qbank
