#pragma once
#include <cstddef>
#include <vector>

#include "dedupe/candidates.hpp"
#include "dedupe/clusters.hpp"
#include "dedupe/reading.hpp"
#include "dedupe/thresholds.hpp"
#include "model/duplicates.hpp"
#include "model/question.hpp"

namespace qbank {

/// A cluster as reports show it: the one that stands first, the weakest score, the reasons of each other
/// member.
Cluster explain(const std::vector<Question>& questions, const Readings& readings,
                const std::vector<std::size_t>& members, std::size_t stands, Thresholds thresholds);

/// The best links between questions that were not merged, one for each pair of clusters, none that a
/// maintainer has decided; best first, at most `most`.
std::vector<Suggestion> suggest(const std::vector<Link>& links, const std::vector<std::uint32_t>& nodes,
                                const Readings& readings, const std::vector<Question>& questions,
                                const Clusters& clusters, std::size_t most, unsigned jobs);

}  // namespace qbank
