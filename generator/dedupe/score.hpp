#pragma once
#include <string>
#include <vector>

#include "dedupe/reading.hpp"

namespace qbank {

struct Likeness {
    double score = 0;  ///< how surely they are the same, from 0 to 1: merges go by it
    double near = 0;   ///< how much worth a look: other words on both sides count less, one list more
};

/// Symmetric; depends on nothing but the readings. Pairs whose `near` stays below `least` may get any values
/// below it.
Likeness likeness(const Reading& a, const Reading& b, const Readings& bank, double least = 0);

/// How surely two readings are the same question, from 0 to 1. Symmetric; depends on nothing but the
/// readings.
double similarity(const Reading& a, const Reading& b, const Readings& bank);

/// The same judgement in words: "same terms: rate, limit", "only here: api", "asks when / asks why".
std::vector<std::string> reasons(const Reading& a, const Reading& b, const Readings& bank);

}  // namespace qbank
