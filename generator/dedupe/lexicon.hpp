#pragma once
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "dedupe/stem.hpp"
#include "model/question.hpp"

namespace qbank {

/// Terms that mean the same, as sequences of stems. A group is led by the member of the fewest
/// words, so that an abbreviation stays one term (written out it would weigh three times as much), and among
/// single words by the longest, which the word lists know.
class Lexicon {
  public:
    struct Phrase {
        std::vector<std::string> stems;        ///< at least one
        std::vector<std::string> replacement;  ///< words
        bool ends_in_participle = false;       ///< "distributed": only then does a text's "merge sorted" fit
    };

    /// A term that stands in two groups ("auth": authentication, authorization) replaces nothing.
    Lexicon(const std::vector<std::vector<std::string>>& groups, const Stemmer& stemmer);

    /// Phrases whose first stem this is, longest first; nullptr if there are none.
    const std::vector<Phrase>* starting_with(const std::string& stem) const;

  private:
    std::unordered_map<std::string, std::vector<Phrase>> by_first_;
};

/// Abbreviations that wordings and headings explain: "Root cause analysis (RCA)" gives {"rca", "root cause
/// analysis"}.
std::vector<std::vector<std::string>> abbreviations_in(const std::vector<Question>& questions, unsigned jobs);

}  // namespace qbank
