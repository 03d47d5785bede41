#pragma once
#include <cstdint>

#include "base/markdown.hpp"

namespace qbank {

/// What a block holds; links are counted, not entered.
struct InlineCounts {
    std::uint32_t links = 0, images = 0, letters = 0;
};
InlineCounts inline_counts_of(markdown::Node block);

/// Whether a paragraph is nothing but links, and whether those stay within the document.
struct LinkFacts {
    bool only = false, fragments = true;
};
LinkFacts link_facts_of(markdown::Node paragraph);

/// "**All of it**".
bool is_only_bold(markdown::Node paragraph);

}  // namespace qbank
