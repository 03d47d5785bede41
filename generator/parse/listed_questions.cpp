#include "parse/listed_questions.hpp"

#include <algorithm>
#include <optional>
#include <vector>

#include "parse/question_values.hpp"

namespace qbank {
namespace {

/// A list of questions somewhere in a value, below these titles.
struct ListedQuestions {
    const yaml::Value* list = nullptr;
    Headings section;
    std::uint32_t last_line = 0;  ///< before the next thing begins
};

/// The line before the next entry begins.
std::uint32_t end_of(const ListedQuestions& found, std::size_t index) {
    const std::vector<yaml::Value>& items = found.list->items;
    return index + 1 < items.size() ? items[index + 1].place.line - 1 : found.last_line;
}

void read_list(const ListedQuestions& found, Ledger& ledger, RawDocument& document) {
    for (const Text& title : found.section)
        ledger.claim(title.place.line, title.place.line, LineUse::section);
    for (std::size_t i = 0; i < found.list->items.size(); ++i) {
        const yaml::Value& item = found.list->items[i];
        std::optional<RawQuestion> question = question_from(item);
        if (!question) {
            ledger.claim(item.place.line, end_of(found, i), LineUse::skipped, "entry without a question");
            continue;
        }
        ledger.claim(question->wording.place.line, question->wording.place.line, LineUse::question);
        ledger.claim(item.place.line, end_of(found, i), LineUse::answer);
        question->section = found.section;
        document.questions.push_back(std::move(*question));
    }
}

/// Most entries are questions with more to say of them, which no other lists are.
bool holds_questions(const yaml::Value& list) {
    const auto asking = std::count_if(list.items.begin(), list.items.end(), [](const yaml::Value& item) {
        return item.is_map() && first_of(item, {"question", "q"}) != nullptr;
    });
    return asking > 0 && asking * 2 >= std::ssize(list.items);
}

void find_lists(const yaml::Value& value, Lists lists, std::uint32_t last_line, Headings& section,
                std::vector<ListedQuestions>& found) {
    const yaml::Value* title = first_of(value, {"title", "name", "topic", "category", "section"});
    const bool titled = title && title->is_scalar() && !title->scalar.empty();
    if (titled) section.push_back({title->scalar, title->place});
    for (std::size_t i = 0; i < value.members.size(); ++i) {
        const yaml::Member& member = value.members[i];
        const std::uint32_t end =
            i + 1 < value.members.size() ? value.members[i + 1].key.place.line - 1 : last_line;
        // Deeper down "items:" is a part of anything.
        const bool named = lists == Lists::all && &member.value == list_of_questions(value) &&
                           (section.empty() || member.key.value == "questions");
        if (named || (member.value.is_list() && holds_questions(member.value))) {
            found.push_back({&member.value, section, end});
        } else {
            find_lists(member.value, lists, end, section, found);
        }
    }
    for (std::size_t i = 0; i < value.items.size(); ++i)
        find_lists(value.items[i], lists,
                   i + 1 < value.items.size() ? value.items[i + 1].place.line - 1 : last_line, section,
                   found);
    if (titled) section.pop_back();
}

}  // namespace

bool read_listed_questions(const yaml::Value& root, Lists lists, std::uint32_t last_line, Ledger& ledger,
                           RawDocument& document) {
    std::vector<ListedQuestions> found;
    Headings section;
    find_lists(root, lists, last_line, section, found);
    if (found.empty() && root.is_list() && lists == Lists::all) found.push_back({&root, {}, last_line});
    for (const ListedQuestions& list : found) read_list(list, ledger, document);
    return !found.empty();
}

}  // namespace qbank
