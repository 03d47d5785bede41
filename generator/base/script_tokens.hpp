#pragma once
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace qbank {

/// A token of a script; views the script.
struct ScriptToken {
    enum class Kind : std::uint8_t { word, number, literal, regex, sign };
    Kind kind;
    std::string_view text;
    bool after_line_end = false;
    std::size_t opener = 0;  ///< index + 1 of the innermost bracket around it, 0 for none
    bool in_object = false;  ///< that bracket is an object literal, a pattern or an import list
};

/// The tokens of a script; a template is a literal up to `${` and from `}` on, what is between are tokens.
/// Nothing: it cannot be read as tokens, for an unclosed string or bracket.
std::optional<std::vector<ScriptToken>> script_tokens(std::string_view script);

/// Whether the character may be within a name, or a number.
bool is_name_character(char c);

/// Whether the text is one of those in the list.
template <class List>
bool is_any_of(std::string_view text, const List& list) {
    return std::find(list.begin(), list.end(), text) != list.end();
}

/// Whether the word is one of the language's own, or may be.
bool is_script_keyword(std::string_view word);

}  // namespace qbank
