#pragma once
#include <string>

namespace qbank {

/// How many of a thousand questions of the field say a word, by its stem; 0 for what is not common in any of
/// its corners. A bank of fifty questions is too small to tell a common word from a rare one by itself.
float background_frequency(const std::string& stem);

/// How many questions of the field a bank's own are taken together with.
constexpr float background_questions = 120;

}  // namespace qbank
