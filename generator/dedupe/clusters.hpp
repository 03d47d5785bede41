#pragma once
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

namespace qbank {

/// Which questions belong together. Joins are refused when they would bring two together that are forbidden
/// to meet, so a decision "different" holds against any chain of joins.
class Clusters {
  public:
    explicit Clusters(std::size_t count);

    /// Call before any join(): these two never meet.
    void forbid(std::size_t a, std::size_t b);
    bool is_forbidden(std::size_t a, std::size_t b) const;
    /// Brings the clusters of both together; false if that is forbidden.
    bool join(std::size_t a, std::size_t b);
    /// The smallest index in the cluster.
    std::size_t first_of(std::size_t question) const;
    /// Members of each cluster of at least two, ascending; clusters by their first member.
    std::vector<std::vector<std::size_t>> groups() const;

  private:
    std::vector<std::size_t> parent_;
    std::vector<char> restricted_;  // of the first of a cluster: whether a pair of forbidden_ is in it
    std::vector<std::pair<std::size_t, std::size_t>> forbidden_;
};

}  // namespace qbank
