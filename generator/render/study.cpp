#include "render/study.hpp"

#include <fmt/format.h>

#include "base/hash.hpp"
#include "base/json.hpp"

namespace qbank {
namespace {

template <class List>
Json names(const List& list) {
    Json result = Json::array();
    for (const auto& entry : list) result.push_back(Json::array({entry.id, entry.title}));
    return result;
}

template <class List>
std::map<std::string_view, std::size_t> numbers(const List& list) {
    std::map<std::string_view, std::size_t> result;
    for (std::size_t i = 0; i < list.size(); ++i) result.emplace(list[i].id, i);
    return result;
}

Json resolved(const std::vector<std::string>& ids, const std::map<std::string_view, std::size_t>& numbers) {
    Json result = Json::array();
    for (const std::string& id : ids) {
        const auto found = numbers.find(id);
        if (found != numbers.end()) result.push_back(found->second);
    }
    return result;
}

}  // namespace

std::string add_study_data(const Context& context, Site& site) {
    const Bank& bank = context.bank;
    const auto topics = numbers(bank.topics), sources = numbers(bank.sources);
    constexpr std::string_view columns[] = {"id",       "text",   "level", "kind",
                                            "answered", "topics", "tags",  "sources"};
    Json questions = Json::object();
    for (const std::string_view column : columns) questions[std::string(column)] = Json::array();
    if (!context.question_pages()) questions["page"] = Json::array();
    for (const BankQuestion& question : bank.questions) {
        if (!context.question_pages()) questions["page"].push_back(question.topic_page);
        questions["id"].push_back(question.id);
        questions["text"].push_back(question.plain);
        questions["level"].push_back(static_cast<int>(question.level));
        questions["kind"].push_back(static_cast<int>(question.kind));
        questions["answered"].push_back(question.answer ? 1 : 0);
        questions["topics"].push_back(resolved(question.topics, topics));
        questions["tags"].push_back(tags_of(context, question));
        questions["sources"].push_back(resolved(question.sources, sources));
    }
    Json moved = Json::object();
    for (const Redirect& redirect : bank.redirects) {
        const std::string& id = bank.questions[redirect.to].id;
        if (redirect.from_id != id) moved[redirect.from_id] = id;
    }
    Json data;
    data["schema"] = 1;
    data["topics"] = names(bank.topics);
    data["tags"] = names(bank.tags);
    data["sources"] = names(bank.sources);
    data["questions"] = std::move(questions);
    data["moved"] = std::move(moved);
    const std::string text = to_text(data);
    std::string path = fmt::format("assets/study-{}.json", short_hash(text));
    site.add(path, text, "the data for practising");
    return path;
}

}  // namespace qbank
