#include "normalize/key.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/hash.hpp"
#include "base/markdown.hpp"
#include "base/text.hpp"
#include "base/unicode.hpp"

namespace qbank {
namespace {

using Words = std::vector<std::string>;

/// Folded words; "c++", "c#", "n+1", "ci/cd" and ".env" stay whole, "and" and "&" are one.
Words words_of(std::string_view plain) {
    Words words;
    std::string word;
    const std::string s = unicode::fold_accents(plain);
    const auto flush = [&] {
        while (!word.empty() && (word.back() == '.' || word.back() == '/')) word.pop_back();
        if (!word.empty()) words.push_back(word);
        word.clear();
    };
    for (std::size_t at = 0; at < s.size();) {
        const char32_t c = text::next_code_point(s, at);
        const char next = at < s.size() ? s[at] : ' ';
        if (unicode::is_word(c) || c == U'+' || c == U'#' || (c == U'_' && !word.empty())) {
            text::append_utf8(word, c);
        } else if ((c == U'.' || c == U'/') && text::is_alnum(next) && (c == U'.' || !word.empty())) {
            text::append_utf8(word, c);
        } else if (c == U'\'' || c == 0x2019) {
            continue;  // "what's" and "whats"
        } else {
            flush();
            if (c == U'&') words.emplace_back("and");
        }
    }
    flush();
    for (std::string& w : words) {
        while (w.size() > 1 && w.back() == '_') w.pop_back();
    }
    return words;
}

bool take(Words& words, std::string_view phrase) {
    // Tried some eighty times a question, and nearly always over at the first word: nothing is split up.
    std::size_t i = 0;
    for (std::string_view left = phrase; !left.empty(); ++i) {
        const std::string_view part = left.substr(0, left.find(' '));
        if (i >= words.size() || words[i] != part) return false;
        left.remove_prefix(std::min(part.size() + 1, left.size()));
    }
    if (i >= words.size()) return false;  // nothing would be left
    words.erase(words.begin(), words.begin() + static_cast<std::ptrdiff_t>(i));
    return true;
}

constexpr std::array politeness{"can you please", "could you please", "can you",  "could you",
                                "please",         "briefly",          "in short", "interview question"};
/// Openings that ask for the thing itself.
constexpr std::array definitions{"what is meant by",
                                 "what do you mean by",
                                 "what do you understand by",
                                 "what do you know about",
                                 "what is",
                                 "what are",
                                 "whats",
                                 "tell me about",
                                 "tell us about",
                                 "tell me what is",
                                 "talk about",
                                 "explain what is",
                                 "explain what are",
                                 "explain about",
                                 "explain the concept of",
                                 "explain",
                                 "describe",
                                 "define",
                                 "discuss",
                                 "что такое",
                                 "расскажите про",
                                 "що таке",
                                 "qué es",
                                 "que es",
                                 "was ist",
                                 "qu est ce que"};
constexpr std::array comparisons{"what is the difference between",
                                 "what are the differences between",
                                 "whats the difference between",
                                 "what is the main difference between",
                                 "what is difference between",
                                 "explain the difference between",
                                 "explain the differences between",
                                 "explain difference between",
                                 "describe the difference between",
                                 "the difference between",
                                 "difference between",
                                 "differences between",
                                 "differentiate between",
                                 "differentiate",
                                 "distinguish between",
                                 "compare"};
constexpr std::array ways{"how do you", "how did you",  "how would you", "how can you", "how should you",
                          "how do we",  "how can we",   "how would we",  "how do i",    "how can i",
                          "how to",     "how have you", "how will you"};
constexpr std::array articles{"a", "an", "the"};

template <class Phrases>
bool take_any(Words& words, const Phrases& phrases) {
    return std::any_of(phrases.begin(), phrases.end(),
                       [&](std::string_view phrase) { return take(words, phrase); });
}

std::string joined(const Words& words) {
    std::string result;
    for (const std::string& word : words) {
        if (std::find(articles.begin(), articles.end(), word) != articles.end()) continue;
        if (!result.empty()) result += ' ';
        result += word;
    }
    return result;
}

/// Splits at each separator word; one part if there is none.
std::vector<Words> sides_of(const Words& words, std::initializer_list<std::string_view> separators) {
    std::vector<Words> sides(1);
    for (const std::string& word : words) {
        if (std::find(separators.begin(), separators.end(), word) != separators.end()) {
            if (!sides.back().empty()) sides.emplace_back();
        } else {
            sides.back().push_back(word);
        }
    }
    if (sides.back().empty()) sides.pop_back();
    return sides;
}

/// "… in Python" at the end of the last side belongs to all of them.
std::string comparison_form(std::vector<Words> sides) {
    Words context;
    Words& last = sides.back();
    const auto in = std::find(last.begin() + (last.empty() ? 0 : 1), last.end(), "in");
    if (in != last.end()) {
        context.assign(in, last.end());
        last.erase(in, last.end());
    }
    std::vector<std::string> parts;
    for (const Words& side : sides) parts.push_back(joined(side));
    std::sort(parts.begin(), parts.end());
    parts.erase(std::unique(parts.begin(), parts.end()), parts.end());
    std::string form = "compare: " + text::join(parts, " | ");
    if (!context.empty()) form += " || " + joined(context);
    return form;
}

std::string stem_form(std::string_view plain) {
    Words words = words_of(plain);
    while (take_any(words, politeness)) {
    }
    const bool compares = take_any(words, comparisons);
    std::vector<Words> versus = sides_of(words, {"vs", "versus"});
    if (versus.size() > 1) return comparison_form(std::move(versus));
    if (compares) {
        std::vector<Words> sides = sides_of(words, {"and", "or"});
        if (sides.size() > 1) return comparison_form(std::move(sides));
        return "compare: " + joined(words);
    }
    if (take_any(words, ways)) return "how: " + joined(words);
    while (take_any(words, definitions)) {
    }
    return joined(words);
}

/// Whether the wording points at code that stands elsewhere.
bool points_at_code(std::string_view form) {
    constexpr std::array signs{"output",       "following code",   "this code", "code below",
                               "snippet",      "printed",          "logged",    "be the result",
                               "this program", "following program"};
    return std::any_of(signs.begin(), signs.end(),
                       [&](std::string_view sign) { return form.find(sign) != std::string_view::npos; });
}

std::string first_code(std::string_view markdown) {
    const markdown::Tree tree(markdown);
    for (markdown::Node node = tree.root().first_child(); node; node = node.next()) {
        if (node.type() == markdown::Type::code_block) return std::string(node.literal());
    }
    return "";
}

}  // namespace

std::string normal_form(std::string_view plain, const std::vector<Choice>& choices, std::string_view answer,
                        std::string_view stem) {
    std::string form = stem_form(plain);
    if (form.empty()) form = text::squeeze(plain);  // only symbols: "`==`?"
    std::string code = stem.empty() ? "" : first_code(stem);
    if (code.empty() && points_at_code(form)) code = first_code(answer);
    if (!code.empty()) form += " code " + short_hash(code);
    if (!choices.empty()) {
        std::string all;
        for (const Choice& choice : choices) all += text::squeeze(choice.markdown) + '\n';
        form += " choices " + short_hash(all);
    }
    return form;
}

}  // namespace qbank
