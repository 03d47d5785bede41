#pragma once
#include <string_view>

namespace qbank {

/// The stem of an English word whose Snowball stem is wrong for our purpose, or differs from that of its own
/// family; empty for all others.
std::string_view irregular_stem(std::string_view word);

}  // namespace qbank
