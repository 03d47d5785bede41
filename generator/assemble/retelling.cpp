#include "assemble/retelling.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

namespace qbank {
namespace {

/// An occurrence, by the indexes of its question and of itself.
struct Spot {
    std::size_t question = 0, occurrence = 0;
    Place place;
};

auto order(const Place& place) { return std::make_tuple(place.line, place.column); }

/// In the order of the lines. False: two of them stand at the same place, so their order says nothing.
bool sort_by_place(std::vector<Spot>& spots) {
    const auto before = [](const Spot& a, const Spot& b) { return order(a.place) < order(b.place); };
    std::sort(spots.begin(), spots.end(), before);
    return std::adjacent_find(spots.begin(), spots.end(),
                              [&](const Spot& a, const Spot& b) { return !before(a, b); }) == spots.end();
}

bool is_same(const Place& a, const Place& b) { return a.document == b.document && order(a) == order(b); }

}  // namespace

Retelling::Retelling(Bank& bank) : bank_(bank) {
    for (std::size_t i = 0; i < bank.questions.size(); ++i) {
        for (const Occurrence& asked : bank.questions[i].asked) {
            std::vector<std::size_t>& questions = asked_by_[asked.place.document];
            if (questions.empty() || questions.back() != i) questions.push_back(i);
        }
    }
}

std::optional<Retold> Retelling::take(std::string_view document, std::vector<Question> fresh,
                                      bool only_answers) {
    return only_answers ? take_answers(document, fresh) : take_question(document, fresh);
}

std::optional<Retold> Retelling::take_answers(std::string_view document, std::vector<Question>& fresh) {
    std::vector<Spot> before, now;
    const auto asked = asked_by_.find(document);
    if (asked == asked_by_.end()) return fresh.empty() ? std::optional(Retold{{}, true}) : std::nullopt;
    for (const std::size_t q : asked->second) {
        const std::vector<Occurrence>& all = bank_.questions[q].asked;
        for (std::size_t k = 0; k < all.size(); ++k)
            if (all[k].place.document == document) before.push_back({q, k, all[k].place});
    }
    for (std::size_t q = 0; q < fresh.size(); ++q)
        for (std::size_t k = 0; k < fresh[q].asked.size(); ++k)
            now.push_back({q, k, fresh[q].asked[k].place});
    if (before.size() != now.size() || !sort_by_place(before) || !sort_by_place(now)) return std::nullopt;

    // Of the questions that were merged, one stands for the others: its place is that of its first
    // occurrence.
    const auto stands = [&](std::size_t i) {
        return now[i].occurrence == 0 && is_same(bank_.questions[before[i].question].place, before[i].place);
    };
    Retold result{{}, true};
    for (std::size_t i = 0; i < now.size(); ++i) {
        const Occurrence& old = bank_.questions[before[i].question].asked[before[i].occurrence];
        const Question& other = fresh[now[i].question];
        if (old.source != other.asked[now[i].occurrence].source) return std::nullopt;
        // An answer may belong to the normal form: "What does this program print?"
        if (stands(i) && bank_.questions[before[i].question].key != other.key) return std::nullopt;
        if (now[i].occurrence == 0 && !stands(i) && !(old.answer == other.asked[0].answer))
            result.exact = false;
    }
    for (std::size_t i = 0; i < now.size(); ++i) {
        BankQuestion& question = bank_.questions[before[i].question];
        Question& other = fresh[now[i].question];
        if (stands(i)) {
            if (other.own_file || !(question.answer == other.answer))
                result.questions.push_back(before[i].question);
            question.place = other.place;
            if (other.answer) {  // else it may have that of one it was merged with
                question.answer = other.answer;
                question.answer_place = other.answer_place;
            }
        }
        question.asked[before[i].occurrence] = std::move(other.asked[now[i].occurrence]);
    }
    return result;
}

std::optional<Retold> Retelling::take_question(std::string_view document, std::vector<Question>& fresh) {
    const auto asked = asked_by_.find(document);
    if (asked == asked_by_.end() || fresh.size() != 1 || !fresh.front().own_file) return std::nullopt;
    Question& other = fresh.front();
    const auto found = std::find_if(asked->second.begin(), asked->second.end(), [&](std::size_t q) {
        return bank_.questions[q].own_file && bank_.questions[q].place.document == document;
    });
    if (found == asked->second.end() || bank_.questions[*found].id != other.id) return std::nullopt;
    BankQuestion& question = bank_.questions[*found];
    question.wording = std::move(other.wording);
    question.plain = std::move(other.plain);
    question.stem = std::move(other.stem);
    question.title = std::move(other.title);
    question.answer = std::move(other.answer);
    question.place = other.place;
    question.answer_place = other.answer_place;
    if (bank_.settings.question_pages && !other.topics.empty()) question.topics = std::move(other.topics);
    question.tags = std::move(other.tags);
    question.level = other.level;
    question.kind = other.kind;
    question.language = std::move(other.language);
    question.choices = std::move(other.choices);
    question.quoted_sources = std::move(other.quoted_sources);
    question.author = std::move(other.author);
    if (question.asked.size() == other.asked.size()) question.asked = std::move(other.asked);
    return Retold{{*found}, false};
}

}  // namespace qbank
