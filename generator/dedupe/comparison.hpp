#pragma once
#include <array>
#include <cstddef>
#include <vector>

#include "dedupe/reading.hpp"

namespace qbank {

/// What two readings have in common and what only one of them says.
struct Comparison {
    static constexpr std::size_t most_listed = 12;  ///< enough to judge by, and keeps long texts linear

    struct Side {
        float strong = 0;           ///< weight of what only this one says and the other's surroundings do not
        float surrounded = 0;       ///< weight of strong terms that the other's headings say
        float weak = 0;             ///< the rest of what only this one says
        std::vector<TermUse> only;  ///< strong and platform terms, at most most_listed
    };

    float common = 0;           ///< weight of the terms both say
    float common_strong = 0;    ///< that of the strong ones among them
    std::vector<TermUse> both;  ///< as a says them; at most most_listed
    std::uint32_t sides_of_a = 0,
                  sides_of_b = 0;  ///< sides of a comparison that have a term in common, one bit each
    Side a, b;
    bool excluded = false;  ///< opposites, other numbers, other platforms
    bool slip = false;
};

Comparison compare(const Reading& a, const Reading& b, const Readings& bank);

}  // namespace qbank
