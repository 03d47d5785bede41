#pragma once
#include <vector>

#include "base/diagnostics.hpp"
#include "model/bank.hpp"
#include "model/question.hpp"
#include "model/settings.hpp"

namespace qbank {

/// Makes the Bank: questions by topic and then as they came, topics, sources and tags with what belongs to
/// them, related questions resolved and found, earlier ids as redirects. References to questions that do not
/// exist are warnings, earlier ids that another question has are errors.
Bank assemble(Settings settings, std::vector<Question> questions, std::vector<SkippedLines> skipped,
              Diagnostics& diagnostics, unsigned jobs = 0);

}  // namespace qbank
