#pragma once
#include <cstdint>
#include <string_view>

/// The English words whose part in a question is known beforehand. All lists are folded words, not stems.
namespace qbank::words {

enum Trait : std::uint16_t {
    stop = 1U << 0,  ///< carries no content: articles, prepositions, pronouns, auxiliaries
    auxiliary = 1U << 1,
    pronoun = 1U << 2,     ///< who does it: you, we, one, people
    determiner = 1U << 3,  ///< articles and the adjectives of asking: main, common, different
    adverb = 1U << 4,      ///< of asking: usually, exactly
    negation = 1U << 5,
    preposition = 1U << 6,
    question_word = 1U << 7,
    doing = 1U << 8,      ///< imperative or gerund that opens a "how to": design, handling
    weak = 1U << 9,       ///< of asking and generic: handle, ensure, important, system
    light = 1U << 10,     ///< says a little: function, system, application, production
    platform = 1U << 11,  ///< language or framework that is the scene, not the subject
    scope = 1U << 12,     ///< changes what is covered without naming a thing: only, large, multiple
};
using Traits = std::uint16_t;  ///< of these, any number

/// One look-up for all lists.
Traits traits_of(std::string_view word);

inline bool is_stop(std::string_view word) { return (traits_of(word) & stop) != 0; }

}  // namespace qbank::words
