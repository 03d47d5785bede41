#pragma once
#include "render/context.hpp"

/// What is shown of a question on its own page, or, in a bank without such pages, on its topic's.
namespace qbank {

/// The options to choose from, and which are right.
void set_choices(const BankQuestion& question, Data data);

/// Author, date, links to edit and report, and what is around the question: other languages, related
/// questions, sources, tags and further topics.
void set_about(const Context& context, std::size_t index, Data data);

}  // namespace qbank
