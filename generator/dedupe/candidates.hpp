#pragma once
#include <cstdint>
#include <vector>

#include "dedupe/reading.hpp"

namespace qbank {

/// Two of the nodes and how alike they are.
struct Link {
    std::uint32_t a = 0, b = 0;  ///< a < b
    float score = 0, near = 0;
};

/// Pairs of nodes whose Likeness::near reaches `least`, by (b, a). `nodes[i]` is the question that stands for
/// node i.
///
/// Only nodes that share a rare term or a pair of less rare ones are compared: each node walks the postings
/// of its terms, rarest first, for a fixed number of steps, and scores those that share the most weight. So
/// the work a node is bounded however often a term is used; what that costs is recall in banks where every
/// term of two questions is on thousands of others.
std::vector<Link> find_links(const Readings& readings, const std::vector<std::uint32_t>& nodes, double least,
                             unsigned jobs, std::size_t* compared = nullptr);

}  // namespace qbank
