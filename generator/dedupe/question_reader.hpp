#pragma once
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "dedupe/frame.hpp"
#include "dedupe/reading.hpp"
#include "dedupe/vocabulary.hpp"

namespace qbank {

/// Readings of a part of the bank, with ids of their own.
struct ReadPart {
    std::vector<Reading> readings;    ///< whose `terms` are not set yet
    std::vector<TermUse> uses;        ///< of all of them, in order; each as it was said
    std::vector<std::uint32_t> ends;  ///< of each reading's share of `uses`
    Terms terms;                      ///< counted
    Contexts contexts;
};

/// Reads the questions of a part, one after the other. Not thread-safe.
class QuestionReader {
  public:
    /// All outlive the reader.
    QuestionReader(ReadPart& part, const Lexicon& lexicon, std::string_view language, const Parts& parts);

    /// `counts`: whether what it says makes terms more frequent.
    void read(const Question& question, bool counts);

  private:
    Vocabulary& vocabulary_of(const std::string& language);
    const Lexicon::Phrase* phrase_at(std::size_t at, std::size_t& length) const;
    void use(TermId term, const Frame::Piece& piece);
    void use_subject();
    void use_all_words();
    std::uint64_t spelling();
    void place(const Question& question, Reading& reading);
    std::uint32_t context_of(const Question& question);
    void count_terms(std::size_t first);

    ReadPart& part_;
    const Lexicon& lexicon_;
    std::string_view language_;
    const Parts& parts_;
    std::map<std::string, Vocabulary> vocabularies_;
    Vocabulary* vocabulary_ = nullptr;
    Words words_;
    Frame frame_;
    std::string letters_, name_;
    std::vector<std::uint32_t> counted_;  // for each term the last reading that was counted, from 1

    // Questions of one section come one after the other.
    const Question* before_ = nullptr;
    std::uint32_t context_ = 0;
};

}  // namespace qbank
