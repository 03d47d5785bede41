#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Tables as RFC 4180 has them, and what spreadsheets make of their cells.
namespace qbank::csv {

/// A cell that a spreadsheet may take for a formula, after white space and apostrophes at its start, or that
/// begins with a tab or carriage return. Such a cell is written with an apostrophe in front. Cells which
/// already begin with an apostrophe before a formula count too, so that taking one apostrophe away from every
/// cell of this kind gives the text back.
bool is_dangerous(std::string_view cell);

struct Row {
    std::size_t line = 1;  ///< from 1, where the row begins
    std::vector<std::string> cells;
};

struct Table {
    std::vector<Row> rows;
    std::size_t open_quote = 0;  ///< the line of a quotation mark that is never closed, or 0
};

/// Cells between commas (semicolons or tabs where the first line has more of them), quoted ones with doubled
/// quotation marks; line ends of any kind. Rows without any text are left out. A closing quotation mark that
/// text follows counts as text, as spreadsheets have it.
Table read(std::string_view text);

}  // namespace qbank::csv
