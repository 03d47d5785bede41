#pragma once
#include <string>
#include <string_view>

#include "model/settings.hpp"

namespace qbank {

/// The text of a duplicates.yml with one decision more, at the end of its list (`same:` or `different:`,
/// which is added if it is not there). All else stays as it is, byte for byte: comments, order, other
/// decisions. `text` must have been read without a diagnostic; it may be empty.
std::string with_decision(std::string_view text, const Decision& decision);

}  // namespace qbank
