#pragma once
#include <cstddef>
#include <vector>

#include "model/question.hpp"

namespace qbank {

/// Which of the members stands for all: a file of the bank's own before a document's question, with an answer
/// before without, then the clearest wording (one that asks in a whole sentence), then the first.
std::size_t standing(const std::vector<Question>& questions, const std::vector<std::size_t>& members);

/// Adds to `into` all that `other` knows and it does not: occurrences, ids, topics, tags, level, an answer.
void merge(Question& into, Question&& other);

}  // namespace qbank
