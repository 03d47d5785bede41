#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace qbank {

/// A wording taken apart: "**Q12: What is X?** ⭐⭐" is number 12 and "What is X? ⭐⭐".
struct Wording {
    std::string markdown;                 ///< without number and without bold around the whole
    std::size_t skipped = 0;              ///< bytes of the original before `markdown` begins
    std::optional<std::uint32_t> number;  ///< as printed
    bool marked = false;                  ///< a "Q:" or "Question 5" stood before it
};

/// Takes the printed number ("12.", "12)", "(12)", "Q12:", "Question 5.", "#7") and enclosing bold off.
/// A number that belongs to the words ("3 ways to …", "2.5 vs 3.0") stays.
Wording take_wording(std::string_view markdown);

/// Whether a plain text asks something by itself: it ends in a question mark, begins like a question or a task
/// ("Explain …", "What …", and their like in ten languages), or compares ("A vs B").
bool asks(std::string_view plain);

/// Whether a heading is about the document and not about its subject: contents, contributing, license, …
bool is_apparatus(std::string_view plain_heading);

/// Whether a short text only invites to open or names the answer: "Answer", "Click to expand", "Show solution".
bool is_answer_label(std::string_view plain);

}  // namespace qbank
