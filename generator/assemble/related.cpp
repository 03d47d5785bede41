#include "assemble/related.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <unordered_map>

#include "base/text.hpp"
#include "base/unicode.hpp"

namespace qbank {
namespace {

constexpr std::size_t most_related = 5;
constexpr std::size_t widest_term = 40;  // questions a word may stand in and still tell something

/// Words that any question may hold.
bool is_common(std::string_view word) {
    static constexpr std::string_view common[] = {
        "what",  "when",  "where", "which",   "while",   "with",     "would",      "your",    "that",
        "this",  "they",  "them",  "then",    "than",    "from",     "have",       "into",    "does",
        "done",  "used",  "uses",  "using",   "explain", "describe", "difference", "between", "should",
        "could", "make",  "makes", "work",    "works",   "between",  "about",      "after",   "before",
        "their", "there", "many",  "much",    "more",    "most",     "handle",     "keep",    "need",
        "needs", "give",  "tell",  "compare", "other",   "same",     "each",       "only",    "and",
        "the",   "for",   "are",   "how",     "why",     "you",      "can",        "not",     "use",
        "its",   "one",   "two",   "did",     "has",     "was",      "were",       "who"};
    return std::find(std::begin(common), std::end(common), word) != std::end(common);
}

std::vector<std::string> terms_of(const BankQuestion& question) {
    std::vector<std::string> terms;
    std::string word;
    const std::string folded = unicode::fold(question.plain);
    const auto flush = [&] {
        if (word.size() >= 3 && !is_common(word)) terms.push_back(word);
        word.clear();
    };
    for (std::size_t at = 0; at < folded.size();) {
        const char32_t c = text::next_code_point(folded, at);
        if (unicode::is_word(c) || c == U'_') {
            text::append_utf8(word, c);
        } else {
            flush();
        }
    }
    flush();
    for (const std::string& tag : question.tags) terms.push_back("#" + tag);
    std::sort(terms.begin(), terms.end());
    terms.erase(std::unique(terms.begin(), terms.end()), terms.end());
    return terms;
}

std::vector<std::string> words_of(const std::vector<const std::string*>& shared) {
    std::vector<std::string> words;
    for (const std::string* term : shared) {
        std::string word = term->starts_with('#') ? term->substr(1) : *term;
        // A tag is often a word of the question, too.
        if (std::find(words.begin(), words.end(), word) == words.end()) words.push_back(std::move(word));
    }
    return words;
}

void add_named(Bank& bank, std::size_t index, Diagnostics& diagnostics) {
    BankQuestion& question = bank.questions[index];
    for (const Reference& name : question.related) {
        const std::size_t target = bank.find(name.value);
        if (target == Bank::npos) {
            diagnostics
                .warning("unknown-question", name.place,
                         fmt::format("no question has the id \"{}\"", name.value),
                         "correct the id under `related`")
                .subject = name.value;
            continue;
        }
        const bool listed = std::any_of(question.related_to.begin(), question.related_to.end(),
                                        [&](const Related& r) { return r.question == target; });
        if (target != index && !listed) question.related_to.push_back({target, {}});
    }
}

}  // namespace

void relate(Bank& bank, Diagnostics& diagnostics) {
    std::vector<std::vector<std::string>> terms(bank.questions.size());
    std::unordered_map<std::string, std::vector<std::size_t>> postings;
    for (std::size_t i = 0; i < bank.questions.size(); ++i) {
        add_named(bank, i, diagnostics);
        terms[i] = terms_of(bank.questions[i]);
        for (const std::string& term : terms[i]) {
            std::vector<std::size_t>& list = postings[term];
            if (list.size() <= widest_term) list.push_back(i);
        }
    }
    const double count = static_cast<double>(bank.questions.size());
    for (std::size_t i = 0; i < bank.questions.size(); ++i) {
        BankQuestion& question = bank.questions[i];
        struct Shared {
            double score = 0;
            std::vector<const std::string*> terms;
        };
        std::map<std::size_t, Shared> candidates;  // ordered: ties are broken by index
        for (const std::string& term : terms[i]) {
            const std::vector<std::size_t>& list = postings[term];
            if (list.size() < 2 || list.size() > widest_term) continue;
            const double weight = std::log(count / static_cast<double>(list.size())) + 1;
            for (const std::size_t other : list) {
                if (other == i) continue;
                Shared& shared = candidates[other];
                shared.score += weight;
                shared.terms.push_back(&term);
            }
        }
        std::vector<std::pair<std::size_t, const Shared*>> ranked;
        for (const auto& [other, shared] : candidates) {
            const bool same_language = bank.questions[other].language == question.language;
            if (shared.terms.size() >= 2 && same_language) ranked.emplace_back(other, &shared);
        }
        std::stable_sort(ranked.begin(), ranked.end(),
                         [](const auto& a, const auto& b) { return a.second->score > b.second->score; });
        for (const auto& [other, shared] : ranked) {
            if (question.related_to.size() >= most_related) break;
            const bool listed = std::any_of(question.related_to.begin(), question.related_to.end(),
                                            [&, o = other](const Related& r) { return r.question == o; });
            if (!listed) question.related_to.push_back({other, words_of(shared->terms)});
        }
    }
}

}  // namespace qbank
