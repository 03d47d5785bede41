#include <algorithm>
#include <ostream>

#include "base/text.hpp"
#include "export/formats.hpp"

namespace qbank {
namespace {

/// Spreadsheets run a cell that begins with one of these, the full-width forms in East Asian settings too
/// (OWASP, "CSV injection").
bool begins_formula(char32_t c) {
    return c == '=' || c == '+' || c == '-' || c == '@' || c == 0xFF1D || c == 0xFF0B || c == 0xFF0D ||
           c == 0xFF20;
}

bool is_skipped_by_spreadsheets(char32_t c) {
    return c <= ' ' || c == 0xA0 || c == 0xFEFF || (c >= 0x2000 && c <= 0x200B) || c == 0x3000;
}

/// A cell that a spreadsheet may take for a formula, after white space and apostrophes at its start, or that
/// begins with a tab or carriage return. Cells which already begin with an apostrophe before a formula count
/// too, so that taking one apostrophe away from every cell of this kind gives the text back.
bool is_dangerous(std::string_view cell) {
    if (cell.starts_with('\t') || cell.starts_with('\r')) return true;
    for (std::size_t at = 0; at < cell.size();) {
        const char32_t c = text::next_code_point(cell, at);
        if (c != '\'' && !is_skipped_by_spreadsheets(c)) return begins_formula(c);
    }
    return false;
}

bool needs_quotes(char c) { return c == ',' || c == '"' || c == '\r' || c == '\n' || c == '\0'; }

/// One row; every cell is quoted if it has to be, and only then.
class Row {
  public:
    void add(std::string_view cell) {
        if (!first_) line_ += ',';
        first_ = false;
        const bool dangerous = is_dangerous(cell);
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
    void write(std::ostream& out) {
        out << line_ << "\r\n";
        line_.clear();
        first_ = true;
    }

  private:
    std::string line_;
    bool first_ = true;
};

}  // namespace

void write_csv(const Bank& bank, std::ostream& out) {
    const std::string& base_url = bank.settings.base_url;
    Row row;
    for (const std::string_view column :
         {"id", "question", "answer", "topics", "tags", "level", "kind", "sources"}) {
        row.add(column);
    }
    if (!base_url.empty()) row.add("url");
    row.write(out);
    for (const BankQuestion& question : bank.questions) {
        row.add(question.id);
        row.add(question.plain);
        row.add(question.answer.value_or(""));
        row.add(text::join(question.topics, "; "));
        row.add(text::join(question.tags, "; "));
        row.add(name_of(question.level));
        row.add(name_of(question.kind));
        row.add(text::join(question.sources, "; "));
        if (!base_url.empty()) row.add(base_url + "q/" + question.id + ".html");
        row.write(out);
    }
}

}  // namespace qbank
