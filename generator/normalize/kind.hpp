#pragma once
#include <string_view>

#include "model/question.hpp"

namespace qbank {

/// What sort of answer a wording asks for, told from its words.
Kind kind_of(std::string_view plain);

}  // namespace qbank
