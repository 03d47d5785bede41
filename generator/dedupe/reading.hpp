#pragma once
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "dedupe/aspect.hpp"
#include "dedupe/contexts.hpp"
#include "dedupe/lexicon.hpp"
#include "dedupe/terms.hpp"
#include "dedupe/thresholds.hpp"
#include "model/question.hpp"

namespace qbank {

/// A term as one question says it. What comparing needs of the term itself stands here too: pairs are
/// compared by the million, and the table of terms is too large to be near.
struct TermUse {
    TermId term = 0;
    std::uint32_t family = 0;
    float weight = 0;  ///< here: less in a further clause or in a context
    TermKind kind = TermKind::strong;
    std::uint8_t side = 0;     ///< of a comparison, from 1; 0: belongs to all
    bool further : 1 = false;  ///< only in a clause behind the main one
    bool context : 1 = false;  ///< "in Django"
    bool target : 1 =
        false;  ///< behind "using", "to", "from": a stack from queues is not a queue from stacks
    bool holder : 1 = false;  ///< "settings file": who says "settings" means those, too
    bool doer : 1 = false;    ///< as in Term
    bool has_opposite : 1 = false;
    bool may_be_slip : 1 = false;  ///< said once in the bank, and long enough
};

/// What dedupe knows of a wording: all that comparing two of them needs.
struct Reading {
    std::span<TermUse> terms;  ///< by family and term, each once; they live in Readings::uses
    Aspect aspect = Aspect::topic;
    std::uint16_t others = 0;  ///< further aspects, one bit each
    std::uint8_t sides = 0;
    bool negative = false;
    bool lists = false;
    bool asks_why = false;  ///< with that word: "What is the purpose of X?" does not
    bool problem = false;   ///< names a problem: what it is and how to solve it are one answer
    bool english = true;
    bool names_nothing = false;  ///< only words of asking: "Basics?" means what its heading says
    bool only_exact = false;     ///< means nothing without its code or its choices
    std::uint16_t language = 0;  ///< two letters
    std::uint32_t context = 0;   ///< index into Readings::contexts
    std::uint32_t document = 0;  ///< that holds it among other questions; 0 for a file of its own
    std::uint32_t heading = 0;   ///< of that document, above it; 0 if there is none
    std::uint64_t spelling = 0;  ///< of its letters without spaces and punctuation
};

/// All readings of a bank: terms counted and weighed.
struct Readings {
    std::vector<Reading> all;
    Terms terms;
    std::vector<Surroundings> contexts;
    std::vector<std::vector<TermUse>> uses;  ///< of all readings, part by part
    Parts parts;
};

/// `counts[i]` is true for questions that are the first of their normal form: only those say how rare a term
/// is.
Readings read_all(const std::vector<Question>& questions, const std::vector<char>& counts,
                  const Lexicon& lexicon, std::string_view language, unsigned jobs, const Parts& parts = {});

}  // namespace qbank
