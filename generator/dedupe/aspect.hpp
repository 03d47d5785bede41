#pragma once
#include <cstdint>
#include <string_view>

namespace qbank {

/// What a question wants to hear about its subject.
enum class Aspect : std::uint8_t {
    topic,  ///< "Signals?", "Rate limiting.": whatever there is to say
    definition,
    comparison,
    kinds,      ///< which types, options, levels there are
    working,    ///< how something works, by itself
    method,     ///< how one does something
    effect,     ///< what happens if, how it affects
    situation,  ///< "The broker is down.": what to do
    when,
    why,     ///< and purpose, benefits
    limits,  ///< drawbacks, risks, problems
    causes,
    experience,  ///< a story of one's own
    which,       ///< which of them one takes, uses, watches
    quantity,    ///< how many, how much, how often
    count_
};

/// "asks how to do it", for reasons.
std::string_view name_of(Aspect aspect);

/// How alike the answers are that two aspects of the same subject ask for: 1 the same, 0 nothing in common.
double agreement(Aspect a, Aspect b);

}  // namespace qbank
