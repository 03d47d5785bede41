#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "model/raw_question.hpp"

namespace qbank {

/// The normal form of a question: equal for wordings that differ only in case, markup, punctuation or in how
/// they ask ("What is X?", "Explain X.", "X."; "A vs B", "Difference between B and A?"). The choices belong
/// to it, and so does the code of a question that means nothing without ("What is the output?"). Never empty
/// for a wording with a letter or digit in it.
std::string normal_form(std::string_view plain, const std::vector<Choice>& choices, std::string_view answer,
                        std::string_view stem = {});

}  // namespace qbank
