#include "parse/labels.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "base/text.hpp"
#include "base/unicode.hpp"

namespace qbank {
namespace {

constexpr std::array apparatus{"table of contents",
                               "contents",
                               "toc",
                               "index",
                               "contributing",
                               "contribution",
                               "contributions",
                               "contributors",
                               "license",
                               "licence",
                               "references",
                               "reference",
                               "resources",
                               "further reading",
                               "acknowledgements",
                               "acknowledgments",
                               "credits",
                               "author",
                               "authors",
                               "about the author",
                               "about",
                               "about me",
                               "sponsors",
                               "sponsor",
                               "support",
                               "support me",
                               "support us",
                               "backers",
                               "disclaimer",
                               "links",
                               "useful links",
                               "changelog",
                               "prerequisites",
                               "installation",
                               "getting started",
                               "star history",
                               "stargazers",
                               "translations",
                               "translators",
                               "books",
                               "videos",
                               "courses",
                               "tools",
                               "roadmap",
                               "feedback",
                               "contact",
                               "connect with me",
                               "follow me",
                               "social media",
                               "thanks",
                               "special thanks",
                               "code of conduct",
                               "note",
                               "notes",
                               "answers",
                               "answer key",
                               "solutions",
                               "ответы",
                               "відповіді",
                               "how to contribute",
                               "how to use",
                               "how to use this repo",
                               "how to use this repository",
                               "how to use this guide",
                               "how do i contribute",
                               "how can i contribute",
                               "want to contribute",
                               "what is this",
                               "what s this",
                               "why this repo",
                               "who is this for",
                               "community",
                               "содержание",
                               "оглавление",
                               "зміст",
                               "лицензия",
                               "авторы",
                               "目录",
                               "目錄",
                               "目次",
                               "贡献",
                               "índice",
                               "contenido",
                               "tabla de contenidos",
                               "contribuir",
                               "licencia",
                               "sumário",
                               "sommaire",
                               "table des matières",
                               "contribuer",
                               "licence",
                               "inhalt",
                               "inhaltsverzeichnis",
                               "المحتويات",
                               "الفهرس",
                               "参考",
                               "参考资料",
                               "参考文献",
                               "ссылки",
                               "источники",
                               "полезные ссылки",
                               "посилання",
                               "içindekiler",
                               "목차",
                               "mục lục"};

constexpr std::array frames{
    "introduction",   "intro",        "overview",   "preface",     "foreword",   "conclusion", "summary",
    "final thoughts", "wrapping up",  "wrap up",    "outro",       "motivation", "background", "purpose",
    "前言",           "简介",         "引言",       "结语",        "后记",       "总结",       "说明",
    "はじめに",       "まとめ",       "введение",   "предисловие", "заключение", "вступ",      "висновок",
    "висновки",       "introducción", "conclusión", "introdução",  "conclusão",  "einleitung", "fazit",
    "مقدمة",          "خاتمة",        "giriş",      "sonuç",       "소개",       "결론"};

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

template <class Names>
bool is_one_of(std::string_view key, const Names& names) {
    return std::find(names.begin(), names.end(), key) != names.end();
}

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

bool is_apparatus(std::string_view plain_heading) {
    return plain_heading.size() < 60 && is_one_of(bare(plain_heading), apparatus);
}

bool names_contents(std::string_view plain_heading) {
    static constexpr std::array names{"table of contents",
                                      "contents",
                                      "toc",
                                      "содержание",
                                      "оглавление",
                                      "зміст",
                                      "目录",
                                      "目錄",
                                      "目次",
                                      "índice",
                                      "tabla de contenidos",
                                      "contenido",
                                      "sumário",
                                      "sommaire",
                                      "inhalt",
                                      "목차",
                                      "inhaltsverzeichnis",
                                      "المحتويات",
                                      "içindekiler",
                                      "mục lục",
                                      "table des matières"};
    return plain_heading.size() < 60 && is_one_of(bare(plain_heading), names);
}

bool is_frame(std::string_view plain_heading) {
    return plain_heading.size() < 40 && is_one_of(bare(plain_heading), frames);
}

bool is_answer_label(std::string_view plain) {
    if (plain.size() > 80) return false;
    const std::string key = bare(plain);
    return key.empty() || is_one_of(key, answer_labels) || is_label_with_key(key);
}

bool is_answer_part(std::string_view plain_heading) {
    if (plain_heading.size() > 60 || plain_heading.find('?') != std::string_view::npos ||
        text::trim(plain_heading).empty())
        return false;
    const std::string key = bare(plain_heading);
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
    return is_label_with_key(bare(s.substr(0, colon)));
}

std::size_t answer_label_length(std::string_view s) {
    if (s.starts_with("- ") || s.starts_with("* ") || s.starts_with("+ ")) return 0;  // a point of the answer
    std::size_t begin = s.find_first_not_of(" *_#>");
    if (begin == std::string_view::npos || begin > 8) return 0;
    std::size_t end = s.substr(begin, 60).find_first_of(":\n.*");
    const std::size_t wide = s.substr(begin, 60).find("：");
    std::size_t mark = 1;
    if (wide != std::string_view::npos && (end == std::string_view::npos || wide < end)) {
        end = wide;
        mark = std::string_view("：").size();
    }
    if (end == std::string_view::npos) return 0;
    const std::string_view label = text::trim(s.substr(begin, end));
    const std::string key = bare(label);
    const bool short_mark = (label == "A" || label == "Ans" || label == "ans") && s[begin + end] != '*';
    if (!short_mark &&
        (key.empty() || !is_one_of(key, answer_labels) || key == "code" || key == "show" || key == "details"))
        return 0;
    if (s[begin + end] == '.' && label != "Ans" && label != "ans") return 0;
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
        while (end < s.size() && (s[end] == '*' || s[end] == '_' || s[end] == '-')) ++end;
    }
    while (end < s.size() && (s[end] == ' ' || s[end] == '\n')) ++end;
    return end;
}

bool promises_questions(std::string_view plain_title) {
    const std::string folded = unicode::fold(plain_title);
    for (const std::string_view word :
         {"question",  "interview", "quiz", "faq",  "q&a",   "вопрос", "собесед",  "питан",      "співбесід",
          "面试",      "面試",      "问题", "題",   "题",    "質問",   "pregunta", "entrevista", "pergunta",
          "entretien", "frage",     "면접", "질문", "أسئلة", "سؤال",   "soru"}) {
        if (folded.find(word) != std::string::npos) return true;
    }
    return false;
}

}  // namespace qbank
