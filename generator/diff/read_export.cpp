#include <fmt/format.h>

#include <set>

#include "base/day.hpp"
#include "base/json_values.hpp"
#include "diff/choices_key.hpp"
#include "diff/diff.hpp"

namespace qbank {
namespace {

std::string text_of(const yaml::Value& map, std::string_view key) {
    const yaml::Value* found = map.find(key);
    return found && found->is_scalar() ? found->scalar : std::string();
}

std::string choices_of(const yaml::Value& question) {
    std::string result;
    const yaml::Value* choices = question.find("choices");
    if (!choices) return result;
    for (const yaml::Value& choice : choices->items)
        append_choice_key(result, text_of(choice, "text"), text_of(choice, "correct") == "true");
    return result;
}

ExportedQuestion question_of(const yaml::Value& item) {
    ExportedQuestion question;
    question.id = text_of(item, "id");
    question.wording = text_of(item, "question");
    question.markdown = text_of(item, "question_markdown");
    if (question.markdown.empty()) question.markdown = question.wording;
    question.answer = text_of(item, "answer_markdown");
    question.choices = choices_of(item);
    if (const yaml::Value* aliases = item.find("aliases")) {
        for (const yaml::Value& alias : aliases->items) question.aliases.push_back(alias.scalar);
    }
    if (std::string updated = text_of(item, "updated"); day::seconds_of(updated))
        question.updated = std::move(updated);
    return question;
}

}  // namespace

std::optional<std::vector<ExportedQuestion>> read_exported(std::string_view json, std::string_view name,
                                                           Diagnostics& diagnostics) {
    const Place start{name, 1, 1};
    const std::optional<yaml::Value> root = parse_json(json, start, diagnostics);
    if (!root) return std::nullopt;
    const auto refuse = [&](const Place& place, std::string message) {
        diagnostics.error("json", place, std::move(message), "`qbank export json` writes what is compared");
        return std::nullopt;
    };
    const yaml::Value* list = root->find("questions");
    if (!list || !list->is_list())
        return refuse(start, "this is no export of a bank: it has no list \"questions\"");
    std::vector<ExportedQuestion> questions;
    std::set<std::string> ids;
    for (const yaml::Value& item : list->items) {
        ExportedQuestion question = question_of(item);
        if (question.id.empty() || question.wording.empty())
            return refuse(item.place, "this is no export of a bank: a question has no id or no words");
        if (!ids.insert(question.id).second)
            return refuse(item.place, fmt::format("two questions have the id \"{}\"", question.id));
        questions.push_back(std::move(question));
    }
    return questions;
}

}  // namespace qbank
