#pragma once
#include <string_view>

/// The English words whose part in a question is known beforehand. All lists are folded words, not stems.
namespace qbank::words {

bool is_stop(std::string_view w);  ///< carries no content: articles, prepositions, pronouns, auxiliaries
bool is_auxiliary(std::string_view w);
bool is_pronoun(std::string_view w);     ///< who does it: you, we, one, people
bool is_determiner(std::string_view w);  ///< articles and the adjectives of asking: main, common, different
bool is_adverb(std::string_view w);      ///< of asking: usually, exactly
bool is_negation(std::string_view w);
bool is_preposition(std::string_view w);
bool is_question_word(std::string_view w);
bool is_doing(std::string_view w);     ///< imperative or gerund that opens a "how to": design, handling
bool is_weak(std::string_view w);      ///< of asking and generic: handle, ensure, important, system
bool is_light(std::string_view w);     ///< says a little: function, system, application, production
bool is_platform(std::string_view w);  ///< language or framework that is the scene, not the subject
bool is_scope(std::string_view w);  ///< changes what is covered without naming a thing: only, large, multiple

}  // namespace qbank::words
