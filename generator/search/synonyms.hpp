#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "search/families.hpp"

namespace qbank::search {

/// Terms that mean the same, prepared for the words of a text. Everything happens when the index is built, so
/// a query needs no table: single words share a group of postings; where a phrase is involved ("gc", "garbage
/// collection") a document that says one is also indexed under the words of the other.
class Synonyms {
  public:
    struct Term {
        std::vector<std::string> families;  ///< of its words, in order
        std::vector<std::string> forms;     ///< what a document gains that says another term of the set
        std::uint32_t set = 0;
    };

    Synonyms(const std::vector<std::vector<std::string>>& sets, Families& families);

    /// Terms whose first word is of this family; the longest first.
    const std::vector<std::uint32_t>* starting_with(const std::string& family) const;
    const Term& term(std::uint32_t index) const { return terms_[index]; }

    /// What a document gains that says term `index`: the other terms of its set that do not share its group.
    const std::vector<std::string>& gained(std::uint32_t index) const { return gained_[index]; }

    /// The family that stands for all single-word synonyms of this one; itself if it has none.
    const std::string& united(const std::string& family) const;

  private:
    std::vector<Term> terms_;
    std::vector<std::vector<std::string>> gained_;
    std::unordered_map<std::string, std::vector<std::uint32_t>> by_first_;
    std::unordered_map<std::string, std::string> united_;
};

/// Abbreviations that a text explains: "Root Cause Analysis (RCA)" and "RCA (root cause analysis)" give
/// {"rca", "root cause analysis"}. Appends to `found`.
void find_abbreviations(std::string_view text, std::vector<std::vector<std::string>>& found);

}  // namespace qbank::search
