#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace qbank {

/// One entry of a question file's `asked_in`.
struct AskedIn {
    std::string source;
    std::uint32_t position = 0;           ///< from 1; 0: not told
    std::optional<std::uint32_t> number;  ///< as printed
    std::string as;                       ///< how that source words it, if not as the file does; else empty
};

/// "{source: …, position: 2, number: 2}", on one line.
std::string entry_text(const AskedIn& entry);

/// The text of a question file with these entries behind those it has; all other bytes stay as they are.
/// Nothing, if its front matter writes `asked_in` in a way that this cannot add to (then a person has to).
std::optional<std::string> with_asked_in(std::string_view file, const std::vector<AskedIn>& entries);

}  // namespace qbank
