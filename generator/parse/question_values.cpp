#include "parse/question_values.hpp"

#include <algorithm>
#include <initializer_list>

#include "base/text.hpp"

namespace qbank {
namespace {

bool is_true(const yaml::Value* value) {
    if (!value || !value->is_scalar()) return false;
    const std::string folded = text::lower(value->scalar);
    return folded == "true" || folded == "yes";
}

std::vector<Choice> choices_of(const yaml::Value& item) {
    std::vector<Choice> result;
    const yaml::Value* all = first_of(item, {"choices", "options", "answers"});
    if (!all) return result;
    for (const yaml::Value& entry : all->items) {
        if (entry.is_scalar()) {
            result.push_back({entry.scalar, false});
        } else if (const yaml::Value* words = first_of(entry, {"text", "option", "answer", "value", "label"});
                   words && words->is_scalar()) {
            result.push_back(
                {words->scalar, is_true(first_of(entry, {"correct", "is_correct", "valid", "right"}))});
        }
    }
    for (const yaml::Member& member : all->members)  // "a: …", "b: …"
        if (member.value.is_scalar()) result.push_back({member.value.scalar, false});
    // The key: an index from 0, the text of the right choice, or the letter that stands before it.
    const yaml::Value* key = first_of(item, {"answer", "a", "correct", "correct_answer"});
    if (!key || !key->is_scalar()) return result;
    const std::optional<std::uint32_t> index = text::number(key->scalar);
    for (std::size_t i = 0; i < result.size(); ++i) {
        const bool letter =
            all->is_map() && i < all->members.size() && all->members[i].key.value == key->scalar;
        if (letter || (index ? *index == i : key->scalar == result[i].markdown)) result[i].correct = true;
    }
    return result;
}

/// Without blank lines before it and white space behind; the indentation of its first line stays.
std::string_view trim_block(std::string_view text) {
    text = text::trim_right(text);
    const std::size_t first = std::min(text.find_first_not_of(" \t\r\n"), text.size());
    const std::size_t line = text.substr(0, first).rfind('\n');
    return line == std::string_view::npos ? text : text.substr(line + 1);
}

/// Where a wording of several lines goes over into what is shown with it: code, or another paragraph.
std::size_t end_of_wording(std::string_view text) {
    return std::min({text.find("\n\n"), text.find("\n```"), text.find("\n~~~"), text.size()});
}

void take_wording_and_stem(const yaml::Value& whole, RawQuestion& question) {
    const std::string_view text = whole.scalar;
    const std::size_t first = std::min(text.find_first_not_of('\n'), text.size());
    const std::size_t end = first + end_of_wording(text.substr(first));
    const std::string wording = text::squeeze(text.substr(first, end - first));
    if (wording.empty()) return;
    question.wording = {wording, whole.place};
    const std::string_view stem = trim_block(text.substr(end));
    if (!stem.empty()) question.stem = Text{std::string(stem), whole.place};
}

/// `question_markdown` of our own export: the wording on its first line, what is shown with it below.
void read_markdown_form(const yaml::Value& item, RawQuestion& question) {
    const yaml::Value* whole = item.find("question_markdown");
    if (!whole || !whole->is_scalar()) return;
    take_wording_and_stem(*whole, question);
}

}  // namespace

const yaml::Value* first_of(const yaml::Value& map, std::initializer_list<std::string_view> keys) {
    for (const std::string_view key : keys) {
        if (const yaml::Value* found = map.find(key)) return found;
    }
    return nullptr;
}

const yaml::Value* list_of_questions(const yaml::Value& root) {
    const yaml::Value* list = root.is_map() ? first_of(root, {"questions", "items", "faq"}) : &root;
    return list && list->is_list() ? list : nullptr;
}

std::optional<RawQuestion> question_from(const yaml::Value& item) {
    RawQuestion question;
    if (item.is_scalar()) {
        question.wording = {text::squeeze(item.scalar), item.place};
    } else {
        const yaml::Value* wording = first_of(item, {"question", "q", "title"});
        if (!item.is_map() || !wording || !wording->is_scalar()) return std::nullopt;
        take_wording_and_stem(*wording, question);
        read_markdown_form(item, question);
        question.choices = choices_of(item);
        const yaml::Value* answer = question.choices.empty()
                                        ? first_of(item, {"answer", "answer_markdown", "a", "explanation"})
                                        : first_of(item, {"explanation", "answer_markdown"});
        if (answer && answer->is_scalar() && !text::trim(answer->scalar).empty()) {
            question.answer = Text{std::string(trim_block(answer->scalar)), answer->place};
        }
        if (const yaml::Value* id = item.find("id"); id && id->is_scalar()) question.id = id->scalar;
        question.front_matter = item;
    }
    if (question.wording.value.empty()) return std::nullopt;
    return question;
}

}  // namespace qbank
