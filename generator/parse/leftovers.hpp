#pragma once
#include <vector>

#include "parse/ledger.hpp"
#include "parse/outline.hpp"

namespace qbank {

/// What each block of the document would be if no question took it: a remark, a table of contents, a badge, …
/// By line; needs the tree.
std::vector<LineSpan> leftovers_of(const Outline& outline);

/// Gives the lines that no question took these accounts, and headings that of a section.
void account_for_leftovers(const Outline& outline, const std::vector<LineSpan>& leftovers, Ledger& ledger);

}  // namespace qbank
