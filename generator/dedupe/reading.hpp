#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "dedupe/frame.hpp"
#include "dedupe/lexicon.hpp"
#include "dedupe/stem.hpp"
#include "dedupe/terms.hpp"
#include "dedupe/thresholds.hpp"
#include "model/question.hpp"

namespace qbank {

/// A term as one question says it.
struct TermUse {
    TermId term = 0;
    std::uint8_t side = 0;  ///< of a comparison, from 1; 0: belongs to all
    bool further = false;   ///< only in a clause behind the main one
    bool context = false;   ///< "in Django"
    bool target = false;    ///< behind "using", "to", "from": a stack from queues is not a queue from stacks
};

/// What dedupe knows of a wording: all that comparing two of them needs.
struct Reading {
    std::vector<TermUse> terms;  ///< by family and term, each once
    Aspect aspect = Aspect::topic;
    std::uint16_t others = 0;  ///< further aspects, one bit each
    std::uint8_t sides = 0;
    bool negative = false;
    bool lists = false;
    bool problem = false;  ///< names a problem: what it is and how to solve it are one answer
    bool english = true;
    bool names_nothing = false;  ///< only words of asking: "Basics?" means what its heading says
    bool only_exact = false;     ///< means nothing without its code or its choices
    std::uint16_t language = 0;  ///< two letters
    std::uint32_t context = 0;   ///< index into Contexts
    std::uint32_t document = 0;  ///< that holds it among other questions; 0 for a file of its own
    std::uint32_t heading = 0;   ///< of that document, above it; 0 if there is none
    std::uint64_t spelling = 0;  ///< of its letters without spaces and punctuation
};

/// The terms of the headings and topic around questions; most questions share theirs with others.
class Contexts {
  public:
    std::uint32_t find_or_add(const std::string& name);
    std::vector<std::vector<TermId>> terms;  ///< sorted

  private:
    std::unordered_map<std::string, std::uint32_t> by_name_;
};

/// Readings of a part of the bank, with ids of their own.
struct ReadPart {
    std::vector<Reading> readings;
    Terms terms;
    Contexts contexts;
};

ReadPart read_part(const std::vector<Question>& questions, std::size_t first, std::size_t last,
                   const Lexicon& lexicon, std::string_view language);

/// All readings of a bank: terms counted and weighed.
struct Readings {
    std::vector<Reading> all;
    Terms terms;
    std::vector<std::vector<TermId>> contexts;
    Parts parts;
};

/// `lead[i]` is true for questions that are the first of their normal form: only those are counted.
Readings read_all(const std::vector<Question>& questions, const std::vector<char>& counts,
                  const Lexicon& lexicon, std::string_view language, unsigned jobs);

}  // namespace qbank
