#pragma once
#include <string>
#include <vector>

#include "base/place.hpp"

namespace qbank {

/// One question at one place, as duplicate reports name it.
struct Member {
    std::string id;
    std::string wording;  ///< plain
    Place place;
};

/// Occurrences that were merged into one question.
struct Cluster {
    std::string id;  ///< of the question that stands for them
    double score = 1;
    std::vector<std::string> reasons;  ///< in words, e.g. "same words"
    std::vector<Member> members;       ///< the one that stands first
};

/// Two questions that may be the same; a person decides.
struct Suggestion {
    Member a, b;
    double score = 0;
    std::vector<std::string> reasons;
};

/// What dedupe found: clusters in the order of their questions, suggestions best first.
struct Duplicates {
    std::vector<Cluster> clusters;
    std::vector<Suggestion> suggestions;
};

}  // namespace qbank
