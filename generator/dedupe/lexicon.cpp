#include "dedupe/lexicon.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "base/parallel.hpp"
#include "base/text.hpp"
#include "dedupe/word_lists.hpp"
#include "dedupe/words.hpp"

namespace qbank {
namespace {

std::vector<std::string> words_in(std::string_view term) {
    const Words words(term);
    std::vector<std::string> result;
    for (const Word& word : words.all()) {
        if (!word.punctuation) result.emplace_back(word.text);
    }
    return result;
}

/// Wordings are matched without their stop words, and so are phrases; "scale out" is not "scale".
bool drop_stop_words(std::vector<std::string>& words) {
    const std::size_t before = words.size();
    if (before > 1) std::erase_if(words, [](const std::string& word) { return words::is_stop(word); });
    return !words.empty() && (before == words.size() || words.size() > 1);
}

bool is_abbreviation(std::string_view s) {
    return s.size() >= 2 && s.size() <= 8 &&
           std::all_of(s.begin(), s.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

void find_abbreviations(std::string_view s, std::set<std::vector<std::string>>& found) {
    for (std::size_t open = s.find('('); open != std::string_view::npos; open = s.find('(', open + 1)) {
        const std::size_t close = s.find(')', open);
        if (close == std::string_view::npos) return;
        const std::string_view inside = text::trim(s.substr(open + 1, close - open - 1));
        if (!is_abbreviation(inside)) continue;
        const std::size_t reach = std::min<std::size_t>(open, 120);
        std::vector<std::string> phrase = words_in(s.substr(open - reach, reach));
        if (phrase.size() < inside.size()) continue;
        phrase.erase(phrase.begin(), phrase.end() - static_cast<std::ptrdiff_t>(inside.size()));
        std::string initials;
        for (const std::string& word : phrase) initials += word.front();
        const std::string abbreviation = text::lower(inside);
        if (initials == abbreviation) found.insert({abbreviation, text::join(phrase, " ")});
    }
}

}  // namespace

Lexicon::Lexicon(const std::vector<std::vector<std::string>>& groups, const Stemmer& stemmer) {
    struct Term {
        std::vector<std::string> words, stems;
    };
    std::vector<std::vector<Term>> prepared;
    std::map<std::vector<std::string>, std::set<std::size_t>> groups_of;
    for (const std::vector<std::string>& group : groups) {
        std::vector<Term> terms;
        for (const std::string& written : group) {
            Term term{words_in(written), {}};
            if (!drop_stop_words(term.words)) continue;
            for (const std::string& word : term.words) term.stems.push_back(stemmer.stem(word));
            if (!term.stems.empty()) terms.push_back(std::move(term));
        }
        std::stable_sort(terms.begin(), terms.end(), [](const Term& a, const Term& b) {
            if (a.words.size() != b.words.size()) return a.words.size() < b.words.size();
            return a.words.size() == 1 && a.words[0].size() > b.words[0].size();
        });
        // The bank's own group for the same abbreviation says the same again.
        for (const Term& term : terms) groups_of[term.stems].insert(prepared.size());
        prepared.push_back(std::move(terms));
    }
    std::set<std::vector<std::string>> taken;
    for (std::size_t i = 0; i < prepared.size(); ++i) {
        if (prepared[i].size() < 2) continue;
        const Term& lead = prepared[i].front();
        for (std::size_t j = 1; j < prepared[i].size(); ++j) {
            const Term& term = prepared[i][j];
            if (term.stems == lead.stems || !taken.insert(term.stems).second) continue;
            const std::set<std::size_t>& in = groups_of[term.stems];
            const bool ambiguous = std::any_of(in.begin(), in.end(), [&](std::size_t other) {
                return prepared[other].front().stems != lead.stems;
            });
            if (ambiguous && term.stems.size() == 1) continue;
            by_first_[term.stems.front()].push_back(
                {term.stems, lead.words, term.words.back().ends_with("ed")});
        }
    }
    for (auto& [first, phrases] : by_first_) {
        std::stable_sort(phrases.begin(), phrases.end(),
                         [](const Phrase& a, const Phrase& b) { return a.stems.size() > b.stems.size(); });
    }
}

const std::vector<Lexicon::Phrase>* Lexicon::starting_with(const std::string& stem) const {
    const auto found = by_first_.find(stem);
    return found == by_first_.end() ? nullptr : &found->second;
}

std::vector<std::vector<std::string>> abbreviations_in(const std::vector<Question>& questions,
                                                       unsigned jobs) {
    constexpr std::size_t parts = 16;
    std::vector<std::set<std::vector<std::string>>> found(parts);
    for_each_index(parts, jobs, [&](std::size_t part) {
        std::string_view before;  // headings come many times in a row
        for (std::size_t i = questions.size() * part / parts; i < questions.size() * (part + 1) / parts;
             ++i) {
            find_abbreviations(questions[i].plain, found[part]);
            for (const Occurrence& asked : questions[i].asked) {
                for (const std::string& heading : asked.section) {
                    if (heading == before || heading.find('(') == std::string::npos) continue;
                    before = heading;
                    find_abbreviations(heading, found[part]);
                }
            }
        }
    });
    for (std::size_t part = 1; part < parts; ++part) found[0].merge(found[part]);
    return {found[0].begin(), found[0].end()};
}

}  // namespace qbank
