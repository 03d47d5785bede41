#pragma once
#include <vector>

#include "dedupe/candidates.hpp"
#include "dedupe/clusters.hpp"
#include "dedupe/reading.hpp"

namespace qbank {

/// Joins what links of a score of at least `least` call the same, best first. A question joins a cluster only
/// if it fits its members on average and none of them badly: like to one neighbour is not enough, else "A ~ B
/// ~ C" would end in a cluster whose ends have nothing in common.
void join_links(const std::vector<Link>& links, const std::vector<std::uint32_t>& nodes,
                const Readings& readings, double least, Clusters& clusters);

}  // namespace qbank
