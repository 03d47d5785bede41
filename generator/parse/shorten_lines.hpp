#pragma once
#include "parse/line_changes.hpp"

namespace qbank {

/// Leaves a letter of lines in whose words a Markdown parser finds nothing: prose, items without markup, rows
/// of tables. All other changes have to be made.
void shorten_lines(LineChanges& doc);

}  // namespace qbank
