#pragma once
#include <vector>

#include "parse/claim.hpp"

namespace qbank {

/// Takes the claims out that only repeat, as a list or table without answers, the questions that the document
/// states elsewhere with a body: a table of contents without links, in whatever language. Their lines become
/// such. `claims[i]` are the claims of region i.
void drop_contents(std::vector<std::vector<Claim>>& claims);

}  // namespace qbank
