#include "dedupe/terms.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <set>

#include "base/text.hpp"
#include "dedupe/associations.hpp"
#include "dedupe/background.hpp"
#include "dedupe/stem.hpp"

namespace qbank {
namespace {

constexpr float lightest = 0.3F, most = 6.5F, unweighed = 4;

struct Tables {
    std::map<std::string, std::string> family_of;  // stem → stem that names its family
    std::set<std::pair<std::string, std::string>> opposites;
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
        }
        return t;
    }();
    return made;
}

constexpr std::array<std::string_view, 15> negating_prefixes{
    "un", "in", "im", "ir", "non", "de", "dis", "a", "anti", "no", "sub", "super", "multi", "inter", "intra"};

/// The stem of what a doer does: "serializ~er", "collector".
std::string act_of(std::string_view stem) {
    if (stem.ends_with("~er")) return std::string(stem.substr(0, stem.size() - 3));
    if (stem.size() > 6 && (stem.ends_with("er") || stem.ends_with("or")))
        return std::string(stem.substr(0, stem.size() - 2));
    return {};
}

std::uint64_t pair_key(TermId a, TermId b) {
    return static_cast<std::uint64_t>(std::min(a, b)) << 32 | std::max(a, b);
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

void Terms::weigh(std::size_t wordings, const Parts& parts) {
    const double total = static_cast<double>(wordings) + background_questions;
    heaviest_ = std::clamp(static_cast<float>(std::log(total / 1.5)), 1.0F, most);
    for (std::size_t i = 0; i < terms_.size(); ++i) {
        Term& term = terms_[i];
        const double said = static_cast<double>(term.frequency) + 0.5 +
                            background_frequency(term.name) * background_questions / 1000;
        const float rarity =
            parts.rarity ? std::clamp(static_cast<float>(std::log(total / said)), 1.0F, most) : unweighed;
        switch (term.kind) {
            case TermKind::weak: term.weight = lightest; break;
            case TermKind::light: term.weight = std::min(0.35F * rarity, 1.5F); break;
            case TermKind::platform: term.weight = 0.6F * rarity; break;
            case TermKind::number:
            case TermKind::strong: term.weight = rarity; break;
        }
        term.spelled = term.surface.size() >= 4 && all_letters(term.surface);
        term.family = static_cast<std::uint32_t>(i);
    }
    if (parts.associations) find_families();
    find_opposites();
}

void Terms::find_families() {
    const Tables& known = tables();
    for (Term& term : terms_) {
        const auto lead = known.family_of.find(term.name);
        if (lead == known.family_of.end()) continue;
        // The family is numbered by whichever of its members the bank has first.
        term.family = by_name_.try_emplace("family:" + lead->second, term.family).first->second;
    }
    for (Term& term : terms_) {
        if (known.family_of.contains(term.name)) continue;
        const auto act = by_name_.find(act_of(term.name));
        if (act == by_name_.end()) continue;
        term.family = terms_[act->second].family;
        term.doer = true;
    }
}

/// Resolves the table of opposites, and words that negate another ("unordered"), to pairs of ids.
void Terms::find_opposites() {
    std::unordered_map<std::string_view, TermId> by_surface;
    by_surface.reserve(terms_.size());
    for (std::size_t i = 0; i < terms_.size(); ++i)
        by_surface.emplace(terms_[i].surface, static_cast<TermId>(i));
    const auto add = [&](TermId a, TermId b) {
        opposites_.push_back(pair_key(a, b));
        terms_[a].has_opposite = terms_[b].has_opposite = true;
    };
    for (const auto& [a, b] : tables().opposites) {
        const auto x = by_name_.find(a), y = by_name_.find(b);
        if (x != by_name_.end() && y != by_name_.end()) add(x->second, y->second);
    }
    for (std::size_t i = 0; i < terms_.size(); ++i) {
        const std::string_view word = terms_[i].surface;
        for (const std::string_view prefix : negating_prefixes) {
            if (word.size() < prefix.size() + 4 || !word.starts_with(prefix)) continue;
            const auto found = by_surface.find(word.substr(prefix.size()));
            if (found != by_surface.end()) add(static_cast<TermId>(i), found->second);
        }
    }
    std::sort(opposites_.begin(), opposites_.end());
    opposites_.erase(std::unique(opposites_.begin(), opposites_.end()), opposites_.end());
}

bool Terms::are_opposites(TermId a, TermId b) const {
    const Term& x = terms_[a];
    const Term& y = terms_[b];
    return x.has_opposite && y.has_opposite &&
           std::binary_search(opposites_.begin(), opposites_.end(), pair_key(a, b));
}

bool Terms::is_slip(TermId a, TermId b) const {
    const Term& x = terms_[a];
    const Term& y = terms_[b];
    if (std::min(x.frequency, y.frequency) > 1 || !x.spelled || !y.spelled) return false;
    if (std::max(x.surface.size(), y.surface.size()) - std::min(x.surface.size(), y.surface.size()) > 1)
        return false;
    if (is_transposition(x.surface, y.surface)) return true;
    // A letter more, less or other also makes words of their own ("statement", "settlement"), unless they are
    // long.
    return std::min(x.surface.size(), y.surface.size()) >= 9 &&
           text::edit_distance(x.surface, y.surface, 1) <= 1 && x.surface.front() == y.surface.front();
}

}  // namespace qbank
