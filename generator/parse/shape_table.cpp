// Tables with a question column, also inside <details>.
#include <algorithm>
#include <array>

#include "base/text.hpp"
#include "base/unicode.hpp"
#include "parse/claim.hpp"
#include "parse/wording.hpp"

namespace qbank {
namespace {

using markdown::Node;
using markdown::Type;

constexpr std::array question_headers{"question", "questions", "interview question", "q", "вопрос", "вопросы", "питання",
                                      "问题", "题目", "題目", "質問", "問題", "pregunta", "preguntas", "pergunta", "frage",
                                      "fragen", "soru", "질문", "السؤال", "سؤال"};
constexpr std::array answer_headers{"answer", "answers", "ответ", "відповідь", "答案", "回答", "答え", "respuesta",
                                    "resposta", "réponse", "antwort", "cevap", "답변", "الجواب", "solution", "explanation"};
constexpr std::array number_headers{"#", "no", "no.", "nr", "nr.", "№", "n", "s.no", "s.no.", "sl.no", "id", "number", "序号", "编号"};

template <class Names>
bool is_one_of(std::string_view header, const Names& names) {
    const std::string folded = unicode::fold(text::trim(header));
    return std::find(names.begin(), names.end(), folded) != names.end();
}

struct Cell {
    std::string markdown;
    std::uint32_t column = 1;  // of its first byte
};

/// The cells of a row as written. cmark gives no positions for cells, so the line is split where GFM splits it:
/// at every bar that is not escaped, even inside code.
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
            result.push_back({text::replace_all(trimmed, "\\|", "|"),
                              static_cast<std::uint32_t>(begin + (text::trim_left(raw).data() - raw.data()) + 1)});
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
        std::string plain = markdown::plain_text(header[i].markdown);
        if (plain.empty()) plain = header[i].markdown;  // "#" alone is an empty heading to Markdown
        if (columns.question == Columns::npos && is_one_of(plain, question_headers)) columns.question = i;
        if (columns.answer == Columns::npos && is_one_of(plain, answer_headers)) columns.answer = i;
        if (columns.number == Columns::npos && is_one_of(plain, number_headers)) columns.number = i;
    }
    return columns;
}

void read_table(const Outline& outline, const Block& table, Claim& claim) {
    const std::uint32_t header_line = table.first;
    const Columns columns = columns_of(cells(outline.line(header_line)));
    if (columns.question == Columns::npos) return;
    claim.certain = true;
    claim.other.push_back({header_line, header_line + 1, LineUse::section, "table header"});
    for (Node row = table.node.first_child(); row; row = row.next()) {
        const std::uint32_t line = outline.file_line(row.first_line());
        if (row.is_header_row() || line <= header_line + 1) continue;
        const std::vector<Cell> row_cells = cells(outline.line(line));
        if (columns.question >= row_cells.size()) continue;
        const Cell& cell = row_cells[columns.question];
        const Wording wording = take_wording(cell.markdown);
        if (wording.markdown.empty()) continue;
        Candidate candidate;
        candidate.first = candidate.last = line;
        candidate.wording.value = wording.markdown;
        const auto column = cell.column + static_cast<std::uint32_t>(wording.skipped);
        candidate.wording.place =
            outline.file().at(line, column, column + static_cast<std::uint32_t>(wording.markdown.size()));
        candidate.number = wording.number;
        if (!candidate.number && columns.number < row_cells.size()) {
            std::string_view digits = row_cells[columns.number].markdown;
            while (!digits.empty() && (digits.back() == '.' || digits.back() == ')')) digits.remove_suffix(1);
            candidate.number = text::number(digits);
        }
        candidate.asks = true;
        if (columns.answer < row_cells.size() && !row_cells[columns.answer].markdown.empty()) {
            const Cell& answer = row_cells[columns.answer];
            candidate.answer = Text{answer.markdown, outline.file().at(line, answer.column)};
            candidate.answer_first = candidate.answer_last = line;
        }
        claim.candidates.push_back(std::move(candidate));
    }
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
