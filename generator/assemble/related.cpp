#include "assemble/related.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <unordered_map>

#include "base/parallel.hpp"
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

void relate(Bank& bank, Diagnostics& diagnostics, unsigned jobs) {
    const std::size_t count = bank.questions.size();
    for (std::size_t i = 0; i < count; ++i) add_named(bank, i, diagnostics);
    std::vector<std::vector<std::string>> terms(count);
    for_each_index(count, jobs, [&](std::size_t i) { terms[i] = terms_of(bank.questions[i]); });

    std::unordered_map<std::string_view, std::uint32_t> numbers;
    std::vector<std::vector<std::uint32_t>> postings;  // by term: its questions
    std::vector<std::vector<std::uint32_t>> numbered(count);
    for (std::size_t i = 0; i < count; ++i) {
        for (const std::string& term : terms[i]) {
            const auto number =
                numbers.emplace(term, static_cast<std::uint32_t>(postings.size())).first->second;
            if (number == postings.size()) postings.emplace_back();
            if (postings[number].size() <= widest_term)
                postings[number].push_back(static_cast<std::uint32_t>(i));
            numbered[i].push_back(number);
        }
    }
    for_each_index(count, jobs, [&](std::size_t i) {
        // Which questions share which terms: by question, each one's terms in their order.
        std::vector<std::pair<std::uint32_t, std::uint32_t>> shared;
        for (std::uint32_t t = 0; t < numbered[i].size(); ++t) {
            const auto& list = postings[numbered[i][t]];
            if (list.size() < 2 || list.size() > widest_term) continue;
            for (const std::uint32_t other : list) {
                if (other != i) shared.emplace_back(other, t);
            }
        }
        std::sort(shared.begin(), shared.end());
        struct Candidate {
            double score;
            std::size_t first, last;
        };
        std::vector<Candidate> ranked;
        BankQuestion& question = bank.questions[i];
        for (std::size_t first = 0, last = 0; first < shared.size(); first = last) {
            double score = 0;
            for (last = first; last < shared.size() && shared[last].first == shared[first].first; ++last) {
                const std::size_t width = postings[numbered[i][shared[last].second]].size();
                score += std::log(static_cast<double>(count) / static_cast<double>(width)) + 1;
            }
            const bool same_language = bank.questions[shared[first].first].language == question.language;
            if (last - first >= 2 && same_language) ranked.push_back({score, first, last});
        }
        std::stable_sort(ranked.begin(), ranked.end(),
                         [](const Candidate& a, const Candidate& b) { return a.score > b.score; });
        for (const auto& [score, first, last] : ranked) {
            if (question.related_to.size() >= most_related) break;
            const std::size_t other = shared[first].first;
            const bool listed = std::any_of(question.related_to.begin(), question.related_to.end(),
                                            [&](const Related& r) { return r.question == other; });
            if (listed) continue;
            std::vector<const std::string*> why;
            for (std::size_t k = first; k < last; ++k) why.push_back(&terms[i][shared[k].second]);
            question.related_to.push_back({other, words_of(why)});
        }
    });
}

}  // namespace qbank
