#pragma once
#include <string>
#include <vector>

#include "import/asked_in.hpp"
#include "model/question.hpp"

namespace qbank {

/// A question as a file of its own, the form for contributors: front matter, then what belongs to the
/// question (code, a picture), then its answer, as the document has them. `topic` is an id;
/// `default_language` is told by no file.
std::string question_file(const Question& question, const std::string& topic,
                          const std::string& default_language, const std::vector<AskedIn>& asked_in);

}  // namespace qbank
