#pragma once
#include <cstddef>
#include <string>
#include <unordered_map>
#include <vector>

#include "model/question.hpp"

namespace qbank {

/// Ids of questions that stand for others because the maintainers say so, with their place in that list.
using Preferred = std::unordered_map<std::string, std::size_t>;

/// Which of the members stands for all, with its wording and its answer: the one that the maintainers prefer;
/// else a file of the bank's own before a document's question, with an answer before without, with an id that
/// was given before one made of the wording, then the clearest wording (one that asks in a whole sentence),
/// then the first. If it has no answer, that of the first member that has one stands.
std::size_t standing(const std::vector<Question>& questions, const std::vector<std::size_t>& members,
                     const Preferred& preferred);

/// Adds to `into` all that `other` knows and it does not: occurrences, ids, topics, tags, level, an answer.
void merge(Question& into, Question&& other);

}  // namespace qbank
