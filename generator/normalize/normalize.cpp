#include "normalize/normalize.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "base/markdown.hpp"
#include "base/parallel.hpp"
#include "base/text.hpp"
#include "base/unicode.hpp"
#include "base/yaml_fields.hpp"
#include "normalize/display.hpp"
#include "normalize/ids.hpp"
#include "normalize/key.hpp"
#include "normalize/kind.hpp"
#include "normalize/own_file.hpp"
#include "normalize/topics.hpp"

namespace qbank {
namespace {

/// The file's name without folder and ending.
std::string_view stem_of(std::string_view path) {
    const std::string_view name = path.substr(path.rfind('/') + 1);
    return name.substr(0, name.rfind('.'));
}

/// Finds the source that a document's questions come from; a document that no source describes is its own.
class SourceNames {
  public:
    explicit SourceNames(Settings& settings) : settings_(settings) {
        for (const Source& source : settings.sources) taken_.insert(source.id);
    }

    std::string find_or_add(const RawDocument& document) {
        for (const Source& source : settings_.sources) {
            if (source.document == document.path) return source.id;
        }
        Source source;
        source.id = unicode::slug(stem_of(document.path));
        if (source.id.empty() || taken_.contains(source.id)) {
            source.id = unicode::slug(text::replace_all(document.path, "/", "-"), 100);
        }
        if (source.id.empty() || !taken_.insert(source.id).second) return source.id;
        source.title = display_title(document.title);
        if (source.title.empty()) source.title = stem_of(document.path);
        source.document = document.path;
        settings_.sources.push_back(source);
        return source.id;
    }

  private:
    Settings& settings_;
    std::set<std::string> taken_;
};

/// The topic of a question in a document: what the innermost heading means that names more than a level.
std::string topic_of(const RawDocument& document, const RawQuestion& raw, TopicNames& topics) {
    for (auto heading = raw.section.rbegin(); heading != raw.section.rend(); ++heading) {
        if (const std::string id = topics.find(heading->value); !id.empty()) return id;
    }
    for (auto heading = raw.section.rbegin(); heading != raw.section.rend(); ++heading) {
        if (is_only_level(display_title(heading->value))) continue;
        if (const std::string id = topics.find_or_add(heading->value); !id.empty()) return id;
    }
    if (const std::string id = topics.find_or_add(document.title); !id.empty()) return id;
    return topics.find_or_add(text::replace_all(stem_of(document.path), "_", " "));
}

Level level_of_sections(const RawQuestion& raw) {
    for (auto heading = raw.section.rbegin(); heading != raw.section.rend(); ++heading) {
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

/// The topics that an item names, the main one first; that one may also go by the heading it stands under.
void add_topics(const RawDocument& document, const RawQuestion& raw, TopicNames& topics, Question& question) {
    const yaml::Value* named = raw.front_matter ? raw.front_matter->find("topics") : nullptr;
    const auto name = [&](std::size_t i) -> std::string {
        return named && i < named->items.size() ? named->items[i].scalar : std::string();
    };
    std::string main = topics.find(name(0));
    if (main.empty()) main = topic_of(document, raw, topics);
    if (!main.empty()) question.topics.push_back(main);
    for (std::size_t i = 1; named && i < named->items.size(); ++i) {
        const std::string id = topics.find_or_add(name(i));
        if (!id.empty() &&
            std::find(question.topics.begin(), question.topics.end(), id) == question.topics.end())
            question.topics.push_back(id);
    }
}

std::optional<Question> document_question(const RawDocument& document, RawQuestion& raw,
                                          std::uint32_t position, const std::string& source,
                                          const Settings& settings, TopicNames& topics,
                                          Diagnostics& diagnostics) {
    Question question;
    question.wording = display_wording(raw.wording.value);
    question.plain = markdown::plain_inline(question.wording);
    if (question.plain.empty()) {
        diagnostics.warning("empty-question", raw.wording.place, "a question without words is left out", "");
        return std::nullopt;
    }
    question.place = raw.wording.place;
    if (raw.answer) {
        question.answer = std::move(raw.answer->value);
        question.answer_place = raw.answer->place;
    }
    question.choices = raw.choices;
    if (raw.stem) question.stem = raw.stem->value;
    question.language = unicode::language_by_script(question.plain).value_or(settings.language);
    question.kind = kind_of(question.plain);
    question.level = level_of_sections(raw);
    if (raw.front_matter) read_item_keys(*raw.front_matter, settings, question, diagnostics);
    if (raw.id && unicode::slug(*raw.id, 100) == *raw.id) {
        question.id = *raw.id;
        question.explicit_id = true;
    }
    add_topics(document, raw, topics, question);

    Occurrence asked;
    asked.source = source;
    asked.place = raw.wording.place;
    asked.position = position;
    asked.number = raw.number;
    for (const Text& heading : raw.section) asked.section.push_back(markdown::plain_inline(heading.value));
    asked.wording = raw.wording.value;
    asked.answer = question.answer;
    question.asked.push_back(std::move(asked));
    return question;
}

}  // namespace

std::vector<Question> normalize(std::vector<RawDocument> documents, Settings& settings,
                                NormalizeOptions options, Diagnostics& diagnostics) {
    TopicNames topics(settings);
    SourceNames sources(settings);
    std::size_t count = 0;
    for (const RawDocument& document : documents) count += document.questions.size();
    std::vector<Question> questions;
    questions.reserve(count);
    for (RawDocument& document : documents) {
        std::string source;
        std::uint32_t position = 0;
        for (RawQuestion& raw : document.questions) {
            std::optional<Question> question;
            if (raw.own_file) {
                question = own_question(raw, document.path, settings, topics, diagnostics);
            } else {
                if (source.empty()) source = sources.find_or_add(document);
                question =
                    document_question(document, raw, ++position, source, settings, topics, diagnostics);
            }
            if (question && (options.drafts || !question->draft)) questions.push_back(std::move(*question));
            raw = {};  // the question has what it needs of the answer and front matter, both large
        }
        document = {};
    }
    for_each_index(questions.size(), options.jobs, [&](std::size_t i) {
        Question& question = questions[i];
        question.key = normal_form(question.plain, question.choices, question.answer ? *question.answer : "",
                                   question.stem ? *question.stem : "");
    });
    assign_ids(questions, diagnostics);
    return questions;
}

}  // namespace qbank
