#pragma once
#include <iosfwd>
#include <string_view>

#include "model/bank.hpp"

namespace qbank {

/// Counts by topic, level, kind and source, unanswered questions, and how much the sources overlap.
/// The JSON keys are stable; both forms tell the same numbers.
/// `format` is "text" or "json".
void write_stats(const Bank& bank, std::string_view format, std::ostream& out);

}  // namespace qbank
