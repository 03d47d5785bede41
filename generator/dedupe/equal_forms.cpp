#include "dedupe/equal_forms.hpp"

#include <bit>
#include <map>

#include "base/hash.hpp"
#include "base/parallel.hpp"

namespace qbank {
namespace {

bool are_equal(const Question& a, const Question& b) { return a.key == b.key && a.language == b.language; }

}  // namespace

EqualForms::EqualForms(const std::vector<Question>& questions, unsigned jobs)
    : first(questions.size()), is_first(questions.size(), 0) {
    std::vector<std::uint64_t> hashes(questions.size());
    for_each_index(questions.size(), jobs, [&](std::size_t i) { hashes[i] = hash64(questions[i].key); });
    // Open addressing: a map with a node for each question takes most of its time for memory.
    std::vector<std::uint32_t> slots(std::bit_ceil(2 * questions.size() + 1), 0);
    const std::size_t mask = slots.size() - 1;
    for (std::size_t i = 0; i < questions.size(); ++i) {
        std::size_t at = hashes[i] & mask;
        while (slots[at] != 0) {
            const std::uint32_t other = slots[at] - 1;
            if (hashes[other] == hashes[i] && are_equal(questions[other], questions[i])) break;
            at = (at + 1) & mask;
        }
        is_first[i] = slots[at] == 0;
        if (is_first[i]) slots[at] = static_cast<std::uint32_t>(i + 1);
        first[i] = slots[at] - 1;
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
            first =
                under_headings.try_emplace({first, readings.contexts[readings.all[i].context].terms}, index)
                    .first->second;
        }
        // A decision may forbid it; then it stands for itself.
        if (first == index || !clusters.join(first, index)) nodes.push_back(index);
    }
    return nodes;
}

}  // namespace qbank
