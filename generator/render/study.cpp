#include "render/study.hpp"

#include <fmt/format.h>

#include <array>
#include <functional>
#include <string>
#include <unordered_map>
#include <vector>

#include "base/hash.hpp"
#include "base/json_text.hpp"
#include "base/parallel.hpp"

namespace qbank {
namespace {

template <class List>
void write_names(std::string_view key, const List& list, JsonText& json) {
    json.key(key);
    json.open('[');
    for (const auto& entry : list) {
        json.open('[');
        json.value(entry.id);
        json.value(entry.title);
        json.close(']');
    }
    json.close(']');
}

using Numbers = std::unordered_map<std::string_view, std::uint32_t>;

template <class List>
Numbers numbers(const List& list) {
    Numbers result;
    for (std::uint32_t i = 0; i < list.size(); ++i) result.emplace(list[i].id, i);
    return result;
}

void write_numbers(const std::vector<std::string>& ids, const Numbers& numbers, JsonText& json) {
    json.open('[');
    for (const std::string& id : ids)
        if (const auto found = numbers.find(id); found != numbers.end()) json.value(found->second);
    json.close(']');
}

/// One value of each question.
struct Column {
    std::string_view name;
    std::function<void(const BankQuestion& question, JsonText& json)> write;
};

std::vector<Column> columns_of(const Context& context, const Numbers& topics, const Numbers& sources) {
    std::vector<Column> columns{
        {"id", [](const BankQuestion& q, JsonText& json) { json.value(q.id); }},
        {"text", [](const BankQuestion& q, JsonText& json) { json.value(q.plain); }},
        {"level",
         [](const BankQuestion& q, JsonText& json) { json.value(static_cast<std::uint32_t>(q.level)); }},
        {"kind",
         [](const BankQuestion& q, JsonText& json) { json.value(static_cast<std::uint32_t>(q.kind)); }},
        {"answered", [](const BankQuestion& q,
                        JsonText& json) { json.value(q.answer ? std::uint32_t{1} : std::uint32_t{0}); }},
        {"topics",
         [&topics](const BankQuestion& q, JsonText& json) { write_numbers(q.topics, topics, json); }},
        {"tags",
         [&context](const BankQuestion& q, JsonText& json) {
             json.open('[');
             for (const std::size_t tag : tags_of(context, q)) json.value(static_cast<std::uint32_t>(tag));
             json.close(']');
         }},
        {"sources",
         [&sources](const BankQuestion& q, JsonText& json) { write_numbers(q.sources, sources, json); }},
    };
    if (!context.question_pages())
        columns.push_back({"page", [](const BankQuestion& q, JsonText& json) {
                               json.value(static_cast<std::uint32_t>(q.topic_page));
                           }});
    return columns;
}

}  // namespace

std::string add_study_data(const Context& context, unsigned jobs, Site& site) {
    const Bank& bank = context.bank;
    const Numbers topics = numbers(bank.topics), sources = numbers(bank.sources);
    const std::vector<Column> columns = columns_of(context, topics, sources);
    std::vector<std::string> written(columns.size());
    for_each_index(columns.size(), jobs, [&](std::size_t i) {
        JsonText json(written[i]);
        json.open('[');
        for (const BankQuestion& question : bank.questions) columns[i].write(question, json);
        json.close(']');
    });
    std::string text;
    JsonText json(text);
    json.open('{');
    json.field("schema", std::uint32_t{1});
    write_names("topics", bank.topics, json);
    write_names("tags", bank.tags, json);
    write_names("sources", bank.sources, json);
    json.key("questions");
    json.open('{');
    for (std::size_t i = 0; i < columns.size(); ++i) {
        json.key(columns[i].name);
        json.raw(written[i]);
    }
    json.close('}');
    json.key("moved");
    json.open('{');
    for (const Redirect& redirect : bank.redirects) {
        const std::string& id = bank.questions[redirect.to].id;
        if (redirect.from_id != id) json.field(redirect.from_id, id);
    }
    json.close('}');
    json.close('}');
    std::string path = fmt::format("assets/study-{}.json", short_hash(text));
    site.add(path, text, "the data for practising");
    return path;
}

}  // namespace qbank
