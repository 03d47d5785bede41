#pragma once
#include <cstdint>
#include <vector>

#include "dedupe/clusters.hpp"
#include "dedupe/reading.hpp"
#include "model/question.hpp"

namespace qbank {

/// Questions of one language with equal normal forms.
struct EqualForms {
    explicit EqualForms(const std::vector<Question>& questions, unsigned jobs = 1);
    std::vector<std::uint32_t> first;  ///< for each question the first of its form
    std::vector<char> is_first;
};

/// Joins them and gives the questions that stand for the rest. A wording that names nothing ("Basics?") means
/// what its heading says: it is joined only with those under the same headings.
std::vector<std::uint32_t> join_equal_forms(const std::vector<Question>& questions, const EqualForms& forms,
                                            const Readings& readings, Clusters& clusters);

}  // namespace qbank
