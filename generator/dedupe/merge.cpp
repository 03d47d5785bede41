#include "dedupe/merge.hpp"

#include <algorithm>
#include <tuple>

namespace qbank {
namespace {

/// Higher is clearer. A whole sentence says what is asked; past some length a wording only tells more of a
/// story.
int clarity(const Question& question) {
    const std::string& plain = question.plain;
    int score = 0;
    if (plain.ends_with('?')) score += 3;
    if (plain.ends_with('.')) score += 1;
    const std::size_t words = static_cast<std::size_t>(std::count(plain.begin(), plain.end(), ' ')) + 1;
    if (words >= 4) score += 2;
    if (words > 20) score -= 2;
    return score;
}

std::size_t preference(const Question& question, const Preferred& preferred) {
    if (preferred.empty()) return 0;
    const auto found = preferred.find(question.id);
    return found == preferred.end() ? 0 : preferred.size() - found->second;
}

auto rank(const Question& q, const Preferred& preferred) {
    return std::make_tuple(preference(q, preferred), q.own_file, q.answer.has_value(), q.explicit_id,
                           clarity(q));
}

template <class T>
void add_new(std::vector<T>& into, std::vector<T>&& others) {
    for (T& other : others) {
        if (std::find(into.begin(), into.end(), other) == into.end()) into.push_back(std::move(other));
    }
}

}  // namespace

std::size_t standing(const std::vector<Question>& questions, const std::vector<std::size_t>& members,
                     const Preferred& preferred) {
    std::size_t best = members.front();
    for (const std::size_t member : members) {
        if (rank(questions[member], preferred) > rank(questions[best], preferred)) best = member;
    }
    return best;
}

void merge(Question& into, Question&& other) {
    if (other.id != into.id) add_new(into.aliases, {std::move(other.id)});
    add_new(into.aliases, std::move(other.aliases));
    add_new(into.topics, std::move(other.topics));
    add_new(into.tags, std::move(other.tags));
    if (into.level == Level::none) into.level = other.level;
    if (!into.answer && other.answer) {
        into.answer = std::move(other.answer);
        into.answer_place = other.answer_place;
    }
    if (!into.stem) into.stem = std::move(other.stem);
    if (into.choices.empty()) into.choices = std::move(other.choices);
    for (Reference& related : other.related) into.related.push_back(std::move(related));
    add_new(into.quoted_sources, std::move(other.quoted_sources));
    for (Occurrence& asked : other.asked) into.asked.push_back(std::move(asked));
}

}  // namespace qbank
