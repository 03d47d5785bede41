#pragma once
#include <array>
#include <cstddef>
#include <optional>
#include <vector>

#include "parse/headings.hpp"

namespace qbank {

/// What the headings of one level say together.
struct HeadingLevel {
    std::size_t all = 0, asking = 0, strict = 0, marked = 0, numbered = 0, with_body = 0;
    std::size_t numbered_asking = 0;
    std::size_t dotted = 0;
    std::size_t setting = 0;  ///< asks, or begins as an exercise
    std::size_t waiting = 0;  ///< asks, and has neither a text nor deeper headings
    std::size_t own = 0;      ///< ends in a question mark, and in words that no other heading has
    std::size_t counted = 0;  ///< numbered one more than the one before at this level
    std::optional<std::uint32_t> last_number;

    void add(const HeadingFacts& heading);

    bool mostly_asks() const { return asking * 10 >= all * 7; }
    bool is_dotted() const { return dotted >= 3 && dotted * 10 >= all * 7; }
    bool is_numbered() const { return numbered >= 3 && numbered * 10 >= all * 6; }

    /// A level of hardly anything but questions.
    bool asks_throughout() const { return own >= 3 && own * 10 >= all * 7; }

    /// Most of the level count on and ask: "1. What is …", "2. Why does …".
    bool is_counted() const {
        return is_numbered() && counted + 1 >= 3 && counted * 10 >= numbered * 6 &&
               numbered_asking * 10 >= numbered * 6;
    }

    /// "Add a label to the pod", "Show the label": most begin so, and have a text.
    bool are_exercises() const { return setting * 10 >= all * 7 && with_body * 10 >= all * 8; }

    /// Hardly one has a text below it, and most ask: the others set a task in words of their own. So do those
    /// of a level at which several that ask have none.
    bool is_unanswered() const {
        return (mostly_asks() && with_body * 5 < all) || (asking * 2 >= all && waiting * 10 >= asking * 3);
    }

    /// "How this folder is organized" and "How to answer" among titles that ask nothing.
    bool is_by_chance() const {
        return asking < 3 && asking * 2 < all && strict == 0 && marked == 0 && numbered == 0;
    }
};

/// By level, 1 to 6.
using HeadingLevels = std::array<HeadingLevel, 7>;

HeadingLevels levels_of(const std::vector<HeadingFacts>& headings);

/// Headings of one level below the same heading.
struct Siblings {
    std::size_t all = 0, asking = 0;

    bool all_ask() const { return all >= 3 && asking == all; }
};

/// The siblings of each heading, itself included.
std::vector<Siblings> siblings_of(const std::vector<HeadingFacts>& headings);

}  // namespace qbank
