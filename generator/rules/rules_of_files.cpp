#include "rules/catalogue.hpp"

namespace qbank {

std::vector<Rule> rules_of_files() {
    using enum Severity;
    return {
        {"asked-in", error, "an entry that `qbank import` cannot add to a question file",
         "The file's `asked_in` is written in a way that a program cannot extend without touching the rest. "
         "Add the entry that the hint shows by hand.",
         "asked_in: {source: almanac}", "asked_in:\n  - {source: almanac}"},
        {"csv", error, "a table of questions that does not end its cells",
         "A quotation mark opens a cell that is never closed, so that the rest of the file would be one "
         "cell.",
         "\"What is a tide?,When the sea rises", "\"What is a tide?\",When the sea rises"},
        {"encoding", error, "a file is not UTF-8 text",
         "Every file is read as UTF-8. Invalid bytes, UTF-16 and NUL bytes are not guessed at: the file is "
         "left out, and nothing is published until it is saved as UTF-8.",
         "a file saved as \"Unicode\" (UTF-16) or as Windows-1252", "the same file saved as UTF-8"},
        {"external-link", warning, "the address of a link to another site is malformed",
         "The address has no host, a host without a dot, a port that is no number, or begins twice. It is "
         "never fetched for this; `qbank check --external` does that.",
         "[docs](https://https://docs.example.org/)", "[docs](https://docs.example.org/)"},
        {"dead-link", warning, "a link to another site does not answer (only with --external)",
         "`qbank check --external` asks for every address once, with HEAD and then GET. It tells of those "
         "that answer with an error, do not answer in time, or lead to a private address.",
         "[guide](https://docs.example.org/removed)", "[guide](https://docs.example.org/moved-here)"},
        {"gift", warning, "a question of a GIFT file that cannot be read",
         "Moodle's format marks a question's answers with braces; one that opens and never closes, or holds "
         "what is not read here, is left out.",
         "What is a tide? {=The sea", "What is a tide? {=The sea rises ~It rains}"},
        {"json", error, "a JSON document of questions that cannot be read",
         "It is no JSON, or not a list of questions, or nested deeper than any question is.",
         "[{\"question\": \"What is a tide?\",]", "[{\"question\": \"What is a tide?\"}]"},
        {"limit", error, "a limit on size passed that protects the reader's time",
         "A file, a line or a table is larger than any question needs. Past the limit it is read in a "
         "simpler way or not at all, so that nobody can stall the site with one document. Some limits are "
         "warnings. The hint names the limit; who runs the program sets it with --limit.",
         "a line of 100,000 characters, a table of 400 columns",
         "lines broken by hand, a table split in two"},
        {"mojibake", note, "text that had been read in a wrong encoding was restored",
         "UTF-8 that some program took for Windows-1252, Latin-1 or MacRoman is put right when the way back "
         "is certain. Save the file in its restored form to be rid of the note.",
         "donâ€™t", "don’t"},
        {"path", error, "a file that `qbank import` would have to write outside the bank",
         "A symbolic link stands on its way. Nothing is written through it.", "questions/orm -> ../elsewhere",
         "questions/orm, a folder"},
        {"path-case", error, "two files whose paths differ in nothing but case",
         "File systems of macOS and Windows hold only one of them, and so does the published site. Rename "
         "one.",
         "questions/orm/Joins.md and questions/orm/joins.md",
         "questions/orm/joins.md and questions/orm/joins-on-dates.md"},
        {"static", error, "a file in static/ cannot be copied to the site",
         "It is a symbolic link, or the site has a page of its own at that address.", "static/index.html",
         "static/old-index.html"},
        {"unreadable", error, "a file cannot be read",
         "It is there, but its permissions, its size or the disk keep it from being read.",
         "chmod 000 questions/orm/joins.md", "chmod 644 questions/orm/joins.md"},
        {"yaml", error, "a file or its front matter is not the YAML that is read here",
         "Besides mistakes of syntax, anchors (`&a`), aliases (`*a`), merge keys (`<<`), tags (`!x`), keys "
         "given twice, and more than one document in a file are refused: a few bytes of them can stand for "
         "gigabytes, or say two things at once.",
         "tags: &t [orm]\naliases: *t", "tags: [orm]\naliases: [orm]"},
        {"template", error, "a template of the bank cannot be used",
         "A file in the bank's templates/ has a mistake, or would put text into the page unescaped. The "
         "site is built from the templates that ship as soon as it is removed.",
         "{{TITLE:none}}", "{{TITLE}}"},
        {"strings", error, "a file of texts in templates/strings/ is not a map of texts",
         "Each key names one text of the interface; its value is that text.", "search: [Search]",
         "search: Search"},
    };
}

}  // namespace qbank
