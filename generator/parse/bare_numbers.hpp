#pragma once
#include <vector>

#include "parse/claim.hpp"

namespace qbank {

/// Titles that are numbered without a point ("## 7 Garbage collection"): where most headings of a level begin
/// with a number and count on, the number is taken from the wording as one with a point would be.
/// `claims[i]` holds what claim_heading made of region i.
void take_bare_numbers(const Outline& outline, std::vector<std::vector<Claim>>& claims);

}  // namespace qbank
