#include "parse/question_values.hpp"

#include <algorithm>
#include <initializer_list>

#include "base/text.hpp"

namespace qbank {
namespace {

std::vector<Choice> choices_of(const yaml::Value& item) {
    std::vector<Choice> result;
    const yaml::Value* list = first_of(item, {"choices", "options"});
    if (!list || !list->is_list()) return result;
    for (const yaml::Value& entry : list->items) {
        if (entry.is_scalar()) {
            result.push_back({entry.scalar, false});
        } else if (const yaml::Value* words = first_of(entry, {"text", "option"});
                   words && words->is_scalar()) {
            const yaml::Value* correct = entry.find("correct");
            result.push_back({words->scalar, correct && correct->is_scalar() && correct->scalar == "true"});
        }
    }
    // The key: an index from 0, or the text of the right choice.
    const yaml::Value* key = first_of(item, {"answer", "a", "correct"});
    if (!key || !key->is_scalar()) return result;
    const std::optional<std::uint32_t> index = text::number(key->scalar);
    for (std::size_t i = 0; i < result.size(); ++i) {
        if (index ? *index == i : key->scalar == result[i].markdown) result[i].correct = true;
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

/// `question_markdown` of our own export: the wording on its first line, what is shown with it below.
void read_markdown_form(const yaml::Value& item, RawQuestion& question) {
    const yaml::Value* whole = item.find("question_markdown");
    if (!whole || !whole->is_scalar()) return;
    const std::size_t end = whole->scalar.find("\n\n");
    const std::string wording = text::squeeze(std::string_view(whole->scalar).substr(0, end));
    if (wording.empty()) return;
    question.wording = {wording, whole->place};
    if (end == std::string::npos) return;
    const std::size_t stem = whole->scalar.find_first_not_of('\n', end);
    if (stem != std::string::npos) question.stem = Text{whole->scalar.substr(stem), whole->place};
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
        question.wording = {text::squeeze(wording->scalar), wording->place};
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
