#include "parse/choices.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "base/text.hpp"
#include "parse/lines.hpp"

namespace qbank {
namespace {

constexpr std::array key_words{"correct answer",
                               "right answer",
                               "correct option",
                               "answer",
                               "ans",
                               "correct",
                               "правильный ответ",
                               "ответ",
                               "відповідь",
                               "正确答案",
                               "参考答案",
                               "答案",
                               "正解",
                               "答え",
                               "respuesta correcta",
                               "respuesta",
                               "réponse",
                               "richtige antwort",
                               "antwort",
                               "resposta",
                               "정답",
                               "الإجابة",
                               "الجواب",
                               "cevap",
                               "đáp án",
                               "odgovor",
                               "risposta"};

/// "- [ ] ", "* [x] " or "- (x) ": whether the line is a check box, and whether it is ticked.
std::optional<bool> check_box(std::string_view line, std::size_t& text) {
    const std::string_view s = text::trim_left(line);
    const std::size_t indent = line.size() - s.size();
    std::size_t at = 0;
    if (s.size() < 5) return std::nullopt;
    if (s[0] == '-' || s[0] == '*' || s[0] == '+') {
        at = 1;
    } else {
        while (at < s.size() && text::is_digit(s[at])) ++at;
        if (at == 0 || at >= s.size() || (s[at] != '.' && s[at] != ')')) return std::nullopt;
        ++at;
    }
    while (at < s.size() && s[at] == ' ') ++at;
    const bool square = at + 2 < s.size() && s[at] == '[' && s[at + 2] == ']';
    const bool round = at + 2 < s.size() && s[at] == '(' && s[at + 2] == ')';
    if ((!square && !round) || (at + 3 < s.size() && s[at + 3] != ' ')) return std::nullopt;
    const char mark = s[at + 1];
    if (mark != ' ' && mark != 'x' && mark != 'X') return std::nullopt;
    text = std::min(indent + at + 4, line.size());
    return mark != ' ';
}

/// What is emphasized or ticked is what its author gives as correct.
bool looks_correct(std::string_view& words) {
    bool correct = false;
    for (const std::string_view mark : {"✅", "✔️", "✔", "☑", "(correct)", "(Correct)", "<-- correct", "✓"}) {
        if (words.ends_with(mark)) {
            words = text::trim_right(words.substr(0, words.size() - mark.size()));
            correct = true;
        }
        if (words.starts_with(mark)) {
            words = text::trim_left(words.substr(mark.size()));
            correct = true;
        }
    }
    return correct;
}

class ChoiceFinder {
  public:
    explicit ChoiceFinder(const std::vector<std::string_view>& lines) : lines_(lines) {}

    ChoiceBlock find() {
        for (std::size_t i = 0; i < lines_.size() && !done_; ++i) read(i);
        if (block_.choices.size() < 2) return {};
        for (Choice& choice : block_.choices) choice.markdown = std::string(text::trim(choice.markdown));
        return std::move(block_);
    }

  private:
    void read(std::size_t i) {
        const std::string_view line = lines_[i];
        if (fence_length(line) > 0) {
            code_ = !code_;
            if (block_.choices.empty()) return;
            const bool at_margin = code_ && line.find_first_not_of(' ') < 2;
            if (at_margin && !block_.choices.back().markdown.empty())
                done_ = true;  // code at the margin is no part of an option
            if (!done_) go_on(i, line);
            return;
        }
        if (code_) {
            if (!block_.choices.empty()) go_on(i, line);
            return;
        }
        std::size_t text = 0;
        const std::optional<bool> box = check_box(line, text);
        if (box && (block_.choices.empty() || boxes_)) {
            boxes_ = true;
            add(i, line.substr(text), *box);
            return;
        }
        const int letter = boxes_ ? -1 : option_letter(line, text);
        if (letter >= 0) {
            if (letter == static_cast<int>(block_.choices.size())) {
                add(i, line.substr(text), false);
                return;
            }
            if (letter == 0 && block_.choices.size() < 2) {  // what was found was no option
                block_ = {};
                add(i, line.substr(text), false);
                return;
            }
        }
        if (block_.choices.empty() || text::trim(line).empty()) return;
        const bool indented = line.starts_with("  ") || line.starts_with("\t");
        const bool follows = i == block_.last + 1;
        std::vector<Choice> probe(block_.choices);
        if ((indented || (follows && block_.choices.size() < 2)) && !apply_key(line, probe)) {
            go_on(i, line);
        } else {
            done_ = true;
        }
    }

    void add(std::size_t i, std::string_view words, bool correct) {
        words = text::trim(words);
        const bool marked = looks_correct(words);
        const bool bold = words.size() > 4 && words.starts_with("**") && words.ends_with("**");
        if (block_.choices.empty()) {
            block_.first = i;
            block_.numbered = !boxes_ && words.data() > lines_[i].data() + 2 && lines_[i].find("1:") < 8;
        }
        block_.last = i;
        Choice choice{std::string(words), correct || marked};
        if (bold && !boxes_) bold_.push_back(block_.choices.size());
        block_.choices.push_back(std::move(choice));
    }

    void go_on(std::size_t i, std::string_view line) {
        if (block_.choices.back().markdown.size() > 4000) return;
        if (!block_.choices.back().markdown.empty()) block_.choices.back().markdown += '\n';
        block_.choices.back().markdown += text::trim_right(line);
        block_.last = i;
    }

    const std::vector<std::string_view>& lines_;
    ChoiceBlock block_;
    std::vector<std::size_t> bold_;
    bool code_ = false, boxes_ = false, done_ = false;
};

}  // namespace

int option_letter(std::string_view line, std::size_t& text) {
    std::size_t at = line.find_first_not_of(" \t>");
    if (at == std::string_view::npos) return -1;
    const auto skip_spaces = [&] {
        while (at < line.size() && line[at] == ' ') ++at;
    };
    const bool bullet = (line[at] == '-' || line[at] == '*' || line[at] == '+') && at + 1 < line.size() &&
                        line[at + 1] == ' ';
    if (bullet) {
        ++at;
        skip_spaces();
    }
    if (line.substr(at, 2) == "**" || line.substr(at, 2) == "__") at += 2;
    if (at < line.size() && (line[at] == '(' || line[at] == '[')) ++at;
    if (at < line.size() && line[at] == '`') ++at;
    // "- 1: …" as well; "1." and "1)" would be the items of any list.
    const bool digit = bullet && at + 2 < line.size() && line[at] >= '1' && line[at] <= '9' &&
                       line[at + 1] == ':' && line[at + 2] == ' ';
    if (at + 1 >= line.size() || (!text::is_alpha(line[at]) && !digit)) return -1;
    const int letter = digit ? line[at] - '1' : text::lower(line[at]) - 'a';
    if (letter > 9) return -1;
    ++at;
    const std::size_t mark = at;
    if (line[at] == '`') ++at;
    if (line.substr(at, 2) == "\\)" || line.substr(at, 2) == "\\.") ++at;
    if (line.substr(at).starts_with("：") || line.substr(at).starts_with("、") ||
        line.substr(at).starts_with("．")) {
        at += 3;
    } else if (at < line.size() &&
               (line[at] == ')' || line[at] == ':' || line[at] == '.' || line[at] == ']')) {
        ++at;
        if (at < line.size() && line[at - 1] == ')' && (line[at] == '.' || line[at] == ':')) ++at;
    } else if (!(line.substr(mark, 2) == "**" && at + 2 < line.size())) {
        return -1;
    }
    if (line.substr(at, 2) == "**" || line.substr(at, 2) == "__") at += 2;
    const bool apart = at >= line.size() || line[at] == ' ' || line[at] == '`' || line[at] == '"' ||
                       line[at - 1] == ')' || line[at - 1] == ':' ||
                       static_cast<unsigned char>(line[at - 1]) >= 0x80 ||
                       static_cast<unsigned char>(line[at]) >= 0x80;
    if (!apart) return -1;
    skip_spaces();
    text = at;
    return at < line.size() ? letter : -1;
}

ChoiceBlock find_choices(const std::vector<std::string_view>& lines) { return ChoiceFinder(lines).find(); }

bool apply_key(std::string_view key, std::vector<Choice>& choices, bool numbered) {
    std::size_t seen = 0;
    for (const std::string_view line : text::lines(key)) {
        if (++seen > 40) break;
        std::string s;
        for (const char c : line.substr(0, 200))
            if (c != '*' && c != '_' && c != '#' && c != '`' && c != '>') s += text::lower(c);
        for (const std::string_view word : key_words) {
            const std::size_t at = s.find(word);
            if (at == std::string::npos || at > 60) continue;
            std::string_view rest = std::string_view(s).substr(at + word.size());
            std::vector<std::size_t> named;
            // "is", "option", brackets and colons may stand between the label and the letter.
            for (;;) {
                const std::string_view before = rest;
                while (!rest.empty() && !text::is_alnum(rest[0]) && rest[0] != '<') rest.remove_prefix(1);
                if (rest.starts_with("</")) {
                    const std::size_t close = rest.find('>');
                    if (close == std::string_view::npos) break;
                    rest.remove_prefix(close + 1);
                }
                for (const std::string_view filler :
                     {"is ", "option ", "and ", "are ", "answer ", "letter "}) {
                    if (rest.starts_with(filler)) rest.remove_prefix(filler.size());
                }
                if (!rest.empty() && (numbered ? text::is_digit(rest[0]) : text::is_alpha(rest[0])) &&
                    (rest.size() == 1 || !text::is_alnum(rest[1]))) {
                    const auto letter = static_cast<std::size_t>(rest[0] - (numbered ? '1' : 'a'));
                    const bool comma = rest.size() == 1 || rest[1] != '\'';
                    if (letter >= choices.size() || !comma) break;
                    named.push_back(letter);
                    rest.remove_prefix(1);
                    const std::size_t joint = rest.find_first_not_of(", &/+");
                    if (joint == 0 || joint == std::string_view::npos) break;
                    if (rest.substr(0, joint).find_first_of(",&/+") == std::string_view::npos &&
                        !rest.substr(joint).starts_with("and "))
                        break;
                    continue;
                }
                if (before.size() == rest.size() || rest.empty()) break;
                if (text::is_alpha(rest[0])) break;
            }
            if (named.empty()) continue;
            for (const std::size_t index : named) choices[index].correct = true;
            return true;
        }
    }
    return false;
}

}  // namespace qbank
