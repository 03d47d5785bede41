#include "export/parts.hpp"

#include <fmt/format.h>

namespace qbank {

std::vector<Part> parts_of(const Export& what) {
    const Bank& bank = what.bank;
    std::vector<Part> parts;
    std::vector<char> printed(bank.questions.size(), 0);
    for (const BankTopic& topic : bank.topics) {
        Part& part = parts.emplace_back();
        part.anchor = "topic-" + topic.id;
        part.title = topic.title;
        for (const std::size_t index : topic.questions) {
            const BankQuestion& question = bank.questions[index];
            const bool is_main = !question.topics.empty() && question.topics.front() == topic.id;
            (is_main ? part.full : part.elsewhere).push_back(index);
            if (is_main) printed[index] = 1;
        }
    }
    Part others{"other-questions", what.word("export_other"), {}, {}};
    for (std::size_t index = 0; index < bank.questions.size(); ++index) {
        if (printed[index] == 0) others.full.push_back(index);
    }
    if (!others.full.empty()) parts.push_back(std::move(others));
    return parts;
}

std::vector<std::pair<std::string, std::string>> facts_of(const Export& what, const BankQuestion& question) {
    std::vector<std::pair<std::string, std::string>> facts;
    if (question.level != Level::none)
        facts.emplace_back(what.word("export_level"),
                           what.word(fmt::format("level_{}", name_of(question.level))));
    std::string sources;
    for (const std::string& id : question.sources) {
        const BankSource* source = what.bank.source(id);
        if (!sources.empty()) sources += ", ";
        sources += source != nullptr && !source->title.empty() ? source->title : id;
    }
    if (!sources.empty()) facts.emplace_back(what.word("asked_in"), sources);
    return facts;
}

}  // namespace qbank
