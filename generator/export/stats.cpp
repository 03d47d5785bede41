#include "export/stats.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <ostream>

#include "base/json.hpp"

namespace qbank {
namespace {

/// The numbers, in the order in which they are told.
Json stats_of(const Bank& bank) {
    std::size_t answered = 0, occurrences = 0;
    Json levels = {{"junior", 0}, {"mid", 0}, {"senior", 0}, {"none", 0}};
    Json kinds = Json::object();
    for (const auto kind : {Kind::concept_, Kind::comparison, Kind::how_to, Kind::scenario, Kind::design,
                            Kind::experience, Kind::coding}) {
        kinds[std::string(name_of(kind))] = 0;
    }
    const auto add_one = [](Json& counter) { counter = counter.get<std::size_t>() + 1; };
    for (const BankQuestion& question : bank.questions) {
        if (question.answer || !question.choices.empty()) ++answered;
        for (const Occurrence& asked : question.asked) {
            if (!asked.source.empty()) ++occurrences;
        }
        add_one(levels[question.level == Level::none ? "none" : std::string(name_of(question.level))]);
        add_one(kinds[std::string(name_of(question.kind))]);
    }
    Json topics = Json::array();
    for (const BankTopic& topic : bank.topics) {
        const auto open = std::count_if(topic.questions.begin(), topic.questions.end(), [&](std::size_t i) {
            return !bank.questions[i].answer && bank.questions[i].choices.empty();
        });
        topics.push_back({{"id", topic.id},
                          {"title", topic.title},
                          {"questions", topic.questions.size()},
                          {"unanswered", open}});
    }
    Json sources = Json::array();
    for (const BankSource& source : bank.sources) {
        std::size_t alone = 0;
        std::vector<std::size_t> distinct;
        for (const BankSource::Entry& entry : source.entries) distinct.push_back(entry.question);
        std::sort(distinct.begin(), distinct.end());
        distinct.erase(std::unique(distinct.begin(), distinct.end()), distinct.end());
        for (const std::size_t i : distinct) alone += bank.questions[i].sources.size() == 1 ? 1 : 0;
        sources.push_back({{"id", source.id},
                           {"title", source.title},
                           {"asked", source.entries.size()},
                           {"questions", distinct.size()},
                           {"only_here", alone}});
    }
    Json overlap = Json::array();
    for (std::size_t a = 0; a < bank.sources.size(); ++a) {
        for (std::size_t b = a + 1; b < bank.sources.size(); ++b) {
            const auto shared =
                std::count_if(bank.questions.begin(), bank.questions.end(), [&](const BankQuestion& q) {
                    return std::binary_search(q.sources.begin(), q.sources.end(), bank.sources[a].id) &&
                           std::binary_search(q.sources.begin(), q.sources.end(), bank.sources[b].id);
                });
            overlap.push_back({{"a", bank.sources[a].id}, {"b", bank.sources[b].id}, {"questions", shared}});
        }
    }
    return {{"schema", 1},
            {"questions", bank.questions.size()},
            {"answered", answered},
            {"unanswered", bank.questions.size() - answered},
            {"asked", occurrences},
            {"topics", std::move(topics)},
            {"levels", std::move(levels)},
            {"kinds", std::move(kinds)},
            {"sources", std::move(sources)},
            {"overlap", std::move(overlap)}};
}

void write_stats_json(const Bank& bank, std::ostream& out) { out << to_text(stats_of(bank), 2) << '\n'; }

void write_stats_text(const Bank& bank, std::ostream& out) {
    const Json stats = stats_of(bank);
    const auto number = [](const Json& value) { return value.get<std::size_t>(); };
    out << fmt::format("{} questions, asked {} times, {} answered, {} unanswered\n",
                       number(stats["questions"]), number(stats["asked"]), number(stats["answered"]),
                       number(stats["unanswered"]));
    out << "\nTopics\n";
    for (const Json& topic : stats["topics"]) {
        out << fmt::format("  {:5}  {}", number(topic["questions"]), topic["title"].get<std::string>());
        if (number(topic["unanswered"]) > 0)
            out << fmt::format(" ({} unanswered)", number(topic["unanswered"]));
        out << '\n';
    }
    for (const auto& [key, heading] : {std::pair{"levels", "Levels"}, std::pair{"kinds", "Kinds"}}) {
        out << fmt::format("\n{}\n", heading);
        for (const auto& [name, count] : stats[key].items()) {
            if (number(count) > 0) out << fmt::format("  {:5}  {}\n", number(count), name);
        }
    }
    out << "\nSources\n";
    for (const Json& source : stats["sources"]) {
        out << fmt::format("  {:5}  {} ({} only here)\n", number(source["questions"]),
                           source["title"].get<std::string>(), number(source["only_here"]));
    }
    if (stats["overlap"].empty()) return;
    out << "\nOverlap\n";
    for (const Json& pair : stats["overlap"]) {
        out << fmt::format("  {:5}  {} and {}\n", number(pair["questions"]), pair["a"].get<std::string>(),
                           pair["b"].get<std::string>());
    }
}

}  // namespace

void write_stats(const Bank& bank, std::string_view format, std::ostream& out) {
    (format == "json" ? write_stats_json : write_stats_text)(bank, out);
}

}  // namespace qbank
