#include "dedupe/terms.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <set>

#include "base/text.hpp"
#include "dedupe/associations.hpp"
#include "dedupe/stem.hpp"

namespace qbank {
namespace {

constexpr float lightest = 0.3F, most = 6.5F;

struct Tables {
    std::map<std::string, std::string> family_of;  // stem → stem that names its family
    std::set<std::pair<std::string, std::string>> opposites;
    std::set<std::string> opposed;
};

const Tables& tables() {
    static const Tables made = [] {
        Tables t;
        const Stemmer stemmer("en");
        for (const auto& group : associations()) {
            const std::string lead = stemmer.stem(group.front());
            for (const std::string_view word : group) t.family_of.emplace(stemmer.stem(word), lead);
        }
        for (const auto& [a, b] : opposites()) {
            const std::string x = stemmer.stem(a), y = stemmer.stem(b);
            t.opposites.insert({x, y});
            t.opposites.insert({y, x});
            t.opposed.insert(x);
            t.opposed.insert(y);
        }
        return t;
    }();
    return made;
}

constexpr std::array negating_prefixes{"un",   "in", "im",  "ir",    "non",   "de",    "dis",  "a",
                                       "anti", "no", "sub", "super", "multi", "inter", "intra"};

bool negates(std::string_view longer, std::string_view shorter) {
    if (shorter.size() < 4 || longer.size() <= shorter.size() || !longer.ends_with(shorter)) return false;
    const std::string_view prefix = longer.substr(0, longer.size() - shorter.size());
    return std::find(negating_prefixes.begin(), negating_prefixes.end(), prefix) != negating_prefixes.end();
}

bool is_transposition(std::string_view a, std::string_view b) {
    if (a.size() != b.size()) return false;
    std::size_t i = 0;
    while (i < a.size() && a[i] == b[i]) ++i;
    return i + 1 < a.size() && a[i] == b[i + 1] && a[i + 1] == b[i] && a.substr(i + 2) == b.substr(i + 2);
}

bool all_letters(std::string_view s) { return std::all_of(s.begin(), s.end(), text::is_alpha); }

}  // namespace

TermId Terms::find_or_add(std::string name, std::string_view surface, TermKind kind) {
    const auto [entry, is_new] = by_name_.try_emplace(std::move(name), static_cast<TermId>(terms_.size()));
    if (is_new) {
        terms_.push_back({});
        terms_.back().name = entry->first;
        terms_.back().surface = surface;
        terms_.back().kind = kind;
    } else {
        Term& term = terms_[entry->second];
        term.kind = std::min(term.kind, kind);
    }
    return entry->second;
}

std::vector<TermId> Terms::take(Terms&& other) {
    std::vector<TermId> ids;
    ids.reserve(other.size());
    for (Term& term : other.terms_) {
        ids.push_back(find_or_add(std::move(term.name), term.surface, term.kind));
        terms_[ids.back()].frequency += term.frequency;
    }
    return ids;
}

void Terms::weigh(std::size_t wordings) {
    const double total = static_cast<double>(wordings) + 30;
    heaviest_ = std::clamp(static_cast<float>(std::log(total / 1.5)), 1.0F, most);
    for (std::size_t i = 0; i < terms_.size(); ++i) {
        Term& term = terms_[i];
        const float rarity =
            std::clamp(static_cast<float>(std::log(total / (term.frequency + 0.5))), 1.0F, most);
        switch (term.kind) {
            case TermKind::weak: term.weight = lightest; break;
            case TermKind::light: term.weight = std::min(0.35F * rarity, 1.5F); break;
            case TermKind::platform: term.weight = 0.6F * rarity; break;
            case TermKind::number:
            case TermKind::strong: term.weight = rarity; break;
        }
        term.has_opposite = tables().opposed.contains(term.name);
        term.family = static_cast<std::uint32_t>(i);
        const auto family = tables().family_of.find(term.name);
        if (family == tables().family_of.end()) continue;
        // The family is numbered by whichever of its members the bank has first.
        const auto lead = by_name_.find("family:" + family->second);
        if (lead != by_name_.end()) {
            term.family = lead->second;
        } else {
            by_name_.emplace("family:" + family->second, term.family);
        }
    }
}

bool Terms::are_opposites(TermId a, TermId b) const {
    const Term& x = terms_[a];
    const Term& y = terms_[b];
    if (x.has_opposite && y.has_opposite && tables().opposites.contains({x.name, y.name})) return true;
    return negates(x.surface, y.surface) || negates(y.surface, x.surface);
}

bool Terms::is_slip(TermId a, TermId b) const {
    const Term& x = terms_[a];
    const Term& y = terms_[b];
    if (std::min(x.frequency, y.frequency) > 1) return false;
    if (std::min(x.surface.size(), y.surface.size()) < 4 || !all_letters(x.surface) ||
        !all_letters(y.surface))
        return false;
    if (is_transposition(x.surface, y.surface)) return true;
    // A letter more, less or other also makes words of their own ("statement", "settlement"), unless they are
    // long.
    return std::min(x.surface.size(), y.surface.size()) >= 9 &&
           text::edit_distance(x.surface, y.surface, 1) <= 1 && x.surface.front() == y.surface.front();
}

}  // namespace qbank
