#pragma once
#include "parse/outline.hpp"

namespace qbank {

/// Whether at least two items, and half of all, are sections: they ask nothing, with a list of questions
/// below.
bool holds_sections(BlockNode list);

/// Whether half of the items have a list of questions below.
bool holds_questions_below(BlockNode list);

/// Whether all items are titles, each with nothing but a list below of which some ask, and together most.
bool is_nothing_but_sections(BlockNode list);

/// Whether the headings of a list, few and asking nothing, are the titles of its other items.
bool is_titled_by_headings(BlockNode list);

/// The list behind the item's first paragraph whose items, or those below its titles, mostly ask something;
/// an empty handle for none. `in_outline`: the item itself is below a title, so that one question makes a
/// section.
BlockNode nested_questions(BlockNode paragraph, bool in_outline = false);

/// The list below "Advanced:", between items that are sections of questions; an empty handle for none.
BlockNode list_below_title(const Outline& outline, BlockNode paragraph);

}  // namespace qbank
