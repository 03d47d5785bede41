#pragma once
#include <vector>

#include "base/diagnostics.hpp"
#include "model/question.hpp"

namespace qbank {

/// Gives every question its id: the explicit one, else its file's name (already in `id`), else its wording as
/// a slug. Questions with the same id that are not the same question: two explicit ids are an error naming
/// both places; otherwise the later one gets a hash of wording and code behind its id, never a counter, so
/// that ids do not move when a document grows.
void assign_ids(std::vector<Question>& questions, Diagnostics& diagnostics);

}  // namespace qbank
