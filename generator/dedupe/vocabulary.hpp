#pragma once
#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "dedupe/lexicon.hpp"
#include "dedupe/stem.hpp"
#include "dedupe/terms.hpp"
#include "dedupe/thresholds.hpp"
#include "dedupe/words.hpp"

namespace qbank {

/// What is to be known of a word, found out once however often it is said.
struct KnownWord {
    static constexpr TermId no_term = static_cast<TermId>(-1);

    std::string text;  ///< folded
    std::string stem;
    words::Traits traits = 0;
    bool is_problem = false;                                ///< "problem", "problems"
    mutable TermId term = no_term;                          ///< that term_of() has given it
    const std::vector<Lexicon::Phrase>* phrases = nullptr;  ///< that begin with its stem
};

/// The words of one language that a part of a bank says. Not thread-safe.
class Vocabulary {
  public:
    Vocabulary(Terms& terms, const Lexicon& lexicon, std::string_view language, const Parts& parts);

    const KnownWord& look_up(std::string_view word);
    /// Fills in what a text's words know of themselves.
    void look_up(Words& words);
    /// Only words that say something become terms.
    TermId term_of(const KnownWord& word);

  private:
    void grow();

    Terms& terms_;
    const Lexicon& lexicon_;
    Stemmer stemmer_;
    std::deque<KnownWord> words_;
    std::vector<std::uint64_t> hashes_;  // of words_
    std::vector<std::uint32_t> slots_;   // index into words_ and 1; open addressing, a power of two
};

}  // namespace qbank
