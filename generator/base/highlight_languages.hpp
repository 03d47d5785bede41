#pragma once
#include <array>
#include <string_view>

namespace qbank::highlight {

/// One way to write a text in a language. Empty `open`: no such way.
struct Quotes {
    std::string_view open{}, close{};
    bool escapes = true;      ///< a backslash takes the next character along
    bool many_lines = false;  ///< else the end of the line ends it as well
};

enum class Keys {
    none,
    colon,      ///< a word or text with `: ` behind it is a key
    assignment  ///< the first word of a line with `=` behind it is one
};

/// What the scanner has to know of a language; how the pieces fit together it does not ask. Lists of words
/// are written with blanks between them.
struct Language {
    std::string_view names{};  ///< as fences write it, in small letters
    std::string_view keywords{}, constants{};
    std::string_view defines{};  ///< keywords behind which a name is defined
    std::string_view line_comment{}, second_line_comment{};
    std::string_view block_open{}, block_close{};
    std::array<Quotes, 5> quotes{};  ///< longer openings first
    std::string_view prefixes{};     ///< letters that may stand before a quotation mark, as in `rb'…'`
    std::string_view word_signs{};   ///< what may stand inside a word besides letters, digits and `_`
    Keys keys = Keys::none;
    bool any_case = false;         ///< keywords in capitals are keywords as well
    bool spaced = false;           ///< comments and quotation marks only where a word may begin
    bool decorators = false;       ///< `@name`
    bool variables = false;        ///< `$name`, `${…}`
    bool directives = false;       ///< `#name` first on a line
    bool instructions = false;     ///< keywords only first on a line
    bool regexes = false;          ///< `/…/` where an operand is expected
    bool raw_hashes = false;       ///< Rust's r#"…"#, and 'a is a lifetime
    bool raw_parentheses = false;  ///< C++'s R"x(…)x"; digits may have ' between them
    bool nested_comments = false;  ///< block comments hold block comments
    bool sections = false;         ///< `[name]` first on a line
};

/// k for a keyword, l for a constant, f for a keyword behind which a name is defined, 0 for other words.
char kind_of_word(const Language& language, std::string_view word);

/// nullptr for a language that has no table.
const Language* language_named(std::string_view name);

}  // namespace qbank::highlight
