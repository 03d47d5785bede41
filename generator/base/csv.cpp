#include "base/csv.hpp"

#include <algorithm>

#include "base/text.hpp"

namespace qbank::csv {
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

char separator_of(std::string_view text) {
    const std::string_view first = text.substr(0, text.find_first_of("\r\n"));
    char best = ',';
    for (const char candidate : {';', '\t'}) {
        if (std::count(first.begin(), first.end(), candidate) > std::count(first.begin(), first.end(), best))
            best = candidate;
    }
    return best;
}

class Reader {
  public:
    explicit Reader(std::string_view text) : text_(text), separator_(separator_of(text)) {}

    Table read() {
        while (at_ < text_.size()) read_row();
        return std::move(table_);
    }

  private:
    void read_row() {
        Row row;
        row.line = line_;
        while (true) {
            row.cells.push_back(read_cell());
            if (at_ >= text_.size() || text_[at_] != separator_) break;
            ++at_;
        }
        end_line();
        const auto has_text = [](const std::string& cell) { return !text::trim(cell).empty(); };
        if (std::any_of(row.cells.begin(), row.cells.end(), has_text)) table_.rows.push_back(std::move(row));
    }

    void end_line() {
        if (at_ < text_.size() && text_[at_] == '\r') ++at_;
        if (at_ < text_.size() && text_[at_] == '\n') ++at_;
        ++line_;
    }

    bool at_end_of_cell() const {
        return at_ >= text_.size() || text_[at_] == separator_ || text_[at_] == '\n' || text_[at_] == '\r';
    }

    std::string read_cell() {
        std::string cell;
        if (at_ < text_.size() && text_[at_] == '"') read_quoted(cell);
        while (!at_end_of_cell()) cell += text_[at_++];
        return cell;
    }

    void read_quoted(std::string& cell) {
        const std::size_t first_line = line_;
        for (++at_; at_ < text_.size(); ++at_) {
            if (text_[at_] == '"') {
                if (at_ + 1 >= text_.size() || text_[at_ + 1] != '"') {
                    ++at_;
                    return;
                }
                ++at_;
            } else if (text_[at_] == '\n') {
                ++line_;
            }
            cell += text_[at_];
        }
        if (table_.open_quote == 0) table_.open_quote = first_line;
    }

    std::string_view text_;
    char separator_;
    std::size_t at_ = 0, line_ = 1;
    Table table_;
};

}  // namespace

bool is_dangerous(std::string_view cell) {
    if (cell.starts_with('\t') || cell.starts_with('\r')) return true;
    for (std::size_t at = 0; at < cell.size();) {
        const char32_t c = text::next_code_point(cell, at);
        if (c != '\'' && !is_skipped_by_spreadsheets(c)) return begins_formula(c);
    }
    return false;
}

Table read(std::string_view text) { return Reader(text).read(); }

}  // namespace qbank::csv
