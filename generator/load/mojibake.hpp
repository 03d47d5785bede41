#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace qbank {

/// A text that was UTF-8, was read in another charset and saved as UTF-8 again, with the damage undone.
struct Repaired {
    std::string text;
    std::string charset;     ///< what it was wrongly read as
    std::size_t places = 0;  ///< how many runs of characters were restored
};

/// Undoes such a misreading: "donâ€™t" becomes "don’t", "2Ô∏è‚É£" becomes "2️⃣".
///
/// Only runs of non-ASCII characters are looked at. A run is restored when its characters, taken back to
/// bytes of that charset, are valid UTF-8 that spells plausible characters, and only if most of the
/// document's longer runs can be: one such run in a page of good text may be what its author meant. Nothing
/// comes back when there is nothing to repair. Lines stay where they are.
std::optional<Repaired> repair_mojibake(std::string_view text);

}  // namespace qbank
