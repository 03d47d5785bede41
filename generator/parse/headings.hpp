#pragma once
#include <array>
#include <cstdint>
#include <vector>

#include "parse/claim.hpp"

namespace qbank {

/// What a region's heading says.
struct HeadingFacts {
    int level = 0;  ///< 0: no heading, or one that is about the document
    bool asks = false, strict = false, marked = false;
    bool commands = false;   ///< begins as an exercise does
    bool has_body = false;   ///< text or links before the next heading
    bool has_text = false;   ///< more than a list of links
    bool has_parts = false;  ///< a deeper heading follows at once
    std::size_t times = 1;   ///< headings that have these words
    std::optional<std::uint32_t> number;
    bool dotted = false;     ///< has a number of several parts: "3.1.2 …"
    bool furniture = false;  ///< the same below many questions and about none; nothing else is told of it
};

/// Which headings of a document are its questions, from the evidence of all of them: how many of a level ask,
/// are marked ("Q3:") or numbered. Result: by region. The same whether or not the document is read by its
/// headings.
std::vector<bool> question_headings(const std::vector<HeadingFacts>& headings, bool promised);

/// The levels (1 to 6) at which most headings count on and ask: "1. What is …", "2. Explain …".
std::array<bool, 7> levels_that_count(const std::vector<HeadingFacts>& headings);

}  // namespace qbank
