#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "dedupe/word_lists.hpp"

namespace qbank {

struct KnownWord;

/// One word of a text, or the punctuation between two.
struct Word {
    std::string_view text;  ///< folded; of punctuation the character
    bool punctuation = false;
    bool bracketed = false;            ///< stands in brackets
    bool capitals = false;             ///< shouted in a text that is not: a keyword such as WHERE
    words::Traits traits = 0;          ///< filled in by look_up() of the vocabulary
    const KnownWord* known = nullptr;  ///< likewise
};

/// A text cut into folded words: "Django's" is "django", "don't" is "do not", "thread-safe" two words,
/// "select_related", "ci/cd", "c++" and "settings.py" one. Scripts without spaces give pairs of characters.
class Words {
  public:
    Words() = default;
    explicit Words(std::string_view plain) { cut(plain); }
    /// Another text in the same memory; the words of the one before are gone.
    void cut(std::string_view plain);
    std::vector<Word>& all() { return words_; }
    const std::vector<Word>& all() const { return words_; }

    Words(const Words&) = delete;
    Words& operator=(const Words&) = delete;

  private:
    void push(std::string_view text, bool punctuation, bool capitals);
    void add(std::size_t from);
    void add_literal(std::string_view word);
    void add_punctuation(char c);

    std::string buffer_;  // the words view it, so it never grows past its reservation
    std::vector<Word> words_;
    bool bracketed_ = false;
    bool capitals_ = false;
};

}  // namespace qbank
