#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "model/raw_question.hpp"

namespace qbank {

/// The options of a multiple-choice question, found in the lines between one question and the next.
struct ChoiceBlock {
    std::vector<Choice> choices;      ///< empty: there are none
    std::size_t first = 0, last = 0;  ///< indexes of the lines that hold them
    bool numbered = false;            ///< "- 1: …", so that a key names them by number
};

/// Looks for lettered options ("- A: …", "a) …", "**B.** …", in order from A, "- 1: …" from 1) or for check
/// boxes ("- [ ] …",
/// "- [x] …", "- (x) …"), at least two. Check boxes and marks (✅, bold) tell the correct ones.
ChoiceBlock find_choices(const std::vector<std::string_view>& lines);

/// Marks the choices that a key names: "Answer: B", "**Correct answer: A, C**", "答案：D". `key` is the text
/// behind the options. `numbered`: it names them by number, from 1. False: it names none.
bool apply_key(std::string_view key, std::vector<Choice>& choices, bool numbered = false);

/// The letter of an option at the start of a line, from 0; -1 for none. `text` is where the option's words
/// begin.
int option_letter(std::string_view line, std::size_t& text);

}  // namespace qbank
