#pragma once
#include <vector>

#include "base/diagnostics.hpp"
#include "dedupe/clusters.hpp"
#include "model/question.hpp"
#include "model/settings.hpp"

namespace qbank {

/// Carries out duplicates.yml: forbids and joins. A pair that is decided both ways, directly or by way of
/// others, is an error naming both lines; an id that no question has is a warning. A question and what it
/// says it is a translation of never meet.
void apply_decisions(const std::vector<Question>& questions, const Settings& settings, Clusters& clusters,
                     Diagnostics& diagnostics);

}  // namespace qbank
