#pragma once
#include "parse/line_changes.hpp"

namespace qbank {

/// What structure.hpp says of list items: numbers below paragraphs, bullets below a line of text, bodies that
/// stand a little to the left. The code and the headings have to be known.
void mend_items(LineChanges& doc);

}  // namespace qbank
