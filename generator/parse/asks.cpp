#include "parse/asks.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "base/text.hpp"
#include "base/unicode.hpp"
#include "parse/wording.hpp"

namespace qbank {
namespace {

constexpr std::array question_openers{
    // English
    "what ", "what's ", "what’s ", "whats ", "why ", "how ", "when ", "where ", "which ", "who ", "whose ",
    "whom ", "is ", "are ", "can ", "could ", "do ", "does ", "did ", "should ", "would ", "will ", "was ",
    "were ", "has ", "have ", "had ", "in what ", "in which ", "for what ", "at what ", "to what ", "can you",
    // Russian and Ukrainian
    "что ", "как ", "какой ", "какая ", "какие ", "какое ", "каким ", "каков ", "почему ", "зачем ", "когда ",
    "где ", "чем ", "кто ", "сколько ", "для чего ", "в чем ", "в чём ", "можно ли ", "каково ", "какую ",
    "що ", "як ", "який ", "яка ", "які ", "яке ", "чому ", "навіщо ", "коли ", "де ", "чим ", "у чому ",
    "в чому ",
    // Spanish, Portuguese, French, German
    "¿", "qué ", "que es ", "cómo ", "como ", "por qué ", "cuál ", "cuáles ", "cuándo ", "dónde ", "o que ",
    "qual ", "quais ", "por que ", "quando ", "qu'est", "qu’est", "quel ", "quelle ", "quels ", "quelles ",
    "comment ", "pourquoi ", "quand ", "was ", "wie ", "warum ", "wann ", "welche ", "welcher ", "welches ",
    "wofür ",
    // Italian, Dutch, Polish, Indonesian
    "cos'è ", "cos’è ", "che cos", "perché ", "qual è ", "quali ", "wat ", "hoe ", "waarom ", "czym ",
    "co to ", "jak ", "jaka ", "jakie ", "dlaczego ", "apa ", "bagaimana ", "mengapa "};

/// … and no sentence that is none.
constexpr std::array sure_openers{"what is ",  "what are ", "how is ", "how are ",  "how do ",
                                  "how does ", "why is ",   "why do ", "why does ", "why are "};

constexpr std::array task_openers{
    // English
    "explain ", "describe ", "define ", "tell ", "discuss ", "compare ", "differentiate ", "distinguish ",
    "list ", "name ", "give ", "mention ", "state ", "write ", "implement ", "design ", "design: ", "create ",
    "find ", "show ", "demonstrate ", "illustrate ", "outline ", "walk me ", "walk us ", "talk about ",
    "difference ", "differences ", "convert ", "suppose ", "imagine ", "given ", "briefly ", "elaborate ",
    "reverse ", "print ", "predict ", "identify ", "calculate ", "enumerate ", "provide ",
    // Russian and Ukrainian
    "объясните ", "опишите ", "расскажите ", "назовите ", "перечислите ", "расскажи ", "объясни ", "опиши ",
    "назови ", "перечисли ", "напишите ", "реализуйте ", "разница ", "отличие ", "отличия ", "приведите ",
    "сравните ", "сравни ", "поясните ", "напиши ", "реализуй ", "приведи ", "покажите ", "укажите ",
    "определите ", "спроектируйте ", "дайте определение", "перечень ", "найдите ", "охарактеризуйте ",
    "поясніть ", "опишіть ", "розкажіть ", "назвіть ", "порівняйте ", "напишіть ", "реалізуйте ", "наведіть ",
    "перелічіть ", "перерахуйте ", "різниця ", "відмінність ", "відмінності ",
    // Spanish, Portuguese, French, German, Italian, Indonesian
    "explica ", "explique ", "descreva ", "defina ", "enumere ", "menciona ", "cite ", "décris ", "citez ",
    "comparez ", "définissez ", "donnez ", "vergleiche ", "beschreiben ", "nennen ", "diferencia ",
    "diferença ", "expliquez ", "décrivez ", "différence ", "erkläre ", "erklären ", "nenne ", "unterschied ",
    "beschreibe ", "spiega ", "descrivi ", "differenza ", "jelaskan ", "sebutkan "};

/// With which the last sentence of a scenario sets its task.
constexpr std::array closing_tasks{"explain ", "describe ", "list ",      "walk me ", "walk us ", "give ",
                                   "write ",   "compare ",  "discuss ",   "name ",    "mention ", "provide ",
                                   "tell ",    "design ",   "implement ", "outline "};

/// What begins like a task and is the name of something.
constexpr std::array named_things{
    "design pattern",   "design principle", "design question",  "design problem",   "design system",
    "design thinking",  "design decision",  "design interview", "design review",    "design consideration",
    "state management", "state machine",    "state and ",       "state pattern",    "state hook",
    "list comprehen",   "list view",        "list method",      "list interface",   "list of ",
    "list operation",   "list rendering",   "name mangling",    "name resolution",  "reverse proxy",
    "reverse engineer", "create react app", "given when then",  "given below",      "write ahead",
    "write-ahead",      "write concern",    "compare and swap", "compare-and-swap", "print function",
    "find command"};

constexpr std::array parts_that_ask{
    "什么",    "如何",    "吗",     "是否", "能否",     "手写", "讲讲",   "说一下", "讲一下", "描述",
    "列举",    "谈一谈",  "多少",   "几种", "干嘛",     "有哪", "有没有", "为什么", "为何",   "怎么",
    "怎样",    "哪些",    "哪个",   "哪种", "区别",     "解释", "请说",   "谈谈",   "简述",   "说说",
    "介绍",    "什麼",    "為什麼", "怎麼", "區別",     "とは", "なぜ",   "どう",   "何",     "違い",
    "説明",    "いつ",    "どの",   "무엇", "어떻게",   "왜",   "차이",   "설명",   "ما هو",  "ما هي",
    "كيف",     "لماذا",   "متى",    "اشرح", "ما الفرق", "هل ",  "nasıl",  "açıkla", "farkı",  "là gì",
    "thế nào", "tại sao", "क्या",    "कैसे",   "क्यों",      "چیست", "چرا",    "تفاوت"};

bool contains_word(std::string_view s, std::string_view word) {
    for (std::size_t at = s.find(word); at != std::string_view::npos; at = s.find(word, at + 1)) {
        const bool left = at == 0 || !text::is_alnum(s[at - 1]);
        const std::size_t end = at + word.size();
        const bool right = end >= s.size() || !text::is_alnum(s[end]);
        if (left && right) return true;
    }
    return false;
}

template <class Words>
bool begins_with_one(std::string_view folded, const Words& words) {
    // Nearly all differ in the first byte, and most texts ask nothing: how long a word is may stay unknown.
    return std::any_of(words.begin(), words.end(),
                       [&, first = folded.empty() ? '\0' : folded[0]](const char* word) {
                           return word[0] == first && folded.starts_with(word);
                       });
}

bool begins_as_task(std::string_view folded) {
    return begins_with_one(folded, task_openers) && !begins_with_one(folded, named_things);
}

}  // namespace

bool ends_asking(std::string_view s) {
    while (!s.empty()) {
        std::size_t last = s.size() - 1;
        while (last > 0 && (static_cast<unsigned char>(s[last]) & 0xC0) == 0x80) --last;
        std::size_t at = last;
        const char32_t c = text::next_code_point(s, at);
        if (c == U'?' || c == U'？' || c == U'؟' || c == 0x037E) return true;
        // What may follow the question mark: quotes, brackets, stars, emoji.
        const bool trailing = c == U' ' || c == U'*' || c == U'_' || c == U'"' || c == U'”' || c == U'»' ||
                              c == U')' || c == U'`' || c == U'!' || c == U':' || c == U'.' || c == 0x2B50 ||
                              unicode::is_emoji(c);
        if (!trailing) return false;
        s = s.substr(0, last);
    }
    return false;
}

bool asks(std::string_view plain) {
    const std::string_view s = text::trim(plain.substr(ornament(plain)));
    if (s.empty()) return false;
    if (ends_asking(s)) return true;
    const std::string folded = unicode::fold(s.substr(0, 400));
    if (begins_with_one(folded, question_openers) || begins_as_task(folded)) return true;
    // "…篇" and "…章" are chapters.
    if (!text::is_ascii(folded) && !s.ends_with("篇") && !s.ends_with("章")) {
        for (const std::string_view part : parts_that_ask) {
            if (folded.find(part) != std::string::npos) return true;
        }
    }
    return contains_word(folded, "vs") || contains_word(folded, "versus") ||
           folded.find("? ") != std::string::npos || folded.find("؟ ") != std::string::npos ||
           folded.find("？") != std::string::npos || folded.ends_with(" nedir");
}

bool asks_quietly(std::string_view plain) {
    constexpr std::size_t longest_question = 120, longest_task = 240;
    const std::string_view s = text::trim(plain.substr(ornament(plain)));
    if (s.empty() || s.size() > longest_task || s.ends_with(':') || s.ends_with("：")) return false;
    const std::string folded = unicode::fold(s.substr(0, 30));  // longer than every opener
    if (begins_as_task(folded)) return true;
    // "The release failed. Tell us what you would do.": the last sentence sets the task.
    const std::size_t stop = s.substr(0, s.size() - 1).rfind(". ");
    if (stop != std::string_view::npos &&
        begins_with_one(unicode::fold(s.substr(stop + 2, 40)), closing_tasks))
        return true;
    if (!begins_with_one(folded, question_openers)) return false;
    if (s.find("? ") != std::string_view::npos) return true;
    if (s.size() > longest_question) return false;
    const char last = s.back();
    // "What is a channel and how is it closed." is one sentence that lacks its question mark.
    if (last == '.' && s.find_first_of(".,;") == s.size() - 1) return begins_with_one(folded, sure_openers);
    return last != '.' && last != ',' && last != ';' && last != '!';
}

bool commands(std::string_view plain) {
    constexpr std::array verbs{
        "add ",      "annotate ", "apply ",     "attach ",  "autoscale ", "build ",  "change ",
        "check ",    "clone ",    "configure ", "connect ", "convert ",   "copy ",   "count ",
        "create ",   "delete ",   "deploy ",    "display ", "do ",        "edit ",   "enable ",
        "ensure ",   "execute ",  "expose ",    "extract ", "fetch ",     "find ",   "follow ",
        "generate ", "get ",      "implement ", "insert ",  "install ",   "join ",   "label ",
        "launch ",   "list ",     "make ",      "modify ",  "mount ",     "move ",   "open ",
        "output ",   "pause ",    "perform ",   "print ",   "put ",       "remove ", "rename ",
        "replace ",  "restart ",  "restore ",   "resume ",  "retrieve ",  "return ", "roll ",
        "rollback ", "run ",      "save ",      "scale ",   "schedule ",  "see ",    "select ",
        "set ",      "show ",     "sort ",      "start ",   "stop ",      "taint ",  "undo ",
        "update ",   "upgrade ",  "use ",       "using ",   "verify ",    "view ",   "wait ",
        "write "};
    const std::string folded = unicode::fold(text::trim(plain.substr(ornament(plain))).substr(0, 30));
    return begins_with_one(folded, verbs) && !begins_with_one(folded, named_things);
}

bool points_at_code(std::string_view plain) {
    const std::string folded = unicode::fold(plain);
    for (const std::string_view sign :
         {"output",    "following",      "this code",      "this function",  "this program",
          "snippet",   "below",          "printed",        "logged",         "result of",
          "result be", "what this does", "what does this", "what will this", "does it print",
          "вывод",     "выведет",        "следующ",        "этот код",       "виведе",
          "输出",      "以下",           "下面",           "打印",           "出力",
          "salida",    "siguiente",      "affiche",        "suivant",        "ausgabe",
          "folgende",  "saída",          "seguinte"}) {
        if (folded.find(sign) != std::string::npos) return true;
    }
    return false;
}

}  // namespace qbank
