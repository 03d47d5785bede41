#pragma once
#include <string>
#include <vector>

#include "model/duplicates.hpp"

namespace qbank {

/// A question of the bank that an added one is, or may be.
struct LikelyDuplicate {
    Member other;
    double score = 0;
    bool same = false;  ///< sure enough that the two were merged
    std::vector<std::string> reasons;
};

/// A question that a change adds, or words anew.
struct AddedQuestion {
    Member question;
    std::vector<LikelyDuplicate> likely;  ///< best first, at most three
};

}  // namespace qbank
