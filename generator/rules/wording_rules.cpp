#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/text.hpp"
#include "rules/question_rules.hpp"

namespace qbank {
namespace {

constexpr std::size_t longest = 240;

/// Words that make an English sentence a question when they begin it.
constexpr std::array<std::string_view, 24> question_words{
    "what", "why", "how", "when", "where", "which", "who",    "whose", "is",  "are",  "was",    "were",
    "does", "do",  "did", "can",  "could", "would", "should", "will",  "has", "have", "what's", "whom"};

std::string_view first_word(std::string_view s) { return s.substr(0, s.find_first_of(" ,?:")); }

/// Closing quotes, brackets and marks of emphasis do not hide how a sentence ends.
std::string_view without_closing(std::string_view s) {
    while (!s.empty() && std::string_view("\"')]*_`").find(s.back()) != std::string_view::npos)
        s.remove_suffix(1);
    return s;
}

}  // namespace

void check_wording(const Question& question, Diagnostics& diagnostics) {
    const std::string_view plain = text::trim(question.plain);
    const std::size_t length = text::code_points(plain);
    if (length > longest) {
        diagnostics.warning(
            "wording-length", question.place,
            fmt::format("a question of {} characters; past {} nobody reads it in a list", length, longest),
            "ask it in one sentence, and tell the story in the answer");
    }
    if (question.language != "en") return;
    const std::string word = text::lower(first_word(plain));
    if (std::find(question_words.begin(), question_words.end(), word) == question_words.end()) return;
    if (plain.front() >= 'a' && plain.front() <= 'z' && !question.wording.starts_with('`')) {
        diagnostics.warning("wording-capital", question.place, "the question begins with a small letter",
                            fmt::format("write \"{}{}\"", static_cast<char>(plain.front() - 'a' + 'A'),
                                        first_word(plain).substr(1)));
    }
    // "Do X, then explain Y." and "Have a look at …" are tasks; one with a mark anywhere has asked.
    const bool may_be_task = word == "do" || word == "have";
    if (may_be_task || plain.find('?') != std::string_view::npos) return;
    const std::string_view end = without_closing(plain);
    if (end.ends_with(":")) return;  // code or options follow
    diagnostics.warning("wording-mark", question.place, "a question without its question mark",
                        "end it with \"?\"");
}

}  // namespace qbank
