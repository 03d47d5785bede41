#pragma once
#include <string>

#include "model/question.hpp"

namespace qbank {

/// The wording, and behind a blank line what belongs to it: code, a picture.
inline std::string question_markdown(const Question& question) {
    return question.stem ? question.wording + "\n\n" + *question.stem : question.wording;
}

}  // namespace qbank
