#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace qbank::search {

enum class Markup {
    plain,     ///< every character counts: `__slots__`, `*args`
    markdown,  ///< `*`, `_` and `#` before or after a word are markup; link targets and addresses are left
               ///< out
};

/// Words of a text as the index and the engine see them: case and accents folded, code tokens whole and in
/// parts
/// ("select_related" gives "select_related", "select", "related"; also N+1, CI/CD, F(), C++, .env, *args,
/// ==), scripts without spaces as pairs of characters. theme/search/engine.js does the same with regular
/// expressions; tests/js/fixtures/tokens.json holds cases that both must pass.
class Tokenizer {
  public:
    explicit Tokenizer(std::string_view text, Markup markup = Markup::plain) : text_(text), markup_(markup) {}

    /// Moves to the next token; false at the end.
    bool next();

    /// The whole of a compound such as "ci/cd" or "=="; empty for a plain word. Valid until the next call.
    std::string_view whole() const { return whole_; }
    /// Where it stands in the text, in bytes.
    std::size_t begin() const { return begin_; }
    std::size_t end() const { return at_; }
    /// The words it consists of, at least one unless whole() is symbols only. Valid until the next call.
    const std::vector<std::string_view>& parts() const { return parts_; }

  private:
    bool skip_markup();
    bool read_symbols();
    bool read_word();
    void split();

    std::string_view text_;
    std::size_t at_ = 0, begin_ = 0;
    Markup markup_;
    std::string folded_;
    std::string_view whole_;
    std::vector<std::string_view> parts_;
};

/// All words of `text` in order, the parts of compounds without the wholes.
std::vector<std::string> words(std::string_view text);

/// A word longer than this many characters is cut off: nobody types it, and it would bloat the dictionary.
constexpr std::size_t longest_form = 48;

}  // namespace qbank::search
