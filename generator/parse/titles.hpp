#pragma once
#include <string_view>

namespace qbank {

/// Whether a heading is about the document and not about its subject: contents, contributing, license, …
bool is_apparatus(std::string_view plain_heading);

/// Whether a heading announces a table of contents. What is written below it is under no section of that
/// name.
bool names_contents(std::string_view plain_heading);

/// Whether a heading opens or closes a text and asks nothing: "Introduction", "Conclusion".
bool is_frame(std::string_view plain_heading);

/// Whether a heading announces advice to the reader: "Interview tips", "How to prepare". A glossary is none
/// of questions either.
bool announces_advice(std::string_view plain_heading);

/// Whether a title says that its document holds many: "Twenty questions about locks", not "Interview
/// question: …".
bool promises_many_questions(std::string_view plain_title);

/// Whether a title says that its document holds questions.
bool promises_questions(std::string_view plain_title);

}  // namespace qbank
