#include "rules/rules.hpp"

#include "base/parallel.hpp"
#include "rules/question_rules.hpp"

namespace qbank {

void check_content(const Bank& bank, const std::vector<SourceFile>& files, unsigned jobs,
                   Diagnostics& diagnostics) {
    check_path_case(bank, files, diagnostics);
    if (!bank.settings.has_bank_file) return;
    std::vector<Diagnostics> found(bank.questions.size());
    for_each_index(bank.questions.size(), jobs, [&](std::size_t i) {
        const BankQuestion& question = bank.questions[i];
        if (!question.own_file) return;
        check_wording(question, found[i]);
        check_answer(question, found[i]);
    });
    for (Diagnostics& of_one : found) diagnostics.append(std::move(of_one));
    check_tags(bank, files, diagnostics);
}

}  // namespace qbank
