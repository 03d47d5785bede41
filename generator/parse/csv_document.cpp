// Tables of questions as CSV: our own export, or any table with a column "question".
#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "base/csv.hpp"
#include "base/text.hpp"
#include "parse/ledger.hpp"
#include "parse/question_values.hpp"
#include "parse/reader.hpp"

namespace qbank {
namespace {

/// "a; b\; c" as the export writes lists: the separator and the backslash are escaped.
std::vector<std::string> parts_of(std::string_view cell) {
    std::vector<std::string> parts(1);
    for (std::size_t at = 0; at < cell.size(); ++at) {
        if (cell[at] == '\\' && at + 1 < cell.size() && (cell[at + 1] == ';' || cell[at + 1] == '\\')) {
            parts.back() += cell[++at];
        } else if (cell[at] == ';') {
            parts.emplace_back();
        } else {
            parts.back() += cell[at];
        }
    }
    for (std::string& part : parts) part = text::trim(part);
    std::erase(parts, "");
    return parts;
}

/// Lines "[x] right" and "[ ] wrong".
std::vector<Choice> choices_of(std::string_view cell) {
    std::vector<Choice> choices;
    for (const std::string_view line : text::lines(cell)) {
        if (line.size() < 4 || line[0] != '[' || line[2] != ']') continue;
        choices.push_back({std::string(line.substr(4)), line[1] == 'x' || line[1] == 'X'});
    }
    return choices;
}

yaml::Value scalar(std::string text, const Place& place) {
    yaml::Value value;
    value.kind = yaml::Kind::scalar;
    value.scalar = std::move(text);
    value.place = place;
    return value;
}

class Table {
  public:
    Table(const SourceFile& file, Diagnostics& diagnostics)
        : file_(file), lines_(text::lines(file.text)), ledger_(lines_), table_(csv::read(file.text)) {
        if (table_.open_quote > 0) {
            diagnostics.error("csv", file.at(static_cast<std::uint32_t>(table_.open_quote)),
                              "a quotation mark is never closed",
                              "double the quotation marks inside a cell, and end the cell with one");
            table_.rows.clear();
        }
        if (!table_.rows.empty()) name_columns();
        take_apostrophes_away();
    }

    RawDocument read() {
        RawDocument document;
        document.path = file_.path;
        const auto last = static_cast<std::uint32_t>(lines_.size());
        if (!columns_.contains("question")) {
            ledger_.claim(1, last, LineUse::skipped, "a table without a column \"question\"");
        } else {
            document.shape = "CSV table";
            ledger_.claim(1, line_of(1) - 1, LineUse::note, "names of columns");
            for (std::size_t i = 1; i < table_.rows.size(); ++i) {
                if (auto question = question_of(i)) document.questions.push_back(std::move(*question));
            }
        }
        document.lines = ledger_.spans();
        return document;
    }

  private:
    std::uint32_t line_of(std::size_t row) const {
        return row < table_.rows.size() ? static_cast<std::uint32_t>(table_.rows[row].line)
                                        : static_cast<std::uint32_t>(lines_.size()) + 1;
    }

    void name_columns() {
        const auto& names = table_.rows.front().cells;
        for (std::size_t i = 0; i < names.size(); ++i) {
            std::string name = text::lower(text::squeeze(names[i]));
            if (name == "q") name = "question";
            if (name == "a") name = "answer";
            if (name == "topic" || name == "category") name = "topics";
            if (name == "difficulty") name = "level";
            columns_.emplace(std::move(name), i);
        }
    }

    /// The export puts an apostrophe in front of what a spreadsheet would run; a table with one such cell
    /// that has none was not written that way.
    void take_apostrophes_away() {
        const auto is_bare = [](const std::string& cell) {
            return csv::is_dangerous(cell) && !cell.starts_with('\'');
        };
        for (const csv::Row& row : table_.rows) {
            if (std::any_of(row.cells.begin(), row.cells.end(), is_bare)) return;
        }
        for (csv::Row& row : table_.rows) {
            for (std::string& cell : row.cells) {
                if (csv::is_dangerous(cell)) cell.erase(0, 1);
            }
        }
    }

    std::string cell(std::size_t row, std::string_view column) const {
        const auto found = columns_.find(column);
        const auto& cells = table_.rows[row].cells;
        return found == columns_.end() || found->second >= cells.size() ? std::string()
                                                                        : cells[found->second];
    }

    std::optional<RawQuestion> question_of(std::size_t row) {
        const std::uint32_t line = line_of(row), end = line_of(row + 1) - 1;
        const Place place = file_.at(line, 1);
        yaml::Value item;
        item.kind = yaml::Kind::map;
        item.place = place;
        for (const std::string_view column :
             {"id", "question", "question_markdown", "level", "kind", "language"}) {
            std::string text = cell(row, column);
            if (!text::trim(text).empty())
                item.members.push_back({{std::string(column), place}, scalar(std::move(text), place)});
        }
        for (const std::string_view column : {"topics", "tags", "aliases"}) {
            yaml::Value list;
            list.kind = yaml::Kind::list;
            list.place = place;
            for (std::string& part : parts_of(cell(row, column)))
                list.items.push_back(scalar(std::move(part), place));
            if (!list.items.empty()) item.members.push_back({{std::string(column), place}, std::move(list)});
        }
        std::string answer = cell(row, "answer");
        std::vector<Choice> choices = choices_of(cell(row, "choices"));
        if (!text::trim(answer).empty())
            item.members.push_back({{"answer_markdown", place}, scalar(std::move(answer), place)});
        std::optional<RawQuestion> question = question_from(item);
        ledger_.claim(line, line, question ? LineUse::question : LineUse::skipped,
                      "a row without a question");
        ledger_.claim(line, end, question ? LineUse::answer : LineUse::skipped, "a row without a question");
        if (!question) return std::nullopt;
        question->choices = std::move(choices);
        if (const auto topics = parts_of(cell(row, "topics")); !topics.empty())
            question->section.push_back({topics.front(), place});
        return question;
    }

    const SourceFile& file_;
    std::vector<std::string_view> lines_;
    Ledger ledger_;
    csv::Table table_;
    std::map<std::string, std::size_t, std::less<>> columns_;
};

}  // namespace

RawDocument read_csv(const SourceFile& file, const Settings&, Diagnostics& diagnostics) {
    return Table(file, diagnostics).read();
}

}  // namespace qbank
