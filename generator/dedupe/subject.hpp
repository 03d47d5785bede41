#pragma once
#include "dedupe/clause.hpp"
#include "dedupe/frame.hpp"

namespace qbank {

/// Adds what is left of a clause to the frame's content: without words that carry none, and with the side of
/// a comparison, the context and the direction that each stands in. Negations turn the frame's sign. The word
/// at `asked_by` has said what is asked and is no part of the subject, unless there is no other.
void take_subject(const Clause& clause, Aspect aspect, std::size_t asked_by, bool further, Frame& frame);

}  // namespace qbank
