#pragma once
#include <cstddef>
#include <string_view>

namespace qbank {

/// Whether a short text only invites to open or names the answer: "Answer", "Answer: D", "Click to expand",
/// "Show solution".
bool is_answer_label(std::string_view plain);

/// Whether a heading names a part of an answer: an answer label, "Example", "Output", "Explanation", …
bool is_answer_part(std::string_view plain_heading);

/// Whether a line alone says that the answer begins: "**Answer:** …", "#### Ответ", but not "Explanation".
bool begins_answer(std::string_view line);

/// Length of an "**Answer:**" or "A:" at the start, with the space behind it; 0 for none.
std::size_t answer_label_length(std::string_view markdown);

}  // namespace qbank
