#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace qbank {

/// One word of a text, or the punctuation between two.
struct Word {
    std::string_view text;  ///< folded; of punctuation the character
    bool punctuation = false;
    bool bracketed = false;  ///< stands in brackets
    bool capitals = false;   ///< shouted in a text that is not: a keyword such as WHERE
};

/// A text cut into folded words: "Django's" is "django", "don't" is "do not", "thread-safe" two words,
/// "select_related", "ci/cd", "c++" and "settings.py" one. Scripts without spaces give pairs of characters.
class Words {
  public:
    explicit Words(std::string_view plain);
    const std::vector<Word>& all() const { return words_; }

    Words(const Words&) = delete;
    Words& operator=(const Words&) = delete;

  private:
    void add(std::size_t from);
    void add_literal(std::string_view word);
    void add_punctuation(char c);

    std::string buffer_;  // the words view it, so it never grows past its reservation
    std::vector<Word> words_;
    bool bracketed_ = false;
    bool capitals_ = false;
};

}  // namespace qbank
