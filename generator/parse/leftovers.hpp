#pragma once
#include "parse/ledger.hpp"
#include "parse/outline.hpp"

namespace qbank {

/// Says of every line that no question took what it is: a heading, a remark, a table of contents, a badge, …
void account_for_leftovers(const Outline& outline, Ledger& ledger);

}  // namespace qbank
