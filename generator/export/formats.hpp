#pragma once
#include <iosfwd>

#include "model/bank.hpp"

/// The formats of export.cpp's table, a file each. All write UTF-8 question by question, so that memory does
/// not grow with the bank, and the same bytes for the same bank.
namespace qbank {

/// DESIGN.md, "The JSON export": one object, a line a question, so that two exports can be compared by lines.
void write_json(const Bank& bank, std::ostream& out);

/// JSON Lines: the question objects of the JSON export, one a line.
void write_jsonl(const Bank& bank, std::ostream& out);

/// RFC 4180 with a header row, no byte order mark. Lists are joined with "; ". Column `url` only if the bank
/// has a base_url. Cells that a spreadsheet would take for a formula get a leading apostrophe; see csv.cpp
/// for the rule.
void write_csv(const Bank& bank, std::ostream& out);

/// One printable document: contents, topics, questions, answers with their headings demoted below the
/// question's.
void write_markdown(const Bank& bank, std::ostream& out);

}  // namespace qbank
