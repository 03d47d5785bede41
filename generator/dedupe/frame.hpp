#pragma once
#include <cstdint>
#include <vector>

#include "dedupe/aspect.hpp"
#include "dedupe/words.hpp"

namespace qbank {

/// A question taken apart: what it asks, and the words that are left to say about what.
struct Frame {
    Aspect aspect = Aspect::topic;
    std::uint16_t others = 0;  ///< of its further clauses ("… and how do you fix it?"), one bit each
    bool negative = false;     ///< "when not to", "never"
    bool asks_why = false;     ///< its main clause, with that word
    bool lists = false;        ///< names several things: "static and media files"

    struct Piece {
        const Word* word = nullptr;
        std::uint8_t side = 0;  ///< of a comparison, from 1; 0: belongs to all of them
        bool further = false;   ///< stands in a clause behind the main one
        bool context = false;   ///< "in Django", "for APIs"
        bool target = false;    ///< behind "using", "to", "from"
    };
    std::vector<Piece> content;

    /// As new, but the memory stays.
    void clear() {
        aspect = Aspect::topic;
        others = 0;
        negative = lists = asks_why = false;
        content.clear();
    }
};

/// Reads the frame of an English question, whose words have been looked up. In other languages everything is
/// content.
void frame_of(const Words& words, bool english, Frame& frame);

}  // namespace qbank
