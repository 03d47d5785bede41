#include "rules/catalogue.hpp"

#include <algorithm>

#include "base/text.hpp"

namespace qbank {

const std::vector<Rule>& all_rules() {
    static const std::vector<Rule> rules = [] {
        std::vector<Rule> all;
        for (const auto part : {rules_of_files, rules_of_front_matter, rules_of_answers, rules_of_banks}) {
            std::vector<Rule> more = part();
            all.insert(all.end(), more.begin(), more.end());
        }
        std::sort(all.begin(), all.end(), [](const Rule& a, const Rule& b) { return a.name < b.name; });
        return all;
    }();
    return rules;
}

const Rule* find_rule(std::string_view name) {
    const auto& rules = all_rules();
    const auto found =
        std::lower_bound(rules.begin(), rules.end(), name,
                         [](const Rule& rule, std::string_view wanted) { return rule.name < wanted; });
    return found == rules.end() || found->name != name ? nullptr : &*found;
}

std::string_view nearest_rule(std::string_view name) {
    std::vector<std::string_view> names;
    for (const Rule& rule : all_rules()) names.push_back(rule.name);
    return text::nearest(name, names);
}

}  // namespace qbank
