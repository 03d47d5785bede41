// YAML lists of questions: plain strings, or maps with `question`/`q` and `answer`/`a`.
#include <algorithm>
#include <array>

#include "base/text.hpp"
#include "parse/ledger.hpp"
#include "parse/reader.hpp"

namespace qbank {
namespace {

/// The first of these keys that the map has.
const yaml::Value* first_of(const yaml::Value& map, std::initializer_list<std::string_view> keys) {
    for (const std::string_view key : keys) {
        if (const yaml::Value* found = map.find(key)) return found;
    }
    return nullptr;
}

/// The list of questions: the document itself, or what its `questions:` holds.
const yaml::Value* question_list(const yaml::Value& root) {
    const yaml::Value* list = root.is_map() ? first_of(root, {"questions", "items", "faq"}) : &root;
    return list && list->is_list() ? list : nullptr;
}

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

std::optional<RawQuestion> question_of(const yaml::Value& item) {
    RawQuestion question;
    if (item.is_scalar()) {
        question.wording = {text::squeeze(item.scalar), item.place};
    } else {
        const yaml::Value* wording = first_of(item, {"question", "q", "title"});
        if (!item.is_map() || !wording || !wording->is_scalar()) return std::nullopt;
        question.wording = {text::squeeze(wording->scalar), wording->place};
        question.choices = choices_of(item);
        const yaml::Value* answer = question.choices.empty() ? first_of(item, {"answer", "a", "explanation"})
                                                             : item.find("explanation");
        if (answer && answer->is_scalar() && !text::trim(answer->scalar).empty()) {
            question.answer = Text{std::string(text::trim(answer->scalar)), answer->place};
        }
        if (const yaml::Value* id = item.find("id"); id && id->is_scalar()) question.id = id->scalar;
        question.front_matter = item;
    }
    if (question.wording.value.empty()) return std::nullopt;
    return question;
}

/// The line before the next entry begins.
std::uint32_t end_of(const yaml::Value& list, std::size_t index, std::uint32_t last_line) {
    return index + 1 < list.items.size() ? list.items[index + 1].place.line - 1 : last_line;
}

}  // namespace

RawDocument read_yaml(const SourceFile& file, const Settings&, Diagnostics& diagnostics) {
    RawDocument document;
    document.path = file.path;
    const std::vector<std::string_view> lines = text::lines(file.text);
    Ledger ledger(lines);
    const auto last_line = static_cast<std::uint32_t>(lines.size());

    const std::optional<yaml::Value> root = yaml::parse(file.text, file.at(1, 1), diagnostics);
    const yaml::Value* list = root ? question_list(*root) : nullptr;
    if (root && root->is_map()) {
        const yaml::Value* title = first_of(*root, {"title", "name", "topic"});
        if (title && title->is_scalar()) document.title = title->scalar;
    }
    if (!list) {
        ledger.claim(1, last_line, LineUse::skipped, "not a list of questions");
    } else {
        document.shape = "YAML list";
        for (std::size_t i = 0; i < list->items.size(); ++i) {
            const yaml::Value& item = list->items[i];
            std::optional<RawQuestion> question = question_of(item);
            if (!question) {
                ledger.claim(item.place.line, end_of(*list, i, last_line), LineUse::skipped,
                             "entry without a question");
                continue;
            }
            ledger.claim(question->wording.place.line, question->wording.place.line, LineUse::question);
            ledger.claim(item.place.line, end_of(*list, i, last_line), LineUse::answer);
            if (!document.title.empty()) question->section.push_back({document.title, file.at(1)});
            document.questions.push_back(std::move(*question));
        }
        ledger.claim(1, last_line, LineUse::note, "front matter");
    }
    document.lines = ledger.spans();
    return document;
}

}  // namespace qbank
