// Tables with a question column, also inside <details>.
#include <algorithm>
#include <array>

#include "base/text.hpp"
#include "base/unicode.hpp"
#include "parse/asks.hpp"
#include "parse/claim.hpp"
#include "parse/titles.hpp"

namespace qbank {
namespace {

using markdown::Type;

constexpr std::array question_headers{"question",
                                      "questions",
                                      "interview question",
                                      "interview questions",
                                      "question text",
                                      "q",
                                      "the question",
                                      "вопрос",
                                      "вопросы",
                                      "питання",
                                      "问题",
                                      "题目",
                                      "題目",
                                      "質問",
                                      "問題",
                                      "pregunta",
                                      "preguntas",
                                      "pergunta",
                                      "frage",
                                      "fragen",
                                      "soru",
                                      "질문",
                                      "السؤال",
                                      "سؤال"};
/// In a table that also has a column of difficulties.
constexpr std::array exercise_headers{"problem", "problems", "problem name", "title", "exercise", "题名"};
constexpr std::array difficulty_headers{"difficulty", "level", "难度", "сложность", "dificultad"};
constexpr std::array answer_headers{"answer", "answers",   "ответ",    "відповідь",  "答案",    "回答",
                                    "答え",   "respuesta", "resposta", "réponse",    "antwort", "cevap",
                                    "답변",   "الجواب",    "solution", "explanation"};
constexpr std::array number_headers{"#",    "no",    "no.",   "nr", "nr.",    "№",    "n",
                                    "s.no", "s.no.", "sl.no", "id", "number", "序号", "编号"};

template <class Names>
bool is_one_of(std::string_view header, const Names& names) {
    const std::string folded = unicode::fold(text::trim(header));
    return std::find(names.begin(), names.end(), folded) != names.end();
}

struct Cell {
    std::string markdown;
    std::uint32_t column = 1;  // of its first byte
};

/// The cells of a row as written. cmark gives no positions for cells, so the line is split where GFM splits
/// it: at every bar that is not escaped, even inside code.
std::vector<Cell> cells(std::string_view line) {
    std::vector<Cell> result;
    std::size_t begin = 0;
    const std::size_t indent = line.size() - text::trim_left(line).size();
    begin = indent < line.size() && line[indent] == '|' ? indent + 1 : indent;
    for (std::size_t at = begin; at <= line.size(); ++at) {
        const bool end = at == line.size();
        if (!end && (line[at] != '|' || line[at - 1] == '\\')) continue;
        const std::string_view raw = line.substr(begin, at - begin);
        const std::string_view trimmed = text::trim(raw);
        if (!end || !trimmed.empty()) {
            result.push_back(
                {text::replace_all(trimmed, "\\|", "|"),
                 static_cast<std::uint32_t>(begin + (raw.size() - text::trim_left(raw).size()) + 1)});
        }
        begin = at + 1;
    }
    return result;
}

struct Columns {
    std::size_t question = npos, answer = npos, number = npos;
    static constexpr std::size_t npos = static_cast<std::size_t>(-1);
};

Columns columns_of(const std::vector<Cell>& header) {
    Columns columns;
    for (std::size_t i = 0; i < header.size(); ++i) {
        const std::string plain = markdown::plain_inline(header[i].markdown);
        if (columns.question == Columns::npos && is_one_of(plain, question_headers)) columns.question = i;
        if (columns.answer == Columns::npos && is_one_of(plain, answer_headers)) columns.answer = i;
        if (columns.number == Columns::npos && is_one_of(plain, number_headers)) columns.number = i;
    }
    const auto find = [&](const auto& names) {
        const auto found = std::find_if(header.begin(), header.end(), [&](const Cell& cell) {
            return is_one_of(markdown::plain_inline(cell.markdown), names);
        });
        return found == header.end() ? Columns::npos : static_cast<std::size_t>(found - header.begin());
    };
    if (columns.question == Columns::npos && find(difficulty_headers) != Columns::npos)
        columns.question = find(exercise_headers);
    // "| Question | |": what has no name beside it answers.
    if (columns.answer == Columns::npos && header.size() == 2 && columns.question < 2 &&
        header[1 - columns.question].markdown.empty())
        columns.answer = 1 - columns.question;
    return columns;
}

/// "Add a question | [Contribute](#contributing)".
bool invites_to_contribute(const std::vector<Cell>& row, const Cell& question) {
    return promises_questions(question.markdown) && std::any_of(row.begin(), row.end(), [](const Cell& cell) {
               return text::lower(cell.markdown).find("](#contribut") != std::string::npos;
           });
}

/// Without a header that says so: a column in which most cells end in a question mark.
std::size_t asking_column(const Outline& outline, const Block& table) {
    std::vector<std::size_t> asking;
    std::size_t rows = 0;
    for (std::uint32_t line = table.first + 2; line <= table.last && rows < 50; ++line, ++rows) {
        const std::vector<Cell> row = cells(outline.line(line));
        if (asking.size() < row.size()) asking.resize(row.size());
        for (std::size_t i = 0; i < row.size(); ++i) {
            if (ends_asking(row[i].markdown)) ++asking[i];
        }
    }
    const auto best = std::max_element(asking.begin(), asking.end());
    if (best == asking.end() || rows < 2 || *best * 10 < rows * 6) return Columns::npos;
    return static_cast<std::size_t>(best - asking.begin());
}

bool is_fragment_link(std::string_view cell) {
    return cell.find("](#") != std::string_view::npos && cell.find('[') < 12;
}

void read_row(const Outline& outline, std::uint32_t line, const Columns& columns, Claim& claim) {
    const std::vector<Cell> row = cells(outline.line(line));
    if (columns.question >= row.size()) return;
    const Cell& cell = row[columns.question];
    if (invites_to_contribute(row, cell)) return;
    Candidate candidate;
    put_wording(outline, cell.markdown, line, cell.column, candidate);
    if (candidate.wording.value.empty()) return;
    candidate.first = candidate.last = line;
    if (!candidate.number && columns.number < row.size()) {
        std::string_view digits = row[columns.number].markdown;
        while (!digits.empty() && (digits.back() == '.' || digits.back() == ')')) digits.remove_suffix(1);
        candidate.number = text::number(digits);
    }
    candidate.asks = true;
    if (columns.answer < row.size() && !row[columns.answer].markdown.empty()) {
        const Cell& answer = row[columns.answer];
        candidate.answer = Text{answer.markdown, outline.file().at(line, answer.column)};
        candidate.answer_first = candidate.answer_last = line;
    }
    claim.candidates.push_back(std::move(candidate));
}

void read_table(const Outline& outline, const Block& table, Claim& claim) {
    const std::uint32_t header_line = table.first;
    Columns columns = columns_of(cells(outline.line(header_line)));
    const bool named = columns.question != Columns::npos;
    if (!named) columns.question = asking_column(outline, table);
    if (columns.question == Columns::npos) return;
    std::size_t links = 0, rows = 0;
    for (std::uint32_t line = header_line + 2; line <= table.last; ++line, ++rows) {
        const std::vector<Cell> row = cells(outline.line(line));
        if (columns.question < row.size() && is_fragment_link(row[columns.question].markdown)) ++links;
    }
    if (links * 10 >= rows * 7) {
        claim.other.push_back({header_line, table.last, LineUse::skipped, "table of contents"});
        return;
    }
    claim.certain = claim.certain || named;
    claim.other.push_back({header_line, header_line + 1, LineUse::section, "table header"});
    for (std::uint32_t line = header_line + 2; line <= table.last; ++line)
        read_row(outline, line, columns, claim);
}

}  // namespace

Claim claim_tables(const Outline& outline, const Region& region) {
    Claim claim;
    claim.shape = Shape::table;
    for (const Block& block : region.blocks) {
        if (block.type == Type::table) read_table(outline, block, claim);
    }
    return claim;
}

}  // namespace qbank
