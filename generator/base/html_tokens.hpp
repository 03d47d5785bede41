#pragma once
#include <cstddef>
#include <string>
#include <string_view>

namespace qbank::html {

enum class TokenType { text, start_tag, end_tag };

/// A piece of raw HTML as an author wrote it. Views the text it was read from, except the name.
struct Token {
    TokenType type = TokenType::text;
    std::string_view text;        ///< of text: as written, entities and all
    std::string name;             ///< of a tag, lower case
    std::string_view attributes;  ///< of a start tag: all between name and '>'
};

/// Reads raw HTML piece by piece. Comments, doctypes, processing instructions, and elements whose content is
/// no text for readers (script, style, …) are passed over; a tag that never ends is text. Never fails.
class Tokens {
  public:
    explicit Tokens(std::string_view raw) : raw_(raw) {}
    /// False at the end.
    bool next(Token& token);

  private:
    bool skip_invisible();
    bool read_tag(Token& token);

    std::string_view raw_;
    std::size_t at_ = 0;
};

/// True for script, style and others whose content must never be shown.
bool holds_no_text(std::string_view name);

/// The value of an attribute ("" if it has none), and whether it is there at all.
bool find_attribute(std::string_view attributes, std::string_view name, std::string& value);

/// Character references become the characters they stand for; an unknown one stays as it is.
std::string decode_entities(std::string_view raw);

}  // namespace qbank::html
