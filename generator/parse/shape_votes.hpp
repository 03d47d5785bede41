#pragma once
#include <array>
#include <cstddef>
#include <optional>

#include "parse/claim.hpp"

namespace qbank {

/// Which shape a document's regions speak for. A region gives its most convincing claim.
class ShapeVotes {
  public:
    /// `answered`: the claim is of a heading that has its answer below.
    void add(const Claim& claim, bool answered);
    std::size_t of(Shape shape) const { return votes_[index(shape)]; }
    /// The shape with the most votes, the earlier of shape_readers if several have; nothing without any.
    std::optional<Shape> most() const;

  private:
    static std::size_t index(Shape shape) { return static_cast<std::size_t>(shape); }

    // By shape. What ends in a question mark counts twice: lists in answers hold many items that only begin
    // like a question.
    std::array<std::size_t, shape_readers.size()> votes_{}, strict_{};
};

}  // namespace qbank
