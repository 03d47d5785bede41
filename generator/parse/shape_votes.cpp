#include "parse/shape_votes.hpp"

#include <algorithm>

namespace qbank {

void ShapeVotes::add(const Claim& claim, bool answered) {
    const std::size_t all = claim.candidates.size();
    votes_[index(claim.shape)] += claim.certain ? all : std::max<std::size_t>(claim.asking(), 1);
    // A heading that asks and has its answer below needs no question mark, nor does what the region itself
    // calls a question.
    strict_[index(claim.shape)] += answered ? 1 : claim.certain ? all : claim.strictly_asking();
}

std::optional<Shape> ShapeVotes::most() const {
    std::optional<Shape> found;
    std::size_t most = 0;
    for (const ShapeReader& reader : shape_readers) {
        const std::size_t weight = votes_[index(reader.shape)] + strict_[index(reader.shape)];
        if (weight <= most) continue;
        found = reader.shape;
        most = weight;
    }
    return found;
}

}  // namespace qbank
