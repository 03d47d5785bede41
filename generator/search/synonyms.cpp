#include "search/synonyms.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "base/text.hpp"
#include "search/tokens.hpp"

namespace qbank::search {
namespace {

Synonyms::Term prepare(const std::string& written, std::uint32_t set, Families& families) {
    Synonyms::Term term;
    term.set = set;
    Tokenizer tokens(written);
    while (tokens.next()) {
        if (!tokens.whole().empty()) {
            term.forms.emplace_back(tokens.whole());
            term.families.emplace_back(tokens.whole());
        }
        for (const std::string_view part : tokens.parts()) {
            term.forms.emplace_back(part);
            if (tokens.whole().empty()) term.families.push_back(families.of(part));
        }
    }
    return term;
}

}  // namespace

Synonyms::Synonyms(const std::vector<std::vector<std::string>>& sets, Families& families) {
    std::map<std::string, std::set<std::uint32_t>> sets_of_word;
    std::vector<std::pair<std::uint32_t, std::uint32_t>> spans;  // the terms of each set
    for (std::uint32_t i = 0; i < sets.size(); ++i) {
        const auto first = static_cast<std::uint32_t>(terms_.size());
        for (const std::string& written : sets[i]) {
            Term term = prepare(written, i, families);
            if (term.families.empty()) continue;
            if (term.families.size() == 1) sets_of_word[term.families.front()].insert(i);
            terms_.push_back(std::move(term));
        }
        spans.emplace_back(first, static_cast<std::uint32_t>(terms_.size()));
    }
    // A word in two sets ("auth": authentication, authorization) must not make those the same.
    const auto unites = [&](const Term& term) {
        return term.families.size() == 1 && sets_of_word[term.families.front()].size() == 1;
    };
    gained_.resize(terms_.size());
    for (const auto& [first, last] : spans) {
        const std::string* representative = nullptr;
        for (std::uint32_t i = first; i < last; ++i) {
            const Term& term = terms_[i];
            if (unites(term)) {
                if (representative == nullptr) representative = &term.families.front();
                united_.emplace(term.families.front(), *representative);
            }
            std::set<std::string> forms;
            for (std::uint32_t other = first; other < last; ++other) {
                if (terms_[other].families == term.families || (unites(term) && unites(terms_[other])))
                    continue;
                forms.insert(terms_[other].forms.begin(), terms_[other].forms.end());
            }
            gained_[i].assign(forms.begin(), forms.end());
            if (!gained_[i].empty()) by_first_[term.families.front()].push_back(i);
        }
    }
    for (auto& [family, indexes] : by_first_)
        std::stable_sort(indexes.begin(), indexes.end(), [&](std::uint32_t a, std::uint32_t b) {
            return terms_[a].families.size() > terms_[b].families.size();
        });
}

const std::vector<std::uint32_t>* Synonyms::starting_with(const std::string& family) const {
    const auto found = by_first_.find(family);
    return found == by_first_.end() ? nullptr : &found->second;
}

const std::string& Synonyms::united(const std::string& family) const {
    const auto found = united_.find(family);
    return found == united_.end() ? family : found->second;
}

void find_abbreviations(std::string_view text, std::vector<std::vector<std::string>>& found) {
    const auto is_abbreviation = [](std::string_view s) {
        return s.size() >= 2 && s.size() <= 8 &&
               std::all_of(s.begin(), s.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
    };
    const auto initials = [](const std::vector<std::string>& phrase) {
        std::string result;
        for (const std::string& word : phrase) result += word.front();
        return result;
    };
    for (std::size_t open = text.find('('); open != std::string_view::npos; open = text.find('(', open + 1)) {
        const std::size_t close = text.find(')', open);
        if (close == std::string_view::npos) return;
        const std::string_view inside = text::trim(text.substr(open + 1, close - open - 1));
        const std::size_t reach = std::min<std::size_t>(open, 120);
        const std::string_view ahead = text::trim_right(text.substr(open - reach, reach));
        if (is_abbreviation(inside)) {
            std::vector<std::string> phrase = words(ahead);
            if (phrase.size() < inside.size()) continue;
            phrase.erase(phrase.begin(), phrase.end() - static_cast<std::ptrdiff_t>(inside.size()));
            const std::string abbreviation = text::lower(inside);
            if (initials(phrase) == abbreviation) found.push_back({abbreviation, text::join(phrase, " ")});
        } else if (inside.size() < 120) {
            const std::size_t space = ahead.find_last_of(" \t\n");
            const std::string_view last = space == std::string_view::npos ? ahead : ahead.substr(space + 1);
            if (!is_abbreviation(last)) continue;
            const std::vector<std::string> phrase = words(inside);
            const std::string abbreviation = text::lower(last);
            if (phrase.size() == last.size() && initials(phrase) == abbreviation)
                found.push_back({abbreviation, text::join(phrase, " ")});
        }
    }
}

}  // namespace qbank::search
