#pragma once
#include <vector>

#include "base/diagnostics.hpp"
#include "dedupe/thresholds.hpp"
#include "model/duplicates.hpp"
#include "model/question.hpp"
#include "model/settings.hpp"

namespace qbank {

struct Deduped {
    std::vector<Question> questions;  ///< one for each different question, in the order they were first met
    Duplicates duplicates;
};

/// Merges the questions that are the same. Decisions of the maintainers win: those called the same are
/// merged, those called different never are, not even by way of a third. Every wording, place, answer and id
/// of a merged question is kept. Near-duplicates that are not sure enough become suggestions, best first, at
/// most one for every four questions unless `thresholds` ask for all. Contradicting decisions are an error,
/// decisions about unknown ids a warning.
Deduped dedupe(std::vector<Question> questions, const Settings& settings, unsigned jobs,
               Diagnostics& diagnostics, Thresholds thresholds = {});

}  // namespace qbank
