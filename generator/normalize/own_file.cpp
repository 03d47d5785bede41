#include "normalize/own_file.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/day.hpp"
#include "base/markdown.hpp"
#include "base/text.hpp"
#include "base/unicode.hpp"
#include "base/yaml_fields.hpp"
#include "normalize/display.hpp"
#include "normalize/kind.hpp"

namespace qbank {
namespace {

/// The nearest of a few names, or all of them.
std::string one_of(std::string_view given, const std::vector<std::string_view>& known) {
    const std::string_view near = text::nearest(given, known);
    if (!near.empty()) return fmt::format("did you mean \"{}\"?", near);
    std::string all;
    for (const std::string_view name : known) all += fmt::format("{}{}", all.empty() ? "" : ", ", name);
    return "use one of " + all;
}

const yaml::Value& front_matter_of(const RawQuestion& raw) {
    static const yaml::Value none;
    return raw.front_matter ? *raw.front_matter : none;
}

constexpr std::array<std::string_view, 3> topic_keys{"topic", "topics", "categories"};

class OwnFile {
  public:
    OwnFile(const RawQuestion& raw, std::string_view path, const Settings& settings, Diagnostics& diagnostics)
        : raw_(raw),
          path_(path),
          settings_(settings),
          diagnostics_(diagnostics),
          fields_(front_matter_of(raw), "front matter", diagnostics) {}

    std::optional<Question> read() {
        question_.own_file = true;
        question_.place = raw_.wording.place;
        question_.wording = display_wording(raw_.wording.value);
        if (question_.wording.empty()) {
            diagnostics_.error("empty-question", raw_.wording.place, "the question has no words",
                               "write `question: …` in the front matter");
            return std::nullopt;
        }
        question_.plain = markdown::plain_inline(question_.wording);
        if (raw_.answer) {
            question_.answer = raw_.answer->value;
            question_.answer_place = raw_.answer->place;
        }
        read_id();
        for (const std::string_view key : topic_keys) fields_.value(key);  // own_topics() has read them
        read_level();
        read_kind();
        read_choices();
        read_asked_in();
        read_rest();
        if (settings_.has_bank_file) fields_.finish();
        return std::move(question_);
    }

  private:
    void read_id() {
        const std::optional<Text> id = fields_.text("id");
        const std::string_view name = path_.substr(path_.rfind('/') + 1);
        const std::string stem = unicode::slug(name.substr(0, name.rfind('.')), 100);
        if (!id || id->value.empty()) {
            question_.id = stem;
            return;
        }
        if (unicode::slug(id->value, 100) != id->value) {
            diagnostics_.error(
                "id", id->place, fmt::format("\"{}\" cannot be an id", id->value),
                fmt::format("use small letters, digits and hyphens: {}", unicode::slug(id->value, 100)));
            question_.id = stem;
            return;
        }
        question_.id = id->value;
        question_.explicit_id = true;
    }

    void read_level() {
        const std::optional<Text> level = fields_.text("level");
        const std::optional<Text> difficulty = fields_.text("difficulty");
        const std::optional<Text>& given = level ? level : difficulty ? difficulty : settings_.default_level;
        if (!given || given->value.empty()) return;
        if (const std::optional<Level> known = level_named(given->value)) {
            question_.level = *known;
            return;
        }
        // Other projects say easy, medium, hard; in a bank of ours that is a mistake under `level`.
        if ((!level || !settings_.has_bank_file) && level_of(given->value) != Level::none) {
            question_.level = level_of(given->value);
            return;
        }
        if (!settings_.has_bank_file) return;
        const std::vector<std::string_view> known =
            level ? std::vector<std::string_view>{"junior", "mid", "senior"}
                  : std::vector<std::string_view>{"easy", "medium", "hard"};
        diagnostics_.error("level", given->place,
                           fmt::format("unknown {} \"{}\"", level ? "level" : "difficulty", given->value),
                           one_of(given->value, known));
    }

    void read_kind() {
        question_.kind = kind_of(question_.plain);
        const std::optional<Text> kind = fields_.text("kind");
        if (!kind || kind->value.empty()) return;
        if (const std::optional<Kind> known = kind_named(kind->value)) {
            question_.kind = *known;
        } else if (settings_.has_bank_file) {
            diagnostics_.error("kind", kind->place, fmt::format("unknown kind \"{}\"", kind->value),
                               one_of(kind->value, {"concept", "comparison", "how-to", "scenario", "design",
                                                    "experience", "coding"}));
        }
    }

    void read_choices() {
        const yaml::Value* list = fields_.value("choices");
        if (!list || list->is_null()) return;
        if (!list->is_list()) {
            diagnostics_.error("wrong-kind", list->place, "\"choices\" must be a list",
                               "write `- {text: …, correct: true}`");
            return;
        }
        for (const yaml::Value& entry : list->items) {
            if (!entry.is_map()) {
                diagnostics_.error("wrong-kind", entry.place, "a choice must have a text",
                                   "write `- {text: …, correct: true}`");
                continue;
            }
            yaml::Fields fields(entry, "a choice", diagnostics_);
            const std::optional<Text> words = fields.text("text");
            const bool correct = fields.flag("correct", false);
            fields.finish();
            if (words) question_.choices.push_back({words->value, correct});
        }
    }

    Occurrence occurrence(const Place& place) const {
        Occurrence result;
        result.place = place;
        result.wording = question_.wording;
        return result;
    }

    void read_asked_in() {
        Occurrence own = occurrence(raw_.wording.place);
        own.position = 1;
        own.answer = question_.answer;
        question_.asked.push_back(std::move(own));
        const yaml::Value* list = fields_.value("asked_in");
        if (!list || list->is_null()) return;
        if (!list->is_list()) {
            diagnostics_.error("wrong-kind", list->place, "\"asked_in\" must be a list",
                               "write `- {source: …, position: 1}`");
            return;
        }
        for (const yaml::Value& entry : list->items) {
            if (!entry.is_map()) {
                diagnostics_.error("wrong-kind", entry.place, "an entry of \"asked_in\" must name a source",
                                   "write `- {source: …, position: 1}`");
                continue;
            }
            read_asked_in_entry(entry);
        }
    }

    void read_asked_in_entry(const yaml::Value& entry) {
        yaml::Fields fields(entry, "an entry of asked_in", diagnostics_);
        Occurrence asked = occurrence(entry.place);
        if (const std::optional<Text> source = fields.text("source")) {
            asked.source = source->value;
            asked.place.line = source->place.line;
            check_source(*source);
        } else {
            diagnostics_.error("source", entry.place, "an entry of \"asked_in\" without a source",
                               "write `source: …`");
        }
        asked.position = count(fields.text("position")).value_or(0);
        asked.number = count(fields.text("number"));
        if (const std::optional<Text> section = fields.text("section"))
            asked.section.push_back(section->value);
        if (const std::optional<Text> wording = fields.text("as"))
            asked.wording = display_wording(wording->value);
        fields.finish();
        if (!asked.source.empty()) question_.asked.push_back(std::move(asked));
    }

    void check_source(const Text& source) {
        if (!settings_.has_bank_file || settings_.sources.empty()) return;
        std::vector<std::string_view> known;
        for (const Source& s : settings_.sources) {
            if (s.id == source.value) return;
            known.push_back(s.id);
        }
        const std::string_view near = text::nearest(source.value, known);
        diagnostics_
            .error("source", source.place, fmt::format("unknown source \"{}\"", source.value),
                   near.empty() ? "use the id of a source in sources.yml, or add it there"
                                : fmt::format("did you mean \"{}\"?", near))
            .subject = "sources.yml";
    }

    std::optional<std::uint32_t> count(const std::optional<Text>& found) {
        if (!found) return std::nullopt;
        const std::optional<std::uint32_t> number = text::number(found->value);
        if (!number) {
            diagnostics_.error("wrong-kind", found->place,
                               fmt::format("\"{}\" is not a number", found->value), "count from 1");
        }
        return number;
    }

    void read_rest() {
        for (const std::string_view key : {"tags", "keywords"}) {
            for (const Text& tag : fields_.texts(key)) {
                const std::string name = text::squeeze(tag.value);
                if (!name.empty() &&
                    std::find(question_.tags.begin(), question_.tags.end(), name) == question_.tags.end()) {
                    question_.tags.push_back(name);
                }
            }
        }
        fields_.value("question");  // already read by the parser; asked for so that it is known
        if (const std::optional<Text> title = fields_.text("title");
            title && front_matter_of(raw_).find("question")) {
            question_.title = title->value;
        }
        for (const Text& alias : fields_.texts("aliases")) {
            if (unicode::slug(alias.value, 100) == alias.value) {
                question_.aliases.push_back(alias.value);
            } else if (settings_.has_bank_file) {
                diagnostics_.error("id", alias.place,
                                   fmt::format("\"{}\" cannot be an earlier id", alias.value),
                                   "use small letters, digits and hyphens");
            }
        }
        question_.related = fields_.texts("related");
        question_.translation_of = fields_.text("translation_of");
        question_.draft = fields_.flag("draft", false);
        if (const auto author = fields_.text("author")) question_.author = author->value;
        if (const auto updated = fields_.text("updated")) read_date(*updated);
        const std::optional<Text> language = fields_.text("language");
        question_.language = language && !language->value.empty()
                                 ? language->value
                                 : unicode::language_by_script(question_.plain).value_or(settings_.language);
        const yaml::Value* quoted = fields_.value("sources");
        if (quoted && (quoted->is_list() || quoted->is_scalar())) {
            for (const Text& source : fields_.texts("sources"))
                question_.quoted_sources.push_back(source.value);
        }
    }

    void read_date(const Text& updated) {
        if (day::seconds_of(updated.value)) {
            question_.updated = updated.value;
        } else if (settings_.has_bank_file) {
            diagnostics_.error("date", updated.place, fmt::format("\"{}\" is not a date", updated.value),
                               "write it as 2026-11-21");
        }
    }

    const RawQuestion& raw_;
    std::string_view path_;
    const Settings& settings_;
    Diagnostics& diagnostics_;
    yaml::Fields fields_;
    Question question_;
};

}  // namespace

std::vector<std::string> own_topics(const RawQuestion& raw, std::string_view path, const Settings& settings,
                                    TopicNames& topics, Diagnostics& diagnostics) {
    std::vector<std::string> result;
    const auto add = [&](const std::string& id) {
        if (!id.empty() && std::find(result.begin(), result.end(), id) == result.end()) result.push_back(id);
    };
    const bool are_given = settings.has_bank_file && topics.are_given();
    yaml::Fields fields(front_matter_of(raw), "front matter", diagnostics);
    std::vector<Text> named = fields.texts("topic");
    for (Text& more : fields.texts("topics")) named.push_back(std::move(more));
    const std::vector<Text> categories = fields.texts("categories");
    if (named.empty()) named = categories;
    for (const Text& name : named) {
        const std::string id = topics.find(name.value);
        if (id.empty() && are_given) {
            std::vector<std::string_view> known;
            for (const Topic& topic : settings.topics) known.push_back(topic.id);
            const std::string_view near = text::nearest(name.value, known);
            diagnostics
                .error("topic", name.place, fmt::format("unknown topic \"{}\"", name.value),
                       near.empty() ? "use the id of a topic in topics.yml, or add it there"
                                    : fmt::format("did you mean \"{}\"?", near))
                .subject = "topics.yml";
            continue;
        }
        add(id.empty() ? topics.find_or_add(name.value) : id);
    }
    if (!named.empty()) return result;
    // The folder's name.
    const std::size_t slash = path.rfind('/');
    const std::string_view folder = slash == std::string_view::npos ? "" : path.substr(0, slash);
    const std::string_view name = folder.substr(folder.rfind('/') + 1);
    if (name.empty()) return result;
    const std::string id = topics.find(name);
    if (id.empty() && are_given) {
        diagnostics
            .error("topic", raw.wording.place, fmt::format("the folder \"{}\" is not a topic", name),
                   "move the file to the folder of a topic in topics.yml, or write `topic: …`")
            .subject = "topics.yml";
        return result;
    }
    add(id.empty() ? topics.find_or_add(text::replace_all(name, "-", " ")) : id);
    return result;
}

std::optional<Question> own_question(const RawQuestion& raw, std::string_view path, const Settings& settings,
                                     Diagnostics& diagnostics) {
    return OwnFile(raw, path, settings, diagnostics).read();
}

}  // namespace qbank
