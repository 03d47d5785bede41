#pragma once
#include <vector>

#include "parse/claim.hpp"

namespace qbank {

/// Adds to the chosen claim of a region what the other claims of the region read where it has nothing: a list
/// above, "Q1. …" lines below, a "7. …" that a text right above it makes no item of the list. `others` may
/// hold the chosen one as it was. Linear in the candidates.
void join_others(Claim& chosen, const std::vector<Claim>& others);

}  // namespace qbank
