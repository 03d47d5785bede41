#pragma once
#include <string>
#include <string_view>

namespace qbank {

/// A question file (front matter, then an answer) as `qbank fmt` writes it; any other text as it is.
///
/// Mended is what has one right form: byte order mark, line ends, blanks at line ends, tabs that indent, the
/// end of the file; the order of keys, case and hyphens of `level` and `kind`, entries of `asked_in` on a
/// line each; the language of a code block that tells it beyond doubt. Prose is left alone. What the file
/// means stays: the front matter is read again and compared, and so is the answer's HTML; where they differ,
/// that part is left as it was. Applied twice, it gives what it gave once. Never throws on any bytes; invalid
/// UTF-8 comes back unchanged.
std::string formatted(std::string_view bytes);

/// Whether the text is a question file.
bool is_question_file(std::string_view text);

/// The parts of it, a file each. `yaml` is what stands between the markers, `body` what follows them; both
/// with "\n" line ends.
std::string formatted_front_matter(std::string_view yaml);
std::string formatted_body(std::string_view body);
/// Names the language of fenced blocks that have none and leave no doubt.
std::string with_code_languages(std::string_view body);
/// "json", "python", "sql", "bash", "console", "html", or "" in any doubt.
std::string_view certain_language(std::string_view code);

}  // namespace qbank
