#include "base/csv.hpp"

#include <algorithm>
#include <ostream>

#include "base/text.hpp"
#include "export/formats.hpp"
#include "export/in_order.hpp"
#include "model/addresses.hpp"
#include "model/question_markdown.hpp"

namespace qbank {
namespace {

bool needs_quotes(char c) { return c == ',' || c == '"' || c == '\r' || c == '\n' || c == '\0'; }

/// One row, at the end of a text; every cell is quoted if it has to be, and only then.
class Row {
  public:
    Row(std::string& text, bool raw) : line_(text), raw_(raw) {}
    void add(std::string_view cell) {
        if (!first_) line_ += ',';
        first_ = false;
        const bool dangerous = !raw_ && csv::is_dangerous(cell);
        if (!dangerous && std::none_of(cell.begin(), cell.end(), needs_quotes)) {
            line_ += cell;
            return;
        }
        line_ += dangerous ? "\"'" : "\"";
        for (std::size_t at = 0; at < cell.size();) {
            std::size_t end = at;
            while (end < cell.size() && cell[end] != '"' && cell[end] != '\0') ++end;
            line_.append(cell, at, end - at);
            if (end < cell.size()) line_ += cell[end] == '"' ? "\"\"" : "\uFFFD";  // no reader survives a NUL
            at = end + 1;
        }
        line_ += '"';
    }
    void end() { line_ += "\r\n"; }

  private:
    std::string& line_;
    bool raw_;
    bool first_ = true;
};

/// Parts of a list in a cell; only a tag can hold the separator or a backslash, and has them escaped.
std::string listed(const std::vector<std::string>& parts) {
    std::string result;
    for (const std::string& part : parts) {
        if (!result.empty()) result += "; ";
        result += text::replace_all(text::replace_all(part, "\\", "\\\\"), ";", "\\;");
    }
    return result;
}

/// A line a choice, as a task list has them.
std::string listed(const std::vector<Choice>& choices) {
    std::string result;
    for (const Choice& choice : choices) {
        result += result.empty() ? "" : "\n";
        result += choice.correct ? "[x] " : "[ ] ";
        result += text::replace_all(choice.markdown, "\n", " ");
    }
    return result;
}

/// The question's Markdown where the plain text does not tell it all.
std::string markdown_of(const BankQuestion& question) {
    if (question.stem) return question_markdown(question);
    return question.wording == question.plain ? "" : question.wording;
}

void append_question(Row row, const BankQuestion& question, const std::string& base_url) {
    row.add(question.id);
    row.add(question.plain);
    row.add(question.answer ? *question.answer : std::string_view());
    row.add(listed(question.topics));
    row.add(listed(question.tags));
    row.add(name_of(question.level));
    row.add(name_of(question.kind));
    row.add(listed(question.sources));
    row.add(markdown_of(question));
    row.add(listed(question.choices));
    row.add(question.language);
    row.add(listed(question.aliases));
    if (!base_url.empty()) row.add(base_url + question_address(question));
    row.end();
}

void write(const Export& what, std::ostream& out) {
    const std::string& base_url = what.bank.settings.base_url;
    std::string names;
    Row head(names, what.raw_cells);
    for (const std::string_view column : {"id", "question", "answer", "topics", "tags", "level", "kind",
                                          "sources", "question_markdown", "choices", "language", "aliases"}) {
        head.add(column);
    }
    if (!base_url.empty()) head.add("url");
    head.end();
    out << names;
    write_in_order(what.bank.questions.size(), what.jobs, out, [&](std::string& text, std::size_t i) {
        append_question(Row(text, what.raw_cells), what.bank.questions[i], base_url);
    });
}

}  // namespace

constexpr ExportFormat formats::csv{"csv", ".csv", "a table for spreadsheets, one question a row", true,
                                    write};

}  // namespace qbank
