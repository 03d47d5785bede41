#pragma once
#include <optional>

#include "dedupe/aspect.hpp"
#include "dedupe/clause.hpp"

namespace qbank {

struct Opening {
    std::optional<Aspect> aspect;
    bool by_noun = false;   ///< the aspect comes from a noun: "the benefits of X over Y"
    bool asks_why = false;  ///< in so many words
};

/// Reads how a clause begins, up to the first word of its subject: "Can you tell me what the benefits of".
Opening opening_of(Clause& clause);

}  // namespace qbank
