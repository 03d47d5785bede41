// "Q: … A: …", each on its own lines or flattened into one, with section titles such as "2. DJANGO -----" between.
//
// Read from the lines, not from the tree: flattened documents make list items, paragraphs and headings of
// whatever a line happens to begin with.
#include <array>
#include <optional>

#include "base/text.hpp"
#include "parse/answer.hpp"
#include "parse/claim.hpp"
#include "parse/wording.hpp"

namespace qbank {
namespace {

constexpr std::array question_labels{"Question", "Ques", "Вопрос", "Питання", "Pregunta", "Pergunta", "Frage", "問", "问", "質問", "Q", "В"};
constexpr std::array answer_labels{"Answer", "Ans", "Ответ", "Відповідь", "Respuesta", "Resposta", "Antwort", "答", "回答", "A", "О"};

struct Label {
    std::size_t begin = 0;  // of the label
    std::size_t end = 0;    // of what is labelled
    std::optional<std::uint32_t> number;
};

/// A label at `at`: "Q:", "Q12.", "**Q:**", "Question 3:".
template <class Labels>
std::optional<Label> label_at(std::string_view s, std::size_t at, const Labels& labels) {
    Label result;
    result.begin = at;
    std::size_t i = at;
    bool bold = false;
    if (s.substr(i).starts_with("**")) {
        bold = true;
        i += 2;
    }
    for (const std::string_view name : labels) {
        if (!s.substr(i).starts_with(name)) continue;
        std::size_t k = i + name.size();
        while (k < s.size() && (s[k] == ' ' || s[k] == '.')) ++k;
        const std::size_t digits = k;
        while (k < s.size() && text::is_digit(s[k])) ++k;
        result.number = text::number(s.substr(digits, k - digits));
        if (bold && s.substr(k).starts_with("**")) k += 2;
        if (s.substr(k).starts_with("：")) {
            k += std::string_view("：").size();
        } else if (k < s.size() && (s[k] == ':' || (result.number && (s[k] == '.' || s[k] == ')')))) {
            ++k;
        } else {
            continue;
        }
        if (bold && s.substr(k).starts_with("**")) k += 2;
        if (k < s.size() && s[k] != ' ' && static_cast<unsigned char>(s[k]) < 0x80) continue;
        while (k < s.size() && s[k] == ' ') ++k;
        result.end = k;
        return result;
    }
    return std::nullopt;
}

/// Where the text of a line begins, behind indentation, quote and list marks.
std::size_t text_start(std::string_view line) {
    std::size_t at = line.size() - text::trim_left(line).size();
    while (at < line.size() && (line[at] == '>' || line[at] == ' ')) ++at;
    if (at + 1 < line.size() && (line[at] == '-' || line[at] == '*' || line[at] == '+') && line[at + 1] == ' ') at += 2;
    return at;
}

/// "2. DJANGO FRAMEWORK -----": a title that a flattened document keeps at the head of a line.
struct FlatTitle {
    std::string text;
    std::size_t end = 0;  // where what follows begins
};

std::optional<FlatTitle> flat_title(std::string_view line) {
    const std::size_t dashes = line.find(" ---");
    if (dashes == std::string_view::npos || dashes > 120) return std::nullopt;
    std::size_t end = dashes + 1;
    while (end < line.size() && line[end] == '-') ++end;
    if (end < line.size() && line[end] != ' ') return std::nullopt;
    const std::string_view title = text::trim(line.substr(0, dashes));
    if (title.empty() || label_at(title, 0, question_labels) || label_at(title, 0, answer_labels)) return std::nullopt;
    while (end < line.size() && line[end] == ' ') ++end;
    return FlatTitle{std::string(title), end};
}

class RunReader {
  public:
    RunReader(const Outline& outline, Claim& claim) : outline_(outline), claim_(claim) {}

    void read(const Region& region) {
        bool code = false;
        const std::uint32_t first = region.has_heading ? region.heading.last + 1
                                    : region.blocks.empty() ? 1
                                                            : region.blocks.front().first;
        for (std::uint32_t line = first; line <= region.last_line(); ++line) {
            const std::string_view s = outline_.line(line);
            const std::string_view trimmed = text::trim(s);
            if (trimmed.starts_with("```") || trimmed.starts_with("~~~")) code = !code;
            if (code) {
                append(line, s, 0);
            } else {
                read_line(line, s);
            }
        }
        finish();
    }

    std::size_t answers() const { return answers_; }

  private:
    void read_line(std::uint32_t line, std::string_view s) {
        std::size_t at = text_start(s);
        if (const auto title = flat_title(s)) {
            finish();
            section_ = {{title->text, outline_.file().at(line, 1)}};
            in_question_ = false;
            claim_.other.push_back({line, line, LineUse::section, ""});
            at = title->end;
            if (at >= s.size()) return;
        }
        if (const auto question = label_at(s, at, question_labels)) {
            begin(line, s, *question);
            return;
        }
        if (!in_question_) return;
        if (const auto answer = label_at(s, at, answer_labels); answer && !in_answer_) {
            ++answers_;
            in_answer_ = true;
            current_.last = std::max(current_.first, line - 1);
            append(line, s, answer->end);
            return;
        }
        append(line, s, 0);
    }

    void begin(std::uint32_t line, std::string_view s, const Label& label) {
        finish();
        in_question_ = true;
        current_ = Candidate{};
        current_.first = current_.last = line;
        current_.number = label.number;
        current_.asks = true;
        current_.subsection = section_;
        current_.wording.place = outline_.file().at(line, static_cast<std::uint32_t>(label.end + 1));
        std::string_view words = s.substr(label.end);
        // The answer on the same line: "Q: What is X? A: It is …"
        for (std::size_t at = words.find(" A: "); at != std::string_view::npos; at = words.find(" A: ", at + 1)) {
            ++answers_;
            in_answer_ = true;
            answer_ = std::string(text::trim(words.substr(at + 4)));
            answer_begin_ = line;
            answer_end_ = line;
            words = words.substr(0, at);
            break;
        }
        current_.wording.value = text::trim(words);
        current_.wording.place.end_column =
            static_cast<std::uint32_t>(label.end + 1 + text::trim_right(words).size());
    }

    /// What is neither a label nor a title goes on with whatever is open.
    void append(std::uint32_t line, std::string_view s, std::size_t from) {
        if (!in_question_) return;
        const std::string_view words = from == 0 ? s : s.substr(std::min(from, s.size()));
        if (!in_answer_) {
            if (text::trim(words).empty()) {
                // A question without "A:" is answered by what follows it.
                if (!current_.wording.value.empty()) in_answer_ = true;
                return;
            }
            current_.wording.value += ' ';
            current_.wording.value += text::trim(words);
            current_.last = line;
            return;
        }
        if (!answer_.empty() || !text::trim(words).empty()) {
            if (answer_begin_ == 0) answer_begin_ = line;
            if (!answer_.empty()) answer_ += '\n';
            answer_ += words;
        }
        if (!text::trim(words).empty()) answer_end_ = line;
    }

    void finish() {
        if (in_question_) {
            const Wording wording = take_wording(current_.wording.value);
            current_.wording.value = wording.markdown;
            if (!current_.number) current_.number = wording.number;
            const std::string_view kept = text::trim(answer_);
            if (!kept.empty()) {
                current_.answer = Text{std::string(kept), outline_.file().at(answer_begin_, 1)};
                current_.answer_first = answer_begin_;
                current_.answer_last = answer_end_;
            }
            if (!current_.wording.value.empty()) claim_.candidates.push_back(std::move(current_));
        }
        in_question_ = in_answer_ = false;
        answer_.clear();
        answer_begin_ = answer_end_ = 0;
    }

    const Outline& outline_;
    Claim& claim_;
    Candidate current_;
    std::string answer_;
    std::uint32_t answer_begin_ = 0, answer_end_ = 0;
    std::vector<Text> section_;
    bool in_question_ = false, in_answer_ = false;
    std::size_t answers_ = 0;
};

}  // namespace

Claim claim_run(const Outline& outline, const Region& region) {
    Claim claim;
    claim.shape = Shape::run;
    RunReader reader(outline, claim);
    reader.read(region);
    claim.certain = claim.candidates.size() >= 2 && reader.answers() * 2 >= claim.candidates.size();
    if (!claim.certain) return Claim{};  // a "Q:" alone may stand in any prose
    return claim;
}

}  // namespace qbank
