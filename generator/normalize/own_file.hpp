#pragma once
#include <optional>

#include "base/diagnostics.hpp"
#include "model/question.hpp"
#include "model/raw_question.hpp"
#include "model/settings.hpp"
#include "normalize/topics.hpp"

namespace qbank {

/// Reads the front matter of a file that holds one question. Nothing comes back for a file without a wording.
std::optional<Question> own_question(const RawQuestion& raw, std::string_view path, const Settings& settings,
                                     TopicNames& topics, Diagnostics& diagnostics);

}  // namespace qbank
