#include "parse/labels.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "base/text.hpp"
#include "parse/label_key.hpp"

namespace qbank {
namespace {

constexpr std::array answer_labels{"answer",
                                   "answers",
                                   "show answer",
                                   "view answer",
                                   "see answer",
                                   "solution",
                                   "show solution",
                                   "view solution",
                                   "click to expand",
                                   "click to expand questions",
                                   "expand",
                                   "show",
                                   "details",
                                   "explanation",
                                   "click here",
                                   "click for answer",
                                   "reveal",
                                   "hint",
                                   "hints",
                                   "click to see the answer",
                                   "click to view the answer",
                                   "reveal answer",
                                   "the answer",
                                   "my answer",
                                   "short answer",
                                   "sample answer",
                                   "suggested answer",
                                   "expected answer",
                                   "model answer",
                                   "possible answer",
                                   "example answer",
                                   "sample response",
                                   "answer explanation",
                                   "code",
                                   "see solution",
                                   "show me",
                                   "toggle answer",
                                   "read answer",
                                   "read more",
                                   "ans",
                                   "ответ",
                                   "показать ответ",
                                   "посмотреть ответ",
                                   "решение",
                                   "відповідь",
                                   "показати відповідь",
                                   "答案",
                                   "解答",
                                   "查看答案",
                                   "展开",
                                   "展開",
                                   "点击展开",
                                   "展开查看",
                                   "展开答案",
                                   "显示答案",
                                   "정답 보기",
                                   "답변 보기",
                                   "더보기",
                                   "mostrar",
                                   "ver más",
                                   "expandir",
                                   "afficher",
                                   "показать",
                                   "раскрыть",
                                   "показати",
                                   "розгорнути",
                                   "参考答案",
                                   "点击查看答案",
                                   "答",
                                   "respuesta",
                                   "ver respuesta",
                                   "réponse",
                                   "voir la réponse",
                                   "antwort",
                                   "antwort anzeigen",
                                   "lösung",
                                   "resposta",
                                   "回答",
                                   "解説",
                                   "정답",
                                   "답변",
                                   "الجواب",
                                   "الإجابة",
                                   "إجابة",
                                   "cevap",
                                   "đáp án"};

constexpr std::array answer_parts{
    "example",    "examples",      "for example", "code example", "example code", "output",
    "syntax",     "explanation",   "note",        "notes",        "key points",   "usage",
    "advantages", "disadvantages", "summary",     "conclusion",   "definition",   "usage example",
    "pros",       "cons",          "result",      "пример",       "примеры",      "приклад",
    "вывод",      "объяснение",    "示例",        "例子",         "解析",         "总结",
    "例",         "ejemplo",       "exemple",     "beispiel",     "exemplo",      "مثال",
    "解答例",     "예제"};

constexpr std::array label_words{"answer",
                                 "ответ",
                                 "відповідь",
                                 "答案",
                                 "respuesta",
                                 "réponse",
                                 "antwort",
                                 "resposta",
                                 "回答",
                                 "正解",
                                 "정답",
                                 "الإجابة",
                                 "الجواب",
                                 "cevap",
                                 "correct answer",
                                 "right answer",
                                 "правильный ответ",
                                 "正确答案",
                                 "odgovor",
                                 "đáp án",
                                 "答え"};

/// "answer d", "answer a c", "answer 2": a label with the key behind it.
bool is_label_with_key(std::string_view key) {
    for (const std::string_view word : label_words) {
        if (!key.starts_with(word)) continue;
        const std::string_view rest = key.substr(word.size());
        if (rest.empty()) return true;
        if (rest.size() <= 8 && (rest[0] == ' ' || word.size() > 6)) return true;
    }
    return false;
}

}  // namespace

bool is_answer_label(std::string_view plain) {
    if (plain.size() > 80) return false;
    const std::string key = label_key(plain);
    return key.empty() || is_one_of(key, answer_labels) || is_label_with_key(key);
}

bool is_answer_part(std::string_view plain_heading) {
    if (plain_heading.size() > 60 || plain_heading.find('?') != std::string_view::npos ||
        text::trim(plain_heading).empty())
        return false;
    const std::string key = label_key(plain_heading);
    return !key.empty() &&
           (is_one_of(key, answer_labels) || is_one_of(key, answer_parts) || is_label_with_key(key));
}

bool begins_answer(std::string_view line) {
    std::string_view s = text::trim(line);
    const std::size_t begin = s.find_first_not_of(" *_#>");
    if (begin == std::string_view::npos || begin > 10) return false;
    s = s.substr(begin);
    const std::size_t colon = std::min({s.find(':'), s.find("："), s.find('*'), s.size()});
    // Without marks only "Answer:" alone on its line is a label, and no beginning of a sentence.
    const bool alone = colon + 1 >= s.size() && colon < s.size();
    if (colon > 40 || (begin == 0 && !alone)) return false;
    return is_label_with_key(label_key(s.substr(0, colon)));
}

/// "Ans", "A1", "Answer 3": a label, perhaps with the number of its question.
bool labels_answer(std::string_view label) {
    const std::string_view words =
        text::trim_right(label.substr(0, label.find_last_not_of("0123456789") + 1));
    if (words == "A" || words == "Ans" || words == "ans" || words == "ANS" || words == "Sol") return true;
    const std::string key = label_key(words);
    return !key.empty() && is_one_of(key, answer_labels) && key != "code" && key != "show" &&
           key != "details";
}

/// Whether the mark at `at` divides this label from the answer: "Ans) …", "Answer - …", but not
/// "Solution-wise".
bool divides(std::string_view s, std::size_t at, std::string_view label) {
    const bool shortened = text::iequals(label, "ans");
    switch (s[at]) {
        case '.': return shortened || (label.size() > 1 && label[0] == 'A' && text::is_digit(label.back()));
        case ')':
        case '>': return shortened;
        case '-': return at + 1 < s.size() && (s[at + 1] == ' ' || s[at + 1] == '\n');
        case '*': return label != "A";
        default: return true;
    }
}

std::size_t answer_label_length(std::string_view s) {
    if (s.starts_with("- ") || s.starts_with("* ") || s.starts_with("+ ")) return 0;  // a point of the answer
    std::size_t begin = s.find_first_not_of(" *_#>`");
    if (begin == std::string_view::npos || begin > 8) return 0;
    std::size_t end = s.substr(begin, 60).find_first_of(":\n.*-)>");
    const std::size_t wide = s.substr(begin, 60).find("：");
    std::size_t mark = 1;
    if (wide != std::string_view::npos && (end == std::string_view::npos || wide < end)) {
        end = wide;
        mark = std::string_view("：").size();
    }
    if (end == std::string_view::npos) return 0;
    const std::string_view label = text::trim(s.substr(begin, end));
    if (!labels_answer(label) || !divides(s, begin + end, label)) return 0;
    end += begin;
    if (s[end] == '\n') {
        if (begin == 0) return 0;  // a word alone on its line, without marks, is prose
        return end + 1;
    }
    if (s[end] == '*') {  // "**Answer** …" or "**Answer**: …"
        while (end < s.size() && s[end] == '*') ++end;
        if (end < s.size() && (s[end] == ':' || s[end] == '-')) ++end;
    } else {
        end += mark;
        while (end < s.size() && std::string_view("*_-`").find(s[end]) != std::string_view::npos) ++end;
    }
    while (end < s.size() && (s[end] == ' ' || s[end] == '\n')) ++end;
    return end;
}

}  // namespace qbank
