#include "normalize/display.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include "base/markdown.hpp"
#include "base/text.hpp"
#include "base/unicode.hpp"

namespace qbank {
namespace {

std::string without_emoji(std::string_view s) {
    const bool ascii =
        std::all_of(s.begin(), s.end(), [](char c) { return static_cast<signed char>(c) >= 0; });
    if (ascii) return text::squeeze(s);  // what most wordings are
    std::string result;
    for (std::size_t at = 0; at < s.size();) {
        std::size_t next = at;
        const char32_t c = text::next_code_point(s, next);
        // "1️⃣" is a digit with two marks behind it: the marks make it an emoji.
        const bool keycap = c < 0x80 && s.substr(next).starts_with("\xEF\xB8\x8F\xE2\x83\xA3");
        if (!unicode::is_emoji(c) && !keycap) result += s.substr(at, next - at);
        at = next;
    }
    return text::squeeze(result);
}

/// Words in brackets that tell how much a question matters, not what it asks.
constexpr std::array remarks{"important",
                             "very important",
                             "most important",
                             "imp",
                             "critical",
                             "most critical",
                             "must know",
                             "must-know",
                             "optional",
                             "bonus",
                             "additional",
                             "advanced",
                             "basic",
                             "new",
                             "hot",
                             "frequently asked",
                             "most asked",
                             "very common",
                             "common",
                             "easy",
                             "medium",
                             "hard"};

bool is_remark(std::string_view inside) {
    const std::string folded = unicode::fold(text::trim(inside));
    return std::find(remarks.begin(), remarks.end(), folded) != remarks.end();
}

/// Whether the words in brackets are the initials of those before them: "Django REST Framework (DRF)".
bool is_abbreviation(std::string_view inside) {
    const std::string_view s = text::trim(inside);
    return !s.empty() && s.size() <= 8 &&
           std::none_of(s.begin(), s.end(), [](char c) { return c == ' ' || (c >= 'a' && c <= 'z'); }) &&
           std::any_of(s.begin(), s.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

template <class Drop>
std::string without_brackets(std::string_view s, Drop drop) {
    std::string result;
    for (std::size_t at = 0; at < s.size();) {
        if (s[at] == '(') {
            const std::size_t close = s.find(')', at);
            if (close != std::string_view::npos && drop(s.substr(at + 1, close - at - 1))) {
                at = close + 1;
                continue;
            }
        }
        result += s[at++];
    }
    return text::squeeze(result);
}

std::string_view without_number(std::string_view s) {
    std::size_t at = 0;
    while (at < s.size() && (text::is_digit(s[at]) || s[at] == '.')) ++at;
    if (at == 0 || at >= s.size()) return s;
    if (s[at] == ')' || s[at] == ':' || s[at] == '-') ++at;
    if (s[at - 1] != '.' && s[at - 1] != ')' && s[at - 1] != ':' && s[at - 1] != '-') return s;
    return text::trim_left(s.substr(at));
}

constexpr std::array acronyms{"api", "apis", "rest", "sql",   "drf",  "orm",  "http",  "https", "css", "html",
                              "aws", "oop",  "oops", "ci/cd", "json", "xml",  "nosql", "tcp",   "ip",  "ui",
                              "ux",  "jvm",  "gil",  "i/o",   "io",   "os",   "ai",    "ml",    "nlp", "llm",
                              "dom", "jwt",  "cors", "xss",   "csrf", "acid", "cap",   "dsa",   "db"};

/// "CORE PYTHON" → "Core Python"; titles with any small letter keep their case.
std::string calmed(std::string_view s) {
    const bool shouted = std::none_of(s.begin(), s.end(), [](char c) { return c >= 'a' && c <= 'z'; }) &&
                         std::count_if(s.begin(), s.end(), [](char c) { return c >= 'A' && c <= 'Z'; }) >= 4;
    if (!shouted) return std::string(s);
    std::string result;
    for (std::size_t at = 0; at < s.size();) {
        std::size_t end = at;
        while (end < s.size() && (text::is_alpha(s[end]) ||
                                  (s[end] == '/' && end + 1 < s.size() && text::is_alpha(s[end + 1]))))
            ++end;
        if (end == at) {
            result += s[at++];
            continue;
        }
        const std::string word = text::lower(s.substr(at, end - at));
        const bool bracketed = at > 0 && s[at - 1] == '(';
        if (bracketed || std::find(acronyms.begin(), acronyms.end(), word) != acronyms.end()) {
            result += s.substr(at, end - at);
        } else {
            result += s[at];
            result += word.substr(1);
        }
        at = end;
    }
    return result;
}

constexpr std::array junior_words{
    "junior",   "jr",    "beginner",    "beginners",    "basic",     "basics",  "easy", "fresher",
    "freshers", "entry", "fundamental", "fundamentals", "начальный", "базовые", "初级", "básico"};
constexpr std::array mid_words{"mid", "middle", "intermediate", "medium", "средний", "中级", "intermedio"};
constexpr std::array senior_words{"senior",    "sr",          "advanced",    "advance", "hard",    "expert",
                                  "difficult", "experienced", "продвинутый", "高级",    "avanzado"};
constexpr std::array filler_words{"level",   "levels",    "question",   "questions", "interview",
                                  "for",     "developer", "developers", "the",       "and",
                                  "answers", "concepts",  "topics",     "вопросы",   "уровень"};

std::vector<std::string> words_of(std::string_view plain) {
    std::vector<std::string> result;
    std::string word;
    const std::string folded = unicode::fold(plain);
    for (std::size_t at = 0; at <= folded.size();) {
        const char32_t c = at < folded.size() ? text::next_code_point(folded, at) : (++at, U' ');
        if (unicode::is_word(c)) {
            text::append_utf8(word, c);
        } else if (!word.empty()) {
            result.push_back(std::move(word));
            word.clear();
        }
    }
    return result;
}

template <class Words>
bool is_in(const std::string& word, const Words& words) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

}  // namespace

std::string display_wording(std::string_view markdown) {
    std::string s = without_brackets(without_emoji(markdown), is_remark);
    while (!s.empty() && (s.back() == ':' || s.back() == ' ')) s.pop_back();
    while (s.ends_with("**") && std::count(s.begin(), s.end(), '*') == 2) s.resize(s.size() - 2);
    return s;
}

std::string display_title(std::string_view markdown_heading) {
    const std::string plain = markdown::plain_inline(markdown_heading);
    std::string s = without_brackets(without_emoji(plain),
                                     [](std::string_view inside) { return !is_abbreviation(inside); });
    s = std::string(without_number(s));
    while (!s.empty() && (s.back() == ':' || s.back() == ' ' || s.back() == '-')) s.pop_back();
    return calmed(s);
}

std::string heading_key(std::string_view heading) {
    const std::string s = without_brackets(without_emoji(heading), [](std::string_view) { return true; });
    std::string key;
    for (const std::string& word : words_of(without_number(s))) {
        if (!key.empty()) key += ' ';
        key += word;
    }
    return key;
}

Level level_of(std::string_view plain) {
    for (const std::string& word : words_of(plain)) {
        if (is_in(word, junior_words)) return Level::junior;
        if (is_in(word, mid_words)) return Level::mid;
        if (is_in(word, senior_words)) return Level::senior;
    }
    return Level::none;
}

bool is_only_level(std::string_view plain) {
    const std::vector<std::string> words = words_of(plain);
    return level_of(plain) != Level::none &&
           std::all_of(words.begin(), words.end(), [](const std::string& word) {
               return is_in(word, junior_words) || is_in(word, mid_words) || is_in(word, senior_words) ||
                      is_in(word, filler_words);
           });
}

}  // namespace qbank
