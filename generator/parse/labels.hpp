#pragma once
#include <cstddef>
#include <string_view>

namespace qbank {

/// Whether a heading is about the document and not about its subject: contents, contributing, license, …
bool is_apparatus(std::string_view plain_heading);

/// Whether a heading announces a table of contents. What is written below it is under no section of that
/// name.
bool names_contents(std::string_view plain_heading);

/// Whether a heading opens or closes a text and asks nothing: "Introduction", "Conclusion".
bool is_frame(std::string_view plain_heading);

/// Whether a short text only invites to open or names the answer: "Answer", "Answer: D", "Click to expand",
/// "Show solution".
bool is_answer_label(std::string_view plain);

/// Whether a heading names a part of an answer: an answer label, "Example", "Output", "Explanation", …
bool is_answer_part(std::string_view plain_heading);

/// Whether a line alone says that the answer begins: "**Answer:** …", "#### Ответ", but not "Explanation".
bool begins_answer(std::string_view line);

/// Length of an "**Answer:**" or "A:" at the start, with the space behind it; 0 for none.
std::size_t answer_label_length(std::string_view markdown);

/// Whether a title says that its document holds questions.
bool promises_questions(std::string_view plain_title);

}  // namespace qbank
