#pragma once
#include <cstddef>
#include <iosfwd>
#include <string_view>

#include "model/duplicates.hpp"

namespace qbank {

/// What was merged and what may be the same, with scores and reasons.
/// `format` is "text" or "json".
void write_duplicates(const Duplicates& duplicates, std::string_view format, std::ostream& out);

}  // namespace qbank
