#include "import/plan.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <tuple>

#include "base/text.hpp"
#include "base/unicode.hpp"
#include "import/question_file.hpp"

namespace qbank {
namespace {

/// Letters and digits only, folded: how two ways of writing one wording are compared.
std::string bare(std::string_view wording) {
    std::string result;
    const std::string folded = unicode::fold(wording);
    for (std::size_t at = 0; at < folded.size();) {
        const char32_t c = text::next_code_point(folded, at);
        if (unicode::is_word(c)) text::append_utf8(result, c);
    }
    return result;
}

/// What is displayed of a wording lacks its number and remarks ("very important").
bool is_same_wording(const std::string& a, const std::string& b) {
    return !a.empty() && !b.empty() && (a.find(b) != std::string::npos || b.find(a) != std::string::npos);
}

auto order(const Place& place) { return std::tuple(place.document, place.line, place.column); }

class Planner {
  public:
    Planner(const Bank& bank, const Duplicates& duplicates, const ImportRequest& request)
        : bank_(bank), duplicates_(duplicates), request_(request) {
        for (const BankQuestion& question : bank.questions) {
            for (const Occurrence& asked : question.asked) {
                if (asked.source != request.source || is_imported(asked.place)) continue;
                noted_[asked.position].push_back({bare(asked.wording), &question, false});
            }
        }
    }

    ImportPlan plan() {
        for (const BankQuestion& question : bank_.questions) add(question);
        add_suggestions();
        const auto by_place = [](const auto& a, const auto& b) { return order(a.place) < order(b.place); };
        std::stable_sort(plan_.files.begin(), plan_.files.end(), by_place);
        std::stable_sort(plan_.entries.begin(), plan_.entries.end(), by_place);
        std::stable_sort(plan_.elsewhere.begin(), plan_.elsewhere.end(), by_place);
        std::stable_sort(plan_.links.begin(), plan_.links.end(), by_place);
        return std::move(plan_);
    }

  private:
    /// An occurrence that the bank tells of this source.
    struct Noted {
        std::string wording;
        const BankQuestion* question = nullptr;
        bool used = false;
    };

    bool is_imported(const Place& place) const {
        return request_.documents.contains(std::string(place.document));
    }

    /// Whether an earlier import, or a person, has noted this occurrence. Each note counts once, so that a
    /// question asked twice is noted twice.
    bool is_noted(const BankQuestion& question, const Occurrence& asked) {
        const std::string wording = bare(asked.wording);
        if (const auto found = noted_.find(asked.position); found != noted_.end()) {
            for (Noted& noted : found->second) {
                const bool same = noted.question == &question || is_same_wording(noted.wording, wording);
                if (noted.used || !same) continue;
                noted.used = true;
                return true;
            }
        }
        // The document may have changed, and the position with it.
        for (auto& [position, all] : noted_) {
            for (Noted& noted : all) {
                if (noted.used || noted.question != &question) continue;
                noted.used = true;
                return true;
            }
        }
        return false;
    }

    void add(const BankQuestion& question) {
        std::vector<const Occurrence*> fresh;
        const Occurrence* elsewhere = nullptr;
        bool answered = false;
        for (const Occurrence& asked : question.asked) {
            if (!is_imported(asked.place)) {
                if (!elsewhere) elsewhere = &asked;
                continue;
            }
            ++plan_.questions;
            if (is_noted(question, asked)) {
                ++plan_.noted;
                continue;
            }
            fresh.push_back(&asked);
            answered = answered || asked.answer;
        }
        if (fresh.empty()) return;
        std::sort(fresh.begin(), fresh.end(),
                  [](const Occurrence* a, const Occurrence* b) { return order(a->place) < order(b->place); });
        const Place& place = fresh.front()->place;
        if (question.own_file) {
            const bool lacks = !is_answered_by_bank(question);
            plan_.entries.push_back({place, std::string(question.place.document), entries_of(question, fresh),
                                     answered && lacks});
        } else if (elsewhere) {
            plan_.elsewhere.push_back({place, elsewhere->place});
        } else {
            add_file(question, fresh);
        }
    }

    bool is_answered_by_bank(const BankQuestion& question) const {
        return std::any_of(question.asked.begin(), question.asked.end(), [&](const Occurrence& asked) {
            return !is_imported(asked.place) && asked.answer;
        });
    }

    std::vector<AskedIn> entries_of(const BankQuestion& question,
                                    const std::vector<const Occurrence*>& asked) const {
        std::vector<AskedIn> entries;
        const std::string wording = bare(question.wording);
        for (const Occurrence* one : asked) {
            AskedIn entry{request_.source, one->position, one->number, ""};
            if (!is_same_wording(bare(one->wording), wording)) entry.as = text::squeeze(one->wording);
            entries.push_back(std::move(entry));
        }
        return entries;
    }

    /// The first of its topics that topics.yml has, else the one for the rest, else "".
    std::string topic_of(const BankQuestion& question) const {
        if (request_.topics.empty()) return question.topics.empty() ? "questions" : question.topics.front();
        for (const std::string& topic : question.topics) {
            const bool known = std::any_of(request_.topics.begin(), request_.topics.end(),
                                           [&](const Topic& t) { return t.id == topic; });
            if (known) return topic;
        }
        return request_.topic;
    }

    void add_missing(const BankQuestion& question) {
        const std::string id = question.topics.empty() ? "" : question.topics.front();
        const auto found = std::find_if(plan_.missing.begin(), plan_.missing.end(),
                                        [&](const MissingTopic& m) { return m.id == id; });
        if (found != plan_.missing.end()) {
            ++found->questions;
            return;
        }
        const BankTopic* topic = bank_.topic(id);
        plan_.missing.push_back({id, topic ? topic->title : id, 1});
    }

    void add_file(const BankQuestion& question, const std::vector<const Occurrence*>& asked) {
        const std::string topic = topic_of(question);
        if (topic.empty()) {
            add_missing(question);
            return;
        }
        // Ids and folders are made of letters, digits and hyphens, so that no title leads out of the bank.
        const std::string folder = unicode::slug(topic, 100), name = unicode::slug(question.id, 100);
        PlannedFile file;
        file.place = asked.front()->place;
        file.path = fmt::format("questions/{}/{}.md", folder.empty() ? "questions" : folder,
                                name.empty() ? "question" : name);
        file.text = question_file(question, topic, bank_.settings.language, entries_of(question, asked));
        for (const std::string& text :
             {question.wording, question.stem.value_or(""), question.answer.value_or("")}) {
            for (RelativeLink& link : relative_links(text))
                plan_.links.push_back({file.place, std::move(link)});
        }
        plan_.files.push_back(std::move(file));
    }

    void add_suggestions() {
        std::set<std::tuple<std::string_view, std::uint32_t>> fresh;
        for (const PlannedFile& file : plan_.files) fresh.emplace(file.place.document, file.place.line);
        const auto is_fresh = [&](const Member& member) {
            return fresh.contains({member.place.document, member.place.line});
        };
        for (Suggestion suggestion : duplicates_.suggestions) {
            if (!is_fresh(suggestion.a)) std::swap(suggestion.a, suggestion.b);
            if (is_fresh(suggestion.a)) plan_.suggestions.push_back(std::move(suggestion));
        }
    }

    const Bank& bank_;
    const Duplicates& duplicates_;
    const ImportRequest& request_;
    std::map<std::uint32_t, std::vector<Noted>> noted_;  // by position
    ImportPlan plan_;
};

}  // namespace

ImportPlan plan_import(const Bank& bank, const Duplicates& duplicates, const ImportRequest& request) {
    return Planner(bank, duplicates, request).plan();
}

}  // namespace qbank
