#pragma once
#include <cstdint>
#include <string_view>
#include <vector>

#include "dedupe/words.hpp"

namespace qbank {

/// What a question wants to hear about its subject.
enum class Aspect : std::uint8_t {
    topic,  ///< "Signals?", "Rate limiting.": whatever there is to say
    definition,
    comparison,
    kinds,      ///< which types, options, levels there are
    working,    ///< how something works, by itself
    method,     ///< how one does something
    effect,     ///< what happens if, how it affects
    situation,  ///< "The broker is down.": what to do
    when,
    why,     ///< and purpose, benefits
    limits,  ///< drawbacks, risks, problems
    causes,
    experience,  ///< a story of one's own
    which,       ///< which of them one takes, uses, watches
    quantity,    ///< how many, how much, how often
    count_
};

/// "asks how to do it", for reasons.
std::string_view name_of(Aspect aspect);

/// How alike the answers are that two aspects of the same subject ask for: 1 the same, 0 nothing in common.
double agreement(Aspect a, Aspect b);

/// A question taken apart: what it asks, and the words that are left to say about what.
struct Frame {
    Aspect aspect = Aspect::topic;
    std::vector<Aspect> others;  ///< of its further clauses: "… and how do you fix it?"
    bool negative = false;       ///< "when not to", "never"
    bool lists = false;          ///< names several things: "static and media files"

    struct Piece {
        const Word* word = nullptr;
        std::uint8_t side = 0;  ///< of a comparison, from 1; 0: belongs to all of them
        bool further = false;   ///< stands in a clause behind the main one
        bool context = false;   ///< "in Django", "for APIs"
        bool target = false;    ///< behind "using", "to", "from"
    };
    std::vector<Piece> content;
};

/// Reads the frame of an English question. In other languages everything is content.
Frame frame_of(const Words& words, bool english);

}  // namespace qbank
