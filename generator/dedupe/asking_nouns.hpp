#pragma once
#include <optional>
#include <string_view>

#include "dedupe/aspect.hpp"

namespace qbank {

/// Nouns that say what is asked of the thing named beside them: "the drawbacks of X", "X drawbacks".
std::optional<Aspect> asking_noun(std::string_view w);

/// Of these, those that say nothing besides: "join types" asks for joins, "isolation levels" for isolation
/// levels.
bool only_asks(std::string_view w);

/// Nouns that end a heading and make it a "how to": "Rate limiting design", "Timeout handling".
bool is_doing_noun(std::string_view w);

}  // namespace qbank
