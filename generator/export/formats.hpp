#pragma once
#include "export/export.hpp"

/// The formats, in the order in which they are listed. The file that writes one defines it:
///
///     constexpr ExportFormat formats::json{"json", ".json", "what it holds", true, write};
///
/// All write UTF-8, and the same bytes for the same bank; JSON, JSON Lines, CSV, GIFT and Markdown go
/// question by question, so that their memory does not grow with the bank.
// A list for the preprocessor, since it is the one way to declare and to list them in a single line each.
#define QBANK_EXPORT_FORMATS(FORMAT) \
    FORMAT(json)                     \
    FORMAT(jsonl)                    \
    FORMAT(csv)                      \
    FORMAT(anki)                     \
    FORMAT(gift)                     \
    FORMAT(moodle)                   \
    FORMAT(markdown)                 \
    FORMAT(epub)                     \
    FORMAT(html)

namespace qbank::formats {

#define QBANK_DECLARE_FORMAT(name) extern const ExportFormat name;
QBANK_EXPORT_FORMATS(QBANK_DECLARE_FORMAT)
#undef QBANK_DECLARE_FORMAT

}  // namespace qbank::formats
