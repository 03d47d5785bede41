#pragma once
#include <cstddef>
#include <iosfwd>

#include "model/duplicates.hpp"

namespace qbank {

/// What was merged and what may be the same, with scores and reasons.
void write_duplicates_text(const Duplicates& duplicates, std::ostream& out);
void write_duplicates_json(const Duplicates& duplicates, std::ostream& out);

}  // namespace qbank
