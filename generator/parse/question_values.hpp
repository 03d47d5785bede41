#pragma once
#include <optional>

#include "model/raw_question.hpp"

namespace qbank {

/// A question from an item of a list of questions, in YAML or JSON: a plain text, or a map with `question`
/// (`q`, `title`), `answer` (`a`), `choices` (`options`) and whatever else front matter may say. Nothing if
/// the item asks nothing.
std::optional<RawQuestion> question_from(const yaml::Value& item);

/// The list of questions: the value itself, or what its `questions:` holds; nullptr if there is none.
const yaml::Value* list_of_questions(const yaml::Value& root);

/// The first of these keys that the map has, or nullptr.
const yaml::Value* first_of(const yaml::Value& map, std::initializer_list<std::string_view> keys);

}  // namespace qbank
