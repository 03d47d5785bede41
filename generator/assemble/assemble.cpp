#include "assemble/assemble.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <unordered_map>

#include "assemble/permalinks.hpp"
#include "assemble/related.hpp"
#include "base/hash.hpp"
#include "base/unicode.hpp"
#include "model/addresses.hpp"

namespace qbank {
namespace {

/// Questions that no heading and no folder gives a topic.
constexpr std::string_view no_topic_id = "questions";

void give_topics(Settings& settings, std::vector<Question>& questions) {
    bool needed = false;
    for (Question& question : questions) {
        if (!question.topics.empty()) continue;
        question.topics.emplace_back(no_topic_id);
        needed = true;
    }
    const bool exists = std::any_of(settings.topics.begin(), settings.topics.end(),
                                    [](const Topic& topic) { return topic.id == no_topic_id; });
    if (needed && !exists) settings.topics.push_back({std::string(no_topic_id), "Questions", "", "", {}});
}

void add_questions(Bank& bank, std::vector<Question> questions) {
    std::unordered_map<std::string, std::size_t> order;
    for (const Topic& topic : bank.settings.topics) order.emplace(topic.id, order.size());
    std::vector<std::pair<std::size_t, std::size_t>> sorted(questions.size());  // topic, question
    for (std::size_t i = 0; i < questions.size(); ++i) sorted[i] = {order[questions[i].topics.front()], i};
    std::sort(sorted.begin(), sorted.end());
    bank.questions.reserve(questions.size());
    for (const auto& [topic, i] : sorted) {
        BankQuestion& added = bank.questions.emplace_back();
        static_cast<Question&>(added) = std::move(questions[i]);
        std::set<std::string> sources;
        for (const Occurrence& asked : added.asked) {
            if (!asked.source.empty()) sources.insert(asked.source);
        }
        added.sources.assign(sources.begin(), sources.end());
    }
}

void index_ids(Bank& bank, Diagnostics& diagnostics) {
    bank.index_by_id.reserve(bank.questions.size() * 2);
    for (std::size_t i = 0; i < bank.questions.size(); ++i) bank.index_by_id.emplace(bank.questions[i].id, i);
    std::map<std::string, std::size_t> redirects;
    for (std::size_t i = 0; i < bank.questions.size(); ++i) {
        BankQuestion& question = bank.questions[i];
        for (const std::string& alias : question.aliases) {
            const auto [entry, is_new] = bank.index_by_id.emplace(alias, i);
            if (is_new) {
                redirects.emplace(alias, i);
            } else if (entry->second != i && question.own_file) {
                const Place& other = bank.questions[entry->second].place;
                diagnostics
                    .error("duplicate-id", question.place,
                           fmt::format("the earlier id \"{}\" belongs to another question", alias),
                           "remove the alias")
                    .related.push_back({std::string(other.document), other.line, "this one has it"});
            }
        }
        std::erase_if(question.aliases, [&](const std::string& alias) {
            return bank.find(alias) != i || alias == question.id;
        });
    }
    for (const auto& [from, to] : redirects) bank.redirects.push_back({from, to});
}

void add_topics(Bank& bank) {
    std::unordered_map<std::string, std::size_t> at;
    for (const Topic& topic : bank.settings.topics) {
        at.emplace(topic.id, bank.topics.size());
        static_cast<Topic&>(bank.topics.emplace_back()) = topic;
    }
    for (std::size_t i = 0; i < bank.questions.size(); ++i) {
        for (const std::string& topic : bank.questions[i].topics) {
            const auto found = at.find(topic);
            if (found != at.end()) bank.topics[found->second].questions.push_back(i);
        }
    }
    std::erase_if(bank.topics, [](const BankTopic& topic) { return topic.questions.empty(); });
}

/// In a bank without pages of questions: the page of its topic that each stands on.
void place_on_topic_pages(Bank& bank) {
    if (bank.settings.question_pages) return;
    for (const BankTopic& topic : bank.topics) {
        for (std::size_t k = 0; k < topic.questions.size(); ++k) {
            BankQuestion& question = bank.questions[topic.questions[k]];
            if (question.topics.front() == topic.id) question.topic_page = k / questions_a_page + 1;
        }
    }
}

void add_sources(Bank& bank) {
    std::unordered_map<std::string, std::size_t> at;
    for (const Source& source : bank.settings.sources) {
        at.emplace(source.id, bank.sources.size());
        static_cast<Source&>(bank.sources.emplace_back()) = source;
    }
    for (std::size_t i = 0; i < bank.questions.size(); ++i) {
        const std::vector<Occurrence>& asked = bank.questions[i].asked;
        for (std::size_t k = 0; k < asked.size(); ++k) {
            if (asked[k].source.empty()) continue;
            auto found = at.find(asked[k].source);
            if (found == at.end()) {  // named in a file, described nowhere
                found = at.emplace(asked[k].source, bank.sources.size()).first;
                BankSource& added = bank.sources.emplace_back();
                added.id = added.title = asked[k].source;
            }
            bank.sources[found->second].entries.push_back({i, k});
        }
    }
    std::erase_if(bank.sources, [](const BankSource& source) { return source.entries.empty(); });
    for (BankSource& source : bank.sources) {
        const auto position = [&](const BankSource::Entry& entry) {
            return bank.questions[entry.question].asked[entry.occurrence].position;
        };
        std::stable_sort(source.entries.begin(), source.entries.end(),
                         [&](const auto& a, const auto& b) { return position(a) < position(b); });
    }
}

void add_tags(Bank& bank) {
    std::map<std::string, BankTag> tags;
    for (std::size_t i = 0; i < bank.questions.size(); ++i) {
        std::set<std::string> seen;
        for (const std::string& title : bank.questions[i].tags) {
            std::string id = unicode::slug(title);
            if (id.empty()) id = "tag-" + short_hash(title, 6);
            if (!seen.insert(id).second) continue;
            BankTag& tag = tags[id];
            if (tag.id.empty()) {
                tag.id = id;
                tag.title = title;
            }
            tag.questions.push_back(i);
        }
    }
    for (auto& [id, tag] : tags) bank.tags.push_back(std::move(tag));
}

void check_answers(const Bank& bank, Diagnostics& diagnostics) {
    for (const BankQuestion& question : bank.questions) {
        if (question.own_file && bank.settings.has_bank_file && !question.answer &&
            question.choices.empty()) {
            diagnostics.warning("no-answer", question.place, "the question has no answer",
                                "write it below the front matter");
        }
        if (question.translation_of && bank.find(question.translation_of->value) == Bank::npos) {
            diagnostics
                .warning("unknown-question", question.translation_of->place,
                         fmt::format("no question has the id \"{}\"", question.translation_of->value),
                         "correct the id under `translation_of`")
                .subject = question.translation_of->value;
        }
    }
}

}  // namespace

Bank assemble(Settings settings, std::vector<Question> questions, std::vector<SkippedLines> skipped,
              Diagnostics& diagnostics, unsigned jobs) {
    Bank bank;
    give_topics(settings, questions);
    bank.settings = std::move(settings);
    bank.skipped = std::move(skipped);
    add_questions(bank, std::move(questions));
    index_ids(bank, diagnostics);
    keep_permalinks(bank, diagnostics);
    add_topics(bank);
    place_on_topic_pages(bank);
    add_sources(bank);
    bank.index_names();
    add_tags(bank);
    relate(bank, diagnostics, jobs);
    check_answers(bank, diagnostics);
    return bank;
}

}  // namespace qbank
