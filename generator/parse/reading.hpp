#pragma once
#include <optional>
#include <string>
#include <vector>

#include "parse/claim.hpp"
#include "parse/outline.hpp"

namespace qbank {

/// How a document is read: which shape rules it, and which claim each region gets.
struct Reading {
    std::optional<Shape> dominant;             ///< of the document; nothing if it asks nothing
    std::vector<std::optional<Claim>> chosen;  ///< by region; nothing: it holds no questions
};

/// Reads every region in every shape and lets the evidence decide: the shape in which most questions ask
/// something by themselves rules the document. It also takes the terse ones ("CAP theorem.") that only the
/// company they are in makes questions; another shape gets a region only where it convinces by itself.
Reading choose_reading(const Outline& outline);

}  // namespace qbank
