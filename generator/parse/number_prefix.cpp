#include "parse/number_prefix.hpp"

#include <array>

#include "base/text.hpp"
#include "base/unicode.hpp"
#include "parse/asks.hpp"

namespace qbank {
namespace {

constexpr std::array question_marks{"interview question",
                                    "question",
                                    "ques",
                                    "вопрос",
                                    "питання",
                                    "pregunta",
                                    "pergunta",
                                    "frage",
                                    "soru",
                                    "面试题",
                                    "问题",
                                    "题目",
                                    "問題",
                                    "題目",
                                    "質問",
                                    "질문",
                                    "문제",
                                    "سؤال",
                                    "السؤال",
                                    "câu hỏi",
                                    "câu",
                                    "q"};
constexpr std::array ends_of_number{". ", ") ", ": ",   "- ",  ".) ", "、",  "．",  "：",  "）", "] ", ".",
                                    ":",  ")",  "\\. ", "\\.", "\\)", " – ", " — ", " - ", "– ", "— "};

/// Digits, also the full-width ones, from `at`; moves `at` behind them.
std::string digits_at(std::string_view s, std::size_t& at) {
    std::string digits;
    while (at < s.size()) {
        std::size_t next = at;
        const char32_t c = text::next_code_point(s, next);
        if (c >= U'0' && c <= U'9') {
            digits += static_cast<char>(c);
        } else if (c >= 0xFF10 && c <= 0xFF19) {
            digits += static_cast<char>('0' + (c - 0xFF10));
        } else {
            break;
        }
        at = next;
    }
    return digits;
}

/// "1.2.3 " or "1.2. " before a letter: a number of several parts, of which none is the question's own.
std::size_t dotted_number(std::string_view s) {
    std::size_t at = 0, dots = 0;
    while (at < s.size() && text::is_digit(s[at])) {
        while (at < s.size() && text::is_digit(s[at])) ++at;
        if (at + 1 < s.size() && s[at] == '.' && text::is_digit(s[at + 1])) {
            ++dots;
            ++at;
        }
    }
    if (dots == 0 || at > 12) return 0;
    if (at < s.size() && (s[at] == '.' || s[at] == ')' || s[at] == ':')) ++at;
    if (at >= s.size() || s[at] != ' ') return 0;
    while (at < s.size() && s[at] == ' ') ++at;
    const std::string_view rest = s.substr(at);
    for (const std::string_view joint : {"vs", "and ", "or ", "to "}) {
        if (text::istarts_with(rest, joint)) return 0;
    }
    return rest.empty() ? 0 : at;
}

/// "第3题：" (the third question).
NumberPrefix counted_prefix(std::string_view s) {
    constexpr std::string_view ordinal = "第";
    if (!s.starts_with(ordinal)) return {};
    std::size_t at = ordinal.size();
    NumberPrefix result;
    const std::string digits = digits_at(s, at);
    if (digits.empty()) return {};
    for (const std::string_view counter : {"题", "題", "问", "問"}) {
        if (!s.substr(at).starts_with(counter)) continue;
        at += counter.size();
        result.number = text::number(digits);
        result.marked = true;
        for (const std::string_view mark : {"：", ":", "、", ". ", " "}) {
            if (s.substr(at).starts_with(mark)) {
                result.length = at + mark.size();
                return result;
            }
        }
    }
    return {};
}

}  // namespace

NumberPrefix number_prefix(std::string_view s) {
    if (const NumberPrefix counted = counted_prefix(s); counted.length > 0) return counted;
    if (const std::size_t dotted = dotted_number(s); dotted > 0) return {dotted, std::nullopt, false};
    NumberPrefix result;
    // Most wordings begin with a letter that none of the marks does.
    const bool may_be_marked =
        !s.empty() && (static_cast<unsigned char>(s[0]) >= 0x80 ||
                       std::string_view("cfipqs").find(text::lower(s[0])) != std::string_view::npos);
    const std::string folded = may_be_marked ? unicode::fold(s.substr(0, 40)) : std::string();
    std::size_t at = 0, mark_end = 0;
    bool word = false;
    // Folding may change the length of a text, so the marks that are found in it are those whose bytes it
    // keeps.
    for (const std::string_view mark : question_marks) {
        if (folded.starts_with(mark)) {
            at = mark_end = mark.size();
            word = true;
            break;
        }
    }
    if (word) {
        while (at < s.size() &&
               (s[at] == ' ' || s[at] == '#' || s[at] == '.' || s[at] == '-' || s[at] == '('))
            ++at;
    } else if (!s.empty() && (s[0] == '(' || s[0] == '#' || s[0] == '[')) {
        at = 1;
    } else if (s.starts_with("（") || s.starts_with("【")) {
        at = std::string_view("（").size();
    }
    const std::string digits = digits_at(s, at);
    const bool has_number = !digits.empty() && digits.size() <= 6;
    if (word && !has_number) at = mark_end;
    if (has_number) result.number = text::number(digits);
    if (!word && !has_number) return {};

    // "Question 2.1: …" is the first of the second topic; none of the two is its own number.
    if (word && has_number && at + 1 < s.size() && s[at] == '.' && text::is_digit(s[at + 1])) {
        result.number = std::nullopt;
        while (at + 1 < s.size() && s[at] == '.' && text::is_digit(s[at + 1])) {
            ++at;
            while (at < s.size() && text::is_digit(s[at])) ++at;
        }
    }
    const std::string_view rest = s.substr(at);
    std::size_t closing = 0;
    for (const std::string_view mark : ends_of_number) {
        if (rest.starts_with(mark)) {
            closing = mark.size();
            break;
        }
    }
    // "2.5 vs 3.0" is no number 2, and "1.What is X" is a number 1.
    if (closing == 1 && rest.size() > 1 && text::is_digit(rest[1])) return {};
    // "Q Explain the …" has only a space behind the mark.
    if (closing == 0 && word && !has_number && s.starts_with("Q ") && asks(s.substr(2))) {
        result.length = 2;
        result.marked = true;
        return result;
    }
    if (closing == 0) {
        // "#7 What is …" and "Question 5 What is …" have only a space behind the number, "Queue basics" has
        // no number.
        const bool spaced = has_number && (word || s[0] == '#') && rest.starts_with(" ");
        // "Question 5" alone: the question itself stands below.
        const bool alone = has_number && word && rest.empty();
        if (!spaced && !alone) return {};
    }
    if (word && !has_number && rest.starts_with('-')) return {};
    result.length = at + closing;
    result.marked = word;
    // "3- Question: …". What begins with a word takes no further step.
    if (const std::string_view behind = s.substr(result.length);
        !word && !behind.empty() && text::is_alpha(behind[0])) {
        const NumberPrefix mark = number_prefix(behind);
        if (mark.marked && !mark.number && mark.length > 0) {
            result.length += mark.length;
            result.marked = true;
        }
    }
    return result;
}

}  // namespace qbank
