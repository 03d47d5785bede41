#pragma once
#include <cstddef>
#include <optional>
#include <vector>

#include "parse/claim.hpp"

namespace qbank {

/// A claim that was taken out of region `region`.
struct Contents {
    std::size_t region = 0;
    Claim claim;
};

/// Takes the claims out that only repeat, as a list or table without answers, the questions that the document
/// states elsewhere with a body: a table of contents without links, in whatever language. `claims[i]` are the
/// claims of region i.
std::vector<Contents> take_contents(std::vector<std::vector<Claim>>& claims);

/// Once `chosen[i]` is the shape in which region i is read: the lines of the contents become such, but for
/// those whose questions nothing that is chosen states. These are put back and chosen, if they are in the
/// `dominant` shape or say by themselves that they are questions.
void settle_contents(std::vector<Contents> contents, std::vector<std::vector<Claim>>& claims,
                     std::vector<std::optional<Shape>>& chosen, std::optional<Shape> dominant);

}  // namespace qbank
