#include "parse/wording.hpp"

#include <algorithm>
#include <array>

#include "base/text.hpp"
#include "base/unicode.hpp"

namespace qbank {
namespace {

/// Bytes of emoji, keycaps and spaces at the start.
std::size_t ornament(std::string_view s) {
    std::size_t at = 0;
    while (at < s.size()) {
        std::size_t next = at;
        const char32_t c = text::next_code_point(s, next);
        if (!(unicode::is_emoji(c) || c == U' ' || c == 0xA0)) break;
        at = next;
    }
    return at;
}

struct NumberPrefix {
    std::size_t length = 0;  // 0: there is none
    std::optional<std::uint32_t> number;
    bool marked = false;
};

constexpr std::array question_marks{"question", "ques", "вопрос", "питання", "pregunta", "pergunta", "frage",
                                    "soru",     "问题",  "問題",   "質問",    "سؤال",     "q"};

/// "12." / "12)" / "(12)" / "Q12:" / "Question 5." / "Q:" / "#7 " at the start.
NumberPrefix number_prefix(std::string_view s) {
    NumberPrefix result;
    const std::string folded = unicode::fold(s.substr(0, 40));
    std::size_t at = 0;
    bool word = false;
    // Folding may change the length of a text, so the marks that are found in it are those whose bytes it keeps.
    for (const std::string_view mark : question_marks) {
        if (folded.starts_with(mark)) {
            at = mark.size();
            word = true;
            break;
        }
    }
    if (word) {
        while (at < s.size() && (s[at] == ' ' || s[at] == '#' || s[at] == '.' || s[at] == '-')) ++at;
    } else if (!s.empty() && (s[0] == '(' || s[0] == '#' || s[0] == '[')) {
        at = 1;
    }
    const std::size_t digits = at;
    while (at < s.size() && text::is_digit(s[at])) ++at;
    const bool has_number = at > digits && at - digits <= 6;
    if (has_number) result.number = text::number(s.substr(digits, at - digits));
    if (!word && !has_number) return {};

    const std::string_view rest = s.substr(at);
    std::size_t closing = 0;
    for (const std::string_view mark : {". ", ") ", ": ", "- ", ".) ", "、", "．", "：", "] ", ".", ":", ")", " – ", " — ", " - "}) {
        if (rest.starts_with(mark)) {
            closing = mark.size();
            break;
        }
    }
    // "2.5 vs 3.0" is no number 2, and "1.What is X" is a number 1.
    if (closing == 1 && rest.size() > 1 && text::is_digit(rest[1])) return {};
    if (closing == 0) {
        // "#7 What is …" and "Question 5 What is …" have only a space behind the number, "Queue basics" has no number.
        const bool spaced = has_number && (word || s[0] == '#') && rest.starts_with(" ");
        if (!spaced) return {};
    }
    result.length = at + closing;
    result.marked = word;
    return result;
}

/// Takes "**" … "**" (or "__") off when it holds the whole text.
bool take_bold(std::string_view& s, std::size_t& skipped) {
    for (const std::string_view mark : {"***", "**", "__"}) {
        if (s.size() <= 2 * mark.size() || !s.starts_with(mark) || !s.ends_with(mark)) continue;
        const std::string_view inside = s.substr(mark.size(), s.size() - 2 * mark.size());
        if (inside.find(mark.substr(0, 2)) != std::string_view::npos || inside.front() == ' ' || inside.back() == ' ') continue;
        // `__slots__` alone is a name
        if (mark == "__" && inside.find(' ') == std::string_view::npos) continue;
        s = inside;
        skipped += mark.size();
        return true;
    }
    return false;
}

constexpr std::array openers{
    // English
    "what ", "what's ", "whats ", "why ", "how ", "when ", "where ", "which ", "who ", "whose ", "whom ", "is ", "are ",
    "can ", "could ", "do ", "does ", "did ", "should ", "would ", "will ", "was ", "were ", "has ", "have ", "had ",
    "explain ", "describe ", "define ", "tell ", "discuss ", "compare ", "differentiate ", "distinguish ", "list ",
    "name ", "give ", "mention ", "state ", "write ", "implement ", "design ", "design: ", "create ", "find ", "show ",
    "demonstrate ", "illustrate ", "outline ", "walk me ", "talk about ", "difference ", "differences ", "convert ",
    "in what ", "in which ", "for what ", "at what ", "to what ", "suppose ", "imagine ", "given ", "briefly ",
    "can you", "elaborate ", "reverse ", "print ", "predict ", "identify ", "calculate ", "enumerate ", "provide ",
    // Russian and Ukrainian
    "что ", "как ", "какой ", "какая ", "какие ", "какое ", "каким ", "каков ", "почему ", "зачем ", "когда ", "где ",
    "чем ", "кто ", "сколько ", "для чего ", "в чем ", "в чём ", "можно ли ", "объясните ", "опишите ", "расскажите ",
    "назовите ", "перечислите ", "приведите ", "що ", "як ", "який ", "яка ", "які ", "яке ", "чому ", "навіщо ", "коли ",
    "де ", "чим ", "поясніть ", "опишіть ", "розкажіть ", "назвіть ", "у чому ", "в чому ",
    // Spanish, Portuguese, French, German
    "¿", "qué ", "que es ", "cómo ", "como ", "por qué ", "cuál ", "cuáles ", "cuándo ", "dónde ", "explica ", "explique ",
    "describe ", "diferencia ", "o que ", "qual ", "quais ", "por que ", "quando ", "diferença ", "qu'est", "qu’est",
    "quel ", "quelle ", "quels ", "quelles ", "comment ", "pourquoi ", "quand ", "expliquez ", "décrivez ", "différence ",
    "was ", "wie ", "warum ", "wann ", "welche ", "welcher ", "welches ", "wofür ", "erkläre ", "erklären ", "nenne ",
    "unterschied ", "beschreibe "};

constexpr std::array parts_that_ask{
    "什么", "如何", "为什么", "为何", "怎么", "怎样", "哪些", "哪个", "哪种", "区别", "解释", "请说", "谈谈", "简述", "说说", "介绍",
    "什麼", "為什麼", "怎麼", "區別", "とは", "なぜ", "どう", "何", "違い", "説明", "いつ", "どの", "무엇", "어떻게", "왜", "차이", "설명",
    "ما هو", "ما هي", "كيف", "لماذا", "متى", "اشرح", "ما الفرق", "هل "};

bool contains_word(std::string_view s, std::string_view word) {
    for (std::size_t at = s.find(word); at != std::string_view::npos; at = s.find(word, at + 1)) {
        const bool left = at == 0 || !text::is_alnum(s[at - 1]);
        const std::size_t end = at + word.size();
        const bool right = end >= s.size() || !text::is_alnum(s[end]);
        if (left && right) return true;
    }
    return false;
}

bool ends_asking(std::string_view s) {
    while (!s.empty()) {
        std::size_t last = s.size() - 1;
        while (last > 0 && (static_cast<unsigned char>(s[last]) & 0xC0) == 0x80) --last;
        std::size_t at = last;
        const char32_t c = text::next_code_point(s, at);
        if (c == U'?' || c == U'？' || c == U'؟' || c == 0x037E) return true;
        // What may follow the question mark: quotes, brackets, stars, emoji.
        const bool trailing = c == U' ' || c == U'*' || c == U'_' || c == U'"' || c == U'”' || c == U'»' || c == U')' ||
                              c == U'`' || c == U'!' || c == U':' || c == U'.' || c == 0x2B50 || unicode::is_emoji(c);
        if (!trailing) return false;
        s = s.substr(0, last);
    }
    return false;
}

constexpr std::array apparatus{
    "table of contents", "contents", "toc", "index", "contributing", "contribution", "contributors", "license", "licence",
    "references", "reference", "resources", "further reading", "acknowledgements", "acknowledgments", "credits", "author",
    "authors", "about the author", "about", "sponsors", "support", "disclaimer", "links", "useful links", "changelog",
    "содержание", "оглавление", "зміст", "目录", "目次", "índice", "contenido", "sommaire", "table des matières", "inhalt",
    "inhaltsverzeichnis", "المحتويات", "参考", "参考资料", "ссылки", "источники"};

constexpr std::array answer_labels{
    "answer", "answers", "show answer", "view answer", "see answer", "solution", "show solution", "click to expand",
    "click to expand questions", "expand", "show", "details", "explanation", "click here", "click for answer", "reveal",
    "click to see the answer", "ответ", "показать ответ", "решение", "відповідь", "答案", "解答", "查看答案", "参考答案",
    "respuesta", "ver respuesta", "réponse", "antwort", "lösung", "resposta", "回答", "정답", "الجواب", "الإجابة", "cevap"};

std::string bare(std::string_view plain) {
    std::string result;
    const std::string folded = unicode::fold(plain);
    for (std::size_t at = 0; at < folded.size();) {
        const char32_t c = text::next_code_point(folded, at);
        if (unicode::is_word(c)) {
            text::append_utf8(result, c);
        } else if (!result.empty() && result.back() != ' ') {
            result += ' ';
        }
    }
    return std::string(text::trim(result));
}

}  // namespace

Wording take_wording(std::string_view markdown) {
    Wording result;
    std::string_view s = text::trim_right(markdown);
    // Number and bold come in either order, each at most once: "**1. What?**", "1. **What?**", "**Q1:** What?".
    for (int round = 0; round < 3; ++round) {
        const std::size_t spaces = ornament(s);
        s.remove_prefix(spaces);
        result.skipped += spaces;
        bool changed = take_bold(s, result.skipped);
        if (!result.number && !result.marked) {
            std::string_view inner = s;
            std::size_t bold = 0;
            if (inner.starts_with("**")) {  // "**Q1:** What is X?"
                const std::size_t close = inner.find("**", 2);
                if (close != std::string_view::npos && close < 20) {
                    const NumberPrefix prefix = number_prefix(inner.substr(2, close - 2));
                    if (prefix.length > 0 && prefix.length + 2 == close) bold = close + 2;
                }
                if (bold > 0) {
                    const NumberPrefix prefix = number_prefix(inner.substr(2));
                    result.number = prefix.number;
                    result.marked = prefix.marked;
                    s.remove_prefix(bold);
                    result.skipped += bold;
                    changed = true;
                }
            }
            if (bold == 0) {
                const NumberPrefix prefix = number_prefix(s);
                if (prefix.length > 0 && prefix.length < s.size()) {
                    result.number = prefix.number;
                    result.marked = prefix.marked;
                    s.remove_prefix(prefix.length);
                    result.skipped += prefix.length;
                    changed = true;
                }
            }
        }
        if (!changed) break;
    }
    const std::size_t spaces = s.size() - text::trim_left(s).size();
    result.skipped += spaces;
    result.markdown = text::squeeze(s);
    return result;
}

bool asks(std::string_view plain) {
    const std::string_view s = text::trim(plain.substr(std::min(ornament(plain), plain.size())));
    if (s.empty()) return false;
    if (ends_asking(s)) return true;
    const std::string folded = unicode::fold(s.substr(0, 400));
    for (const std::string_view opener : openers) {
        if (folded.starts_with(opener)) return true;
    }
    if (!text::is_ascii(folded)) {
        for (const std::string_view part : parts_that_ask) {
            if (folded.find(part) != std::string::npos) return true;
        }
    }
    return contains_word(folded, "vs") || contains_word(folded, "versus") || folded.find("? ") != std::string::npos;
}

bool is_apparatus(std::string_view plain_heading) {
    const std::string key = bare(plain_heading);
    return std::find(apparatus.begin(), apparatus.end(), key) != apparatus.end();
}

bool is_answer_label(std::string_view plain) {
    const std::string key = bare(plain);
    return key.empty() || std::find(answer_labels.begin(), answer_labels.end(), key) != answer_labels.end();
}

}  // namespace qbank
