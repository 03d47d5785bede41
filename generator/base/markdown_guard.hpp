#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

/// What cmark-gfm 0.29.0.gfm.6, Debian 12's, takes too long or too much memory for, told before it sees it.
/// Later versions have mended these (CVE-2023-22483, CVE-2023-37463); where they are installed, nothing is
/// lost but a look at the text.
namespace qbank::markdown {

/// The text with `<` blanked where `<?`, `<!X` or `<![CDATA[` is never closed, if there are so many that
/// looking for each one's end would take time quadratic in their number; else nothing. Lengths and lines
/// stay.
std::optional<std::string> without_unclosed_tags(std::string_view markdown);

/// The line (from 1) of the first table whose rows leave so many cells out that filling them up would take a
/// thousand times the memory of the text, or 0.
std::uint32_t line_of_hollow_table(std::string_view markdown);

}  // namespace qbank::markdown
