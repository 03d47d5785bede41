#pragma once
#include <vector>

#include "parse/claim.hpp"
#include "parse/headings.hpp"

namespace qbank {

/// What the headings of a document say, by region; `claims[i]` holds what claim_heading made of region i. A
/// heading whose words the one above has taken ("## Question 5", "### What is …"), and with `advice` one that
/// is a step of advice, says nothing and loses its claim.
std::vector<HeadingFacts> take_heading_facts(const Outline& outline, std::vector<std::vector<Claim>>& claims,
                                             bool advice);

}  // namespace qbank
