#include <unordered_map>
#include <unordered_set>

#include "diff/diff.hpp"

namespace qbank {

void date_changes(Bank& bank, const std::vector<ExportedQuestion>& before, const std::string& today) {
    const BankDiff diff = diff_exports(before, exported(bank));
    std::unordered_set<std::string_view> changed;
    for (const auto* changes : {&diff.added, &diff.reworded, &diff.reanswered, &diff.renamed})
        for (const QuestionChange& change : *changes) changed.insert(change.id);
    std::unordered_map<std::string_view, std::string_view> dates;
    for (const ExportedQuestion& question : before) dates.emplace(question.id, question.updated);
    for (BankQuestion& question : bank.questions) {
        if (!question.updated.empty()) continue;
        if (changed.contains(question.id)) {
            question.updated = today;
        } else if (const auto then = dates.find(question.id); then != dates.end()) {
            question.updated = then->second;
        }
    }
}

}  // namespace qbank
