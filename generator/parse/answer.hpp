#pragma once
#include <optional>
#include <string>

#include "parse/claim.hpp"
#include "parse/outline.hpp"

namespace qbank {

/// Makes lines `first` to `last` of the document the candidate's answer, without what only surrounds an answer:
/// blank lines, rules, links back to the top, a label such as "**Answer:**". A `<!-- id: … -->` gives the
/// candidate its id. Lines are dedented by `indent` columns. Nothing left: the candidate has no answer.
void take_answer(const Outline& outline, std::uint32_t first, std::uint32_t last, std::uint32_t indent,
                 Candidate& candidate);

/// A line that only leads back to the table of contents: "**[⬆ Back to Top](#table-of-contents)**".
bool is_back_link(std::string_view line);

}  // namespace qbank
