#pragma once
#include <string_view>

namespace qbank {

/// Whether a plain text asks something by itself: it ends in a question mark, begins like a question or a
/// task
/// ("Explain …", "What …", and their like in ten languages), or compares ("A vs B").
bool asks(std::string_view plain);

/// Whether it ends in a question mark of any script, apart from quotes, brackets and emoji behind it.
bool ends_asking(std::string_view plain);

/// Whether a line without a question mark sets a task ("Explain …"), or is short and begins like a question
/// without ending like a sentence: what among lines that ask is one of them.
bool asks_quietly(std::string_view plain);

/// Whether it begins as an exercise does: "Add a label to the pod", "Configure …". Steps of an answer begin
/// so, too.
bool commands(std::string_view plain);

/// Whether the wording points at code that stands with it: "What is the output?", "Explain this function."
bool points_at_code(std::string_view plain);

}  // namespace qbank
