// "Q: … A: …", each on its own lines or flattened into one, with section titles such as "2. DJANGO -----"
// between.
//
// Read from the lines, not from the tree: flattened documents make list items, paragraphs and headings of
// whatever a line happens to begin with.
#include <array>
#include <optional>

#include "base/text.hpp"
#include "parse/asks.hpp"
#include "parse/choices.hpp"
#include "parse/claim.hpp"
#include "parse/labels.hpp"

namespace qbank {
namespace {

constexpr std::array question_labels{"Question", "Ques", "Вопрос", "Питання", "Pregunta", "Pergunta",
                                     "Frage",    "問",   "问",     "質問",    "Q",        "В"};
constexpr std::array answer_labels{"Answer",  "Ans", "Ответ", "Відповідь", "Respuesta", "Resposta",
                                   "Antwort", "答",  "回答",  "A",         "О"};

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
        while (k < s.size() && (s[k] == ' ' || s[k] == '.' || s[k] == '-' || s[k] == '#')) ++k;
        const bool dashed = k > i + name.size() && s[k - 1] == '-';
        const std::size_t digits = k;
        while (k < s.size() && text::is_digit(s[k])) ++k;
        result.number = text::number(s.substr(digits, k - digits));
        if (bold && s.substr(k).starts_with("**")) k += 2;
        if (s.substr(k).starts_with("：")) {
            k += std::string_view("：").size();
        } else if (k < s.size() &&
                   (s[k] == ':' || (result.number && (s[k] == '.' || s[k] == ')' || s[k] == '-')))) {
            ++k;
            while (k < s.size() && s[k] == '-') ++k;
        } else if (name.size() > 1 && (dashed || s.substr(i + name.size()).starts_with(". "))) {
            // "Ans- …", "Ans. …"
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
    if (at + 1 < line.size() && (line[at] == '-' || line[at] == '*' || line[at] == '+') &&
        line[at + 1] == ' ')
        at += 2;
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
    if (title.empty() || label_at(title, 0, question_labels) || label_at(title, 0, answer_labels))
        return std::nullopt;
    while (end < line.size() && line[end] == ' ') ++end;
    return FlatTitle{std::string(title), end};
}

class RunReader {
  public:
    RunReader(const Outline& outline, Claim& claim) : outline_(outline), claim_(claim) {}

    void read(const Region& region) {
        const std::uint32_t first = region.has_heading      ? region.heading.last + 1
                                    : region.blocks.empty() ? 1
                                                            : region.blocks.front().first;
        for (std::uint32_t line = first; line <= region.last_line(); ++line) {
            const std::string_view s = outline_.line(line);
            if (outline_.is_code(line)) {
                append(line, s);
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
            section_ = std::vector<Text>{{title->text, outline_.file().at(line, 1)}};
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
        const bool open = !in_answer_ || (own_answer_line_ == 0 && current_.head.empty() &&
                                          current_.body_last < current_.body_first);
        if (const auto answer = label_at(s, at, answer_labels); answer && open) {
            ++answers_;
            if (!in_answer_) current_.last = std::max(current_.first, line - 1);
            in_answer_ = true;
            if (answer_label_length(text::trim(s)) > 0) {
                current_.body_first = line;
            } else {
                current_.head = s.substr(answer->end);
                current_.body_first = line + 1;
                own_answer_line_ = line;
            }
            if (!text::trim(s.substr(answer->end)).empty()) current_.body_last = line;
            return;
        }
        append(line, s);
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
        for (std::size_t at = words.find(" A: "); at != std::string_view::npos;
             at = words.find(" A: ", at + 1)) {
            ++answers_;
            in_answer_ = true;
            current_.head = text::trim(words.substr(at + 4));
            current_.body_first = line + 1;
            words = words.substr(0, at);
            break;
        }
        words = text::trim(words);
        // "**Q: What is X?**" closes its bold behind the words.
        if (s.substr(label.begin).starts_with("**") && words.ends_with("**") &&
            words.find("**") == words.size() - 2)
            words.remove_suffix(2);
        current_.wording.value = words;
        current_.wording.place.end_column =
            static_cast<std::uint32_t>(label.end + 1 + text::trim_right(words).size());
    }

    /// What is neither a label nor a title goes on with whatever is open.
    void append(std::uint32_t line, std::string_view s) {
        if (!in_question_) return;
        const std::string_view words = text::trim(s);
        std::size_t unused = 0;
        if (!in_answer_) {
            // A question without "A:" is answered by what follows it; options are no part of its words,
            // either.
            const bool done = ends_asking(current_.wording.value) || current_.wording.value.size() > 2000 ||
                              words.starts_with('>') || words.starts_with("- ") || words.starts_with("* ");
            const bool ends =
                words.empty() || done || outline_.is_code(line) || option_letter(s, unused) == 0;
            if (!ends) {
                current_.wording.value += ' ';
                current_.wording.value += words;
                current_.last = line;
                return;
            }
            if (current_.wording.value.empty()) return;
            in_answer_ = true;
            current_.body_first = line;
        }
        if (!words.empty()) current_.body_last = line;
    }

    void finish() {
        if (in_question_) {
            const std::string words = std::move(current_.wording.value);
            const Place place = current_.wording.place;
            const std::optional<std::uint32_t> number = current_.number;
            RareString head = std::move(current_.head);
            current_.marked = true;
            put_wording(outline_, words, place.line, place.column, current_);
            current_.number = number ? number : current_.number;
            if (!head.empty()) current_.head = std::move(head);
            if (own_answer_line_ > 0)
                claim_.other.push_back({own_answer_line_, own_answer_line_, LineUse::answer, ""});
            if (!current_.wording.value.empty()) claim_.candidates.push_back(std::move(current_));
        }
        in_question_ = in_answer_ = false;
        own_answer_line_ = 0;
    }

    const Outline& outline_;
    Claim& claim_;
    Candidate current_;
    std::uint32_t own_answer_line_ = 0;
    Headings section_;
    bool in_question_ = false, in_answer_ = false;
    std::size_t answers_ = 0;
};

}  // namespace

Claim claim_run(const Outline& outline, const Region& region) {
    Claim claim;
    claim.shape = Shape::run;
    RunReader reader(outline, claim);
    reader.read(region);
    claim.certain =
        !claim.candidates.empty() && reader.answers() * 2 >= claim.candidates.size() && reader.answers() > 0;
    if (!claim.certain) return Claim{};  // a "Q:" alone may stand in any prose
    return claim;
}

}  // namespace qbank
