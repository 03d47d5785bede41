#include "normalize/document_questions.hpp"

#include <algorithm>
#include <optional>

#include "base/markdown.hpp"
#include "base/text.hpp"
#include "base/unicode.hpp"
#include "base/yaml_fields.hpp"
#include "normalize/display.hpp"
#include "normalize/kind.hpp"

namespace qbank {
namespace {

Level level_of_section(const Headings& section) {
    for (auto heading = section.rbegin(); heading != section.rend(); ++heading) {
        const std::string title = display_title(heading->value);
        if (is_only_level(title)) return level_of(title);
    }
    return Level::none;
}

/// The keys of a YAML list's item that say something about the question.
void read_item_keys(const yaml::Value& item, const Settings& settings, Question& question,
                    Diagnostics& diagnostics) {
    if (!item.is_map()) return;
    yaml::Fields fields(item, "a question", diagnostics);
    for (const std::string_view key : {"level", "difficulty"}) {
        const std::optional<Text> level = fields.text(key);
        if (!level) continue;
        question.level = level_named(level->value).value_or(level_of(level->value));
    }
    if (const yaml::Value* tags = fields.value("tags"); tags && (tags->is_list() || tags->is_scalar())) {
        for (const Text& tag : fields.texts("tags")) question.tags.push_back(text::squeeze(tag.value));
    }
    if (const auto language = fields.text("language")) question.language = language->value;
    if (question.language.empty()) question.language = settings.language;
    if (const auto kind = fields.text("kind"))
        question.kind = kind_named(kind->value).value_or(question.kind);
    const yaml::Value* aliases = fields.value("aliases");
    if (aliases && (aliases->is_list() || aliases->is_scalar())) {
        for (const Text& alias : fields.texts("aliases")) {
            if (!alias.value.empty() && unicode::slug(alias.value, 100) == alias.value)
                question.aliases.push_back(alias.value);
        }
    }
}

}  // namespace

std::string_view file_stem(std::string_view path) {
    const std::string_view name = path.substr(path.rfind('/') + 1);
    return name.substr(0, name.rfind('.'));
}

void DocumentQuestions::enter(const Headings& section) {
    if (entered_ && section_.shares(section)) return;
    entered_ = true;
    section_ = section;
    level_ = level_of_section(section);
    has_topic_ = false;
    headings_.clear();
    for (const Text& heading : section) headings_.push_back(markdown::plain_inline(heading.value));
}

/// What the innermost heading means that names more than a level.
std::string DocumentQuestions::topic_of(const Headings& section) {
    for (auto heading = section.rbegin(); heading != section.rend(); ++heading) {
        if (const std::string id = topics_.find(heading->value); !id.empty()) return id;
    }
    for (auto heading = section.rbegin(); heading != section.rend(); ++heading) {
        if (is_only_level(display_title(heading->value))) continue;
        if (const std::string id = topics_.find_or_add(heading->value); !id.empty()) return id;
    }
    if (const std::string id = topics_.find_or_add(document_.title); !id.empty()) return id;
    return topics_.find_or_add(text::replace_all(file_stem(document_.path), "_", " "));
}

Question DocumentQuestions::place(const RawQuestion& raw, const std::string& source) {
    enter(raw.section);
    Question question;
    question.place = raw.wording.place;
    question.level = level_;
    // The topics that an item names, the main one first; that one may also go by the heading it stands under.
    const yaml::Value* named = raw.front_matter ? raw.front_matter->find("topics") : nullptr;
    const auto name = [&](std::size_t i) -> std::string {
        return named && i < named->items.size() ? named->items[i].scalar : std::string();
    };
    std::string main = topics_.find(name(0));
    if (main.empty()) {
        if (!has_topic_) topic_ = topic_of(raw.section);
        has_topic_ = true;
        main = topic_;
    }
    if (!main.empty()) question.topics.push_back(std::move(main));
    for (std::size_t i = 1; named && i < named->items.size(); ++i) {
        const std::string id = topics_.find_or_add(name(i));
        if (!id.empty() &&
            std::find(question.topics.begin(), question.topics.end(), id) == question.topics.end())
            question.topics.push_back(id);
    }
    Occurrence& asked = question.asked.emplace_back();
    asked.source = source;
    asked.place = raw.wording.place;
    asked.position = ++position_;
    asked.number = raw.number;
    asked.section = headings_;
    return question;
}

void read_document_question(RawQuestion& raw, const Settings& settings, Question& question,
                            Diagnostics& diagnostics) {
    question.wording = display_wording(raw.wording.value);
    question.plain = markdown::plain_inline(question.wording);
    if (question.plain.empty()) {
        diagnostics.warning("empty-question", raw.wording.place, "a question without words is left out", "");
        return;
    }
    if (raw.answer) {
        question.answer = std::move(raw.answer->value);
        question.answer_place = raw.answer->place;
    }
    question.choices = raw.choices;
    if (raw.stem) question.stem = raw.stem->value;
    question.language = unicode::language_by_script(question.plain).value_or(settings.language);
    question.kind = kind_of(question.plain);
    if (raw.front_matter) read_item_keys(*raw.front_matter, settings, question, diagnostics);
    if (raw.id && unicode::slug(*raw.id, 100) == *raw.id) {
        question.id = *raw.id;
        question.explicit_id = true;
    }
    Occurrence& asked = question.asked.front();
    asked.wording = raw.wording.value;
    asked.answer = question.answer;
}

}  // namespace qbank
