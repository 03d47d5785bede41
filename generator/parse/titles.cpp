#include "parse/titles.hpp"

#include <array>

#include "base/unicode.hpp"
#include "parse/label_key.hpp"

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

}  // namespace

bool is_apparatus(std::string_view plain_heading) {
    return plain_heading.size() < 60 && is_one_of(label_key(plain_heading), apparatus);
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
    return plain_heading.size() < 60 && is_one_of(label_key(plain_heading), names);
}

bool is_frame(std::string_view plain_heading) {
    return plain_heading.size() < 40 && is_one_of(label_key(plain_heading), frames);
}

bool announces_advice(std::string_view plain_heading) {
    constexpr std::size_t longest_title = 80;
    if (plain_heading.size() > longest_title) return false;
    const std::string key = " " + label_key(plain_heading) + " ";
    for (const std::string_view words : {" tips ",
                                         " advice ",
                                         " how to answer ",
                                         " how to prepare ",
                                         " how to approach ",
                                         " dos and don",
                                         " do s and don",
                                         " next steps ",
                                         " study plan ",
                                         " winning strategy ",
                                         " preparation strategy ",
                                         " interview strategy ",
                                         " советы ",
                                         " по подготовке ",
                                         " как подготовиться ",
                                         " поради ",
                                         " consejos ",
                                         " dicas ",
                                         " conseils ",
                                         " tipps ",
                                         " ipuçları ",
                                         "面试技巧",
                                         "答题技巧"}) {
        if (key.find(words) != std::string::npos) return true;
    }
    return false;
}

bool promises_many_questions(std::string_view plain_title) {
    const std::string folded = unicode::fold(plain_title);
    for (const std::string_view word :
         {"questions", "question bank", "quiz", "faq", "q&a", "вопросы", "вопросов", "питання", "面试题",
          "面試題", "preguntas", "perguntas", "fragen", "أسئلة", "sorular"}) {
        if (folded.find(word) != std::string::npos) return true;
    }
    return false;
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
