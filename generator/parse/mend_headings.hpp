#pragma once
#include "parse/line_changes.hpp"

namespace qbank {

/// What structure.hpp says of headings: "##Title", underlines, tags above, lost and indented marks. The code
/// has to be known.
void mend_headings(LineChanges& doc);

}  // namespace qbank
