#pragma once
#include <vector>

#include "parse/claim.hpp"

namespace qbank {

/// Keeps bold titles that ask nothing and have no number among the claims of bold questions only if the
/// document asks often enough beside them, and none that announces questions; else they are labels within
/// answers. `claims[i]` are those of
/// region i.
void drop_lonely_titles(std::vector<std::vector<Claim>>& claims);

bool is_quiet_title(const Candidate& candidate);

}  // namespace qbank
