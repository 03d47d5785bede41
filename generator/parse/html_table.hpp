#pragma once
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "parse/outline.hpp"

namespace qbank {

/// A cell of a table in raw HTML.
struct HtmlCell {
    std::uint32_t line = 0;
    bool header = false;    ///< <th>
    std::size_t begin = 0;  ///< byte in the line where its content begins
    std::string markdown;   ///< of the part of its content that is on that line
};

/// The rows of the tables in a region's HTML, in order; a row has its cells. Linear in the bytes.
std::vector<std::vector<HtmlCell>> rows_of_html_tables(const Outline& outline, const Region& region);

/// The column in which most cells end in a question mark, or npos. A table of one column holds questions if
/// half of its cells do.
std::size_t asking_column(const std::vector<std::vector<HtmlCell>>& rows);

}  // namespace qbank
