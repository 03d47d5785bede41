#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostics.hpp"
#include "model/question.hpp"
#include "model/raw_question.hpp"
#include "model/settings.hpp"
#include "normalize/topics.hpp"

namespace qbank {

/// The topics that a file of one question names, else the one of its folder. Topics that are new are made, so
/// files have to be asked in their order.
std::vector<std::string> own_topics(const RawQuestion& raw, std::string_view path, const Settings& settings,
                                    TopicNames& topics, Diagnostics& diagnostics);

/// All else that the front matter of such a file says, of each file by itself. Nothing comes back for a file
/// without a wording.
std::optional<Question> own_question(const RawQuestion& raw, std::string_view path, const Settings& settings,
                                     Diagnostics& diagnostics);

}  // namespace qbank
