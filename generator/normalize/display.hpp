#pragma once
#include <string>
#include <string_view>

#include "model/question.hpp"

namespace qbank {

/// A wording for display, still Markdown: without emoji, stars, trailing colons and remarks such as
/// "(Very Important)"; white space squeezed. May be empty.
std::string display_wording(std::string_view markdown);

/// A heading as the title of a topic: plain text without number, emoji and remarks; "(DRF)" behind
/// "Django REST Framework" stays. Shouted titles are calmed: "CORE PYTHON" becomes "Core Python".
std::string display_title(std::string_view markdown_heading);

/// What equal headings have in common: folded words, without numbers, emoji and anything in brackets.
std::string heading_key(std::string_view heading);

/// The level that a heading or a `difficulty` means: "Junior", "Basic questions", "hard"; none for all
/// others.
Level level_of(std::string_view plain);

/// Whether the heading says nothing but a level, so that the topic is the heading above it.
bool is_only_level(std::string_view plain);

}  // namespace qbank
