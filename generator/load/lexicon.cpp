#include "load/lexicon.hpp"

#include <map>
#include <set>

#include "base/unicode.hpp"
#include "load/bank_file.hpp"

namespace qbank {

void load_lexicon(const std::filesystem::path& share, Settings& settings, Diagnostics& diagnostics) {
    const BankFile file(share / "data", "lexicon.yml", Limits{}, diagnostics);
    if (!file.values ||
        !file.expect(yaml::Kind::list, "a list of groups, such as `- [k8s, kubernetes]`", diagnostics))
        return;

    std::map<std::string, std::set<std::size_t>> groups_of;
    const std::size_t own = settings.synonyms.size();
    for (std::size_t i = 0; i < own; ++i) {
        for (const std::string& term : settings.synonyms[i]) groups_of[unicode::fold(term)].insert(i);
    }
    for (const yaml::Value& group : file.values->items) {
        std::map<std::size_t, std::size_t> shared;
        std::vector<std::string> fresh;
        for (const yaml::Value& term : group.items) {
            const auto known = groups_of.find(unicode::fold(term.scalar));
            if (known == groups_of.end())
                fresh.push_back(term.scalar);
            else
                for (const std::size_t i : known->second) ++shared[i];
        }
        std::vector<std::string>* into = nullptr;
        for (const auto& [i, count] : shared) {
            if (count >= 2 && into == nullptr) into = &settings.synonyms[i];
        }
        if (into != nullptr) {
            into->insert(into->end(), fresh.begin(), fresh.end());
        } else if (fresh.size() >= 2) {
            settings.synonyms.push_back(std::move(fresh));
        }
    }
}

}  // namespace qbank
