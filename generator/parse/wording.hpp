#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace qbank {

/// A wording taken apart: "**Q12: What is X?** ⭐⭐" is number 12 and "What is X? ⭐⭐".
struct Wording {
    std::string markdown;                 ///< without number, without bold around the whole, without anchors
    std::size_t skipped = 0;              ///< bytes of the original before `markdown` begins
    std::optional<std::uint32_t> number;  ///< as printed
    bool marked = false;                  ///< a "Q:" or "Question 5" stood before it
    std::string rest;  ///< what followed the question on its line: "**What is X?** It is …", "[Answer](#x)"
    bool linked = false;  ///< the whole was a link; `rest` is that link, or empty for one within the document
};

/// Takes the printed number ("12.", "12)", "(12)", "Q12:", "Question 5.", "#7", "3、") and enclosing bold
/// off, and the anchors and links to the top that stand around a heading. A number that belongs to the words
/// ("3 ways to …", "2.5 vs 3.0") stays.
Wording take_wording(std::string_view markdown);

/// Bytes of emoji, keycap marks and spaces at the start of a line.
std::size_t ornament(std::string_view line);

}  // namespace qbank
