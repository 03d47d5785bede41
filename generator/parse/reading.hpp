#pragma once
#include <optional>
#include <string>
#include <vector>

#include "parse/claim.hpp"
#include "parse/outline.hpp"

namespace qbank {

/// How a document is read: which shape rules it, and which claim each region gets.
struct DocumentReading {
    std::optional<Shape> dominant;             ///< of the document; nothing if it asks nothing
    std::vector<std::optional<Claim>> chosen;  ///< by region; nothing: it holds no questions
    std::vector<bool> furniture;               ///< by region: its heading is no section of what follows
    std::vector<LineSpan> other;               ///< tables of contents and their like in any region
};

/// Reads every region in every shape and lets the evidence decide: the shape in which most questions ask
/// something by themselves rules the document. It also takes the terse ones ("CAP theorem.") that only the
/// company they are in makes questions; another shape gets a region only where it convinces by itself.
/// `pinned` is a shape that the bank's owner chose: no other is looked at, and all it claims is taken.
/// `promised`: the document's title or path says that it holds questions.
DocumentReading choose_reading(const Outline& outline, std::optional<Shape> pinned, bool promised);

/// Gives the chosen candidates their answers, stems and choices. Needs no tree any more.
void take_answers(const Outline& outline, DocumentReading& reading);

}  // namespace qbank
