#pragma once
#include <iosfwd>

#include "model/bank.hpp"

namespace qbank {

/// Counts by topic, level, kind and source, unanswered questions, and how much the sources overlap.
/// The JSON keys are stable; both forms tell the same numbers.
void write_stats_text(const Bank& bank, std::ostream& out);
void write_stats_json(const Bank& bank, std::ostream& out);

}  // namespace qbank
