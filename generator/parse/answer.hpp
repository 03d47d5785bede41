#pragma once
#include "parse/claim.hpp"
#include "parse/outline.hpp"

namespace qbank {

/// Divides the candidate's body into what belongs to the question (code and text before the options), its
/// choices and its answer, without what only surrounds an answer: blank lines, rules, links back to the top,
/// a label such as
/// "**Answer:**", the tags of a fold that hides it. A `<!-- id: … -->` gives the candidate its id. Nothing
/// left: the candidate has no answer.
void take_answer(const Outline& outline, Candidate& candidate);

}  // namespace qbank
