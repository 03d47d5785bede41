#pragma once
#include <cstdint>
#include <string_view>
#include <vector>

namespace qbank {

/// Which lines are inside fenced code, the fences included. `inside[0]` is the first line.
std::vector<bool> code_lines(const std::vector<std::string_view>& lines);

/// "---", "***", "___", also with spaces between, and a heading without words ("#").
bool is_rule(std::string_view line);

/// Marks at the start of a fence: 3 or more of ` or ~; 0: the line begins none. A line such as ```code```
/// begins none, since its marks close on it.
std::size_t fence_length(std::string_view line);

/// "## Title" or "##Title": how many #; 0 for no heading.
int heading_marks(std::string_view line);

/// A line that only leads back to the table of contents: "**[⬆ Back to Top](#table-of-contents)**", perhaps
/// with a link or two beside it.
bool is_back_link(std::string_view line);

/// A line that holds nothing but tags: "<br/>", "</div>", "<p align="center"><b>".
bool is_only_tags(std::string_view line);

}  // namespace qbank
