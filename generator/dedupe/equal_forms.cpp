#include "dedupe/equal_forms.hpp"

#include <map>
#include <string_view>
#include <unordered_map>

#include "base/hash.hpp"

namespace qbank {
namespace {

struct Form {
    std::string_view language, key;
    bool operator==(const Form&) const = default;
};

struct FormHash {
    std::size_t operator()(const Form& form) const { return static_cast<std::size_t>(hash64(form.key)); }
};

}  // namespace

EqualForms::EqualForms(const std::vector<Question>& questions)
    : first(questions.size()), is_first(questions.size(), 0) {
    std::unordered_map<Form, std::uint32_t, FormHash> known;
    known.reserve(questions.size());
    for (std::size_t i = 0; i < questions.size(); ++i) {
        const auto index = static_cast<std::uint32_t>(i);
        const auto [entry, is_new] = known.try_emplace(Form{questions[i].language, questions[i].key}, index);
        first[i] = entry->second;
        is_first[i] = is_new;
    }
}

std::vector<std::uint32_t> join_equal_forms(const std::vector<Question>& questions, const EqualForms& forms,
                                            const Readings& readings, Clusters& clusters) {
    std::vector<std::uint32_t> nodes;
    std::map<std::pair<std::uint32_t, std::vector<TermId>>, std::uint32_t> under_headings;
    for (std::size_t i = 0; i < questions.size(); ++i) {
        const auto index = static_cast<std::uint32_t>(i);
        std::uint32_t first = forms.first[i];
        if (readings.all[i].names_nothing) {
            first = under_headings.try_emplace({first, readings.contexts[readings.all[i].context]}, index)
                        .first->second;
        }
        // A decision may forbid it; then it stands for itself.
        if (first == index || !clusters.join(first, index)) nodes.push_back(index);
    }
    return nodes;
}

}  // namespace qbank
