#include "diff/choices_key.hpp"
#include "diff/diff.hpp"
#include "model/question_markdown.hpp"

namespace qbank {
namespace {

ExportedQuestion exported(const BankQuestion& question) {
    ExportedQuestion result;
    result.id = question.id;
    result.wording = question.plain;
    result.markdown = question_markdown(question);
    if (question.answer) result.answer = *question.answer;
    for (const Choice& choice : question.choices)
        append_choice_key(result.choices, choice.markdown, choice.correct);
    result.aliases = question.aliases;
    result.updated = question.updated;
    return result;
}

}  // namespace

std::vector<ExportedQuestion> exported(const Bank& bank) {
    std::vector<ExportedQuestion> result;
    result.reserve(bank.questions.size());
    for (const BankQuestion& question : bank.questions) result.push_back(exported(question));
    return result;
}

}  // namespace qbank
