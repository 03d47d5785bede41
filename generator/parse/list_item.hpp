#pragma once
#include <optional>
#include <string_view>

#include "parse/claim.hpp"

namespace qbank {

/// What may be a question in an item, whose first block is a paragraph or heading: its words as far as they
/// ask, its printed number, and the rest of the item as its body.
Candidate candidate_of_item(const Outline& outline, BlockNode item, BlockNode first_block, bool ordered);

/// Whether a line begins with the number behind `number`: "34)what is …", which is no item to Markdown.
bool continues_numbering(std::string_view line, std::optional<std::uint32_t> number);

}  // namespace qbank
