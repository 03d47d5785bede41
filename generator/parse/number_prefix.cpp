#include "parse/number_prefix.hpp"

#include <algorithm>
#include <array>

#include "base/text.hpp"
#include "base/unicode.hpp"
#include "parse/asks.hpp"

namespace qbank {
namespace {

constexpr std::array question_marks{"interview question",
                                    "question",
                                    "quest",
                                    "ques",
                                    "que",
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
/// Only with a number: "Task: …" may be a part of an answer.
constexpr std::array counted_marks{"problem",  "exercise", "challenge", "task",     "pytanie",   "domanda",
                                   "задача",   "задание",  "задачі",    "завдання", "ejercicio", "exercício",
                                   "exercice", "aufgabe",  "esercizio", "سوال",     "پرسش",      "س",
                                   "问",       "問",       "문"};
/// "Question No. 5", "Вопрос №5".
constexpr std::array words_for_number{"no.", "no", "number", "№", "nr.", "nr", "n°", "nº"};
constexpr std::array ends_of_number{"): ",  "). ", "]: ", "]. ", " . ", " ) ", " : ", ". ", ") ", ": ",
                                    "- ",   ".) ", "、",  "．",  "：",  "）",  "] ",  ".",  ":",  ")",
                                    "\\. ", "\\.", "\\)", "・",  " – ", " — ", " - ", "– ", "— "};

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

/// The longest of the marks that a folded text begins with: 0 for none.
template <class Marks>
std::size_t mark_length(std::string_view folded, const Marks& marks) {
    for (const std::string_view mark : marks)
        if (folded.starts_with(mark)) return mark.size();
    return 0;
}

/// Whether digits stand there, and behind them what closes a bracket, if one is open.
bool is_numbered(std::string_view s, std::size_t at, bool bracket) {
    const std::size_t begin = at;
    while (at < s.size() && text::is_digit(s[at])) ++at;
    return at > begin && (!bracket || (at < s.size() && (s[at] == ')' || s[at] == ']')));
}

/// Bytes of "No. " before a number.
std::size_t word_for_number(std::string_view s) {
    for (const std::string_view word : words_for_number) {
        if (!text::istarts_with(s, word)) continue;
        std::size_t at = word.size();
        while (at < s.size() && s[at] == ' ') ++at;
        return at < s.size() && text::is_digit(s[at]) ? at : 0;
    }
    return 0;
}

/// Where the number begins behind a mark that ends at `at`: "Question #5", "Q-5", "Question No. 5".
std::size_t number_after(std::string_view s, std::size_t at) {
    while (at < s.size() && std::string_view(" #.-(:").find(s[at]) != std::string_view::npos) ++at;
    return at + word_for_number(s.substr(at));
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
    // "-1. Question: …", "•Q1 …": a bullet without a space, of no list to Markdown.
    for (const std::string_view bullet : {"-", "–", "•"}) {
        if (!s.starts_with(bullet) || s.size() <= bullet.size() || s[bullet.size()] == bullet[0]) continue;
        NumberPrefix behind = number_prefix(s.substr(bullet.size()));
        if (behind.marked && behind.number) behind.length += bullet.size();
        return behind.marked && behind.number ? behind : NumberPrefix{};
    }
    if (const NumberPrefix counted = counted_prefix(s); counted.length > 0) return counted;
    if (const std::size_t dotted = dotted_number(s); dotted > 0) return {dotted, std::nullopt, false};
    NumberPrefix result;
    std::size_t at = 0, mark_end = 0;
    const bool bracket = s.size() > 1 && (s[0] == '(' || s[0] == '[');  // "(Q1) What is …"
    const std::string_view first = s.substr(bracket ? 1 : 0);
    // Most wordings begin with a letter that none of the marks does.
    const bool may_be_marked =
        !first.empty() &&
        (static_cast<unsigned char>(first[0]) >= 0x80 ||
         std::string_view("acdefipqst").find(text::lower(first[0])) != std::string_view::npos);
    // Folding may change the length of a text, so the marks that are found in it are those whose bytes it
    // keeps.
    const std::string folded = may_be_marked ? unicode::fold(first.substr(0, 40)) : std::string();
    bool word = false;
    if (const std::size_t mark = mark_length(folded, question_marks); mark > 0 && !bracket) {
        mark_end = mark;
        at = number_after(s, mark);
        word = true;
    } else if (const std::size_t counted = std::max(mark, mark_length(folded, counted_marks));
               counted > 0 && is_numbered(first, number_after(first, counted), bracket)) {
        at = number_after(first, counted) + (bracket ? 1 : 0);
        word = true;
    } else if (!s.empty() && (bracket || s[0] == '#')) {
        at = 1;
    } else if (s.starts_with("（") || s.starts_with("【")) {
        at = std::string_view("（").size();
    } else if (s.starts_with("№")) {
        at = word_for_number(s);
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
    // "Question 5/20: …" and "Question 5 of 20: …" are one of twenty.
    for (const std::string_view of : {"/", " of "}) {
        const std::string_view total = s.substr(std::min(s.size(), at));
        if (!word || !has_number || !total.starts_with(of) || !is_numbered(total, of.size(), false)) continue;
        at += of.size();
        while (at < s.size() && text::is_digit(s[at])) ++at;
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
