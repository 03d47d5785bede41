#include "render/filters.hpp"

#include <fmt/format.h>

#include <map>

#include "base/text.hpp"

namespace qbank {
namespace {

struct Counts {
    std::map<Level, std::size_t> levels;
    std::map<Kind, std::size_t> kinds;
    std::map<std::size_t, std::size_t> tags;  // by index, which is the order of the bank
    std::map<std::string_view, std::size_t> sources;
};

Counts count(const Context& context, const std::vector<std::size_t>& questions) {
    Counts counts;
    for (const std::size_t q : questions) {
        const BankQuestion& question = context.bank.questions[q];
        if (question.level != Level::none) ++counts.levels[question.level];
        ++counts.kinds[question.kind];
        for (const std::size_t tag : tags_of(context, question)) ++counts.tags[tag];
        for (const std::string& source : question.sources) ++counts.sources[source];
    }
    return counts;
}

Data choice(Data data, Field section, std::string_view id, std::string_view title, std::size_t count) {
    Data entry = data.add(section);
    entry.set("ID", id);
    entry.set("CHOICE_TITLE", title);
    entry.set("COUNT", count);
    return entry;
}

}  // namespace

void add_filters(const Context& context, const std::vector<std::size_t>& questions, Data data) {
    const Counts counts = count(context, questions);
    data.show_if("HAS_LEVELS", !counts.levels.empty());
    for (const auto& [level, n] : counts.levels) {
        const std::string_view name = name_of(level);
        choice(data, "LEVEL_CHOICE", name, context.strings.get(fmt::format("level_{}", name)), n);
    }
    data.show_if("HAS_KINDS", counts.kinds.size() > 1);
    for (const auto& [kind, n] : counts.kinds) {
        const std::string_view name = name_of(kind);
        choice(data, "KIND_CHOICE", name, context.strings.get(fmt::format("kind_{}", name)), n);
    }
    data.show_if("HAS_TAGS", !counts.tags.empty());
    for (const auto& [tag, n] : counts.tags) {
        choice(data, "TAG_CHOICE", context.bank.tags[tag].id, context.bank.tags[tag].title, n);
    }
    data.show_if("HAS_SOURCES", !counts.sources.empty());
    for (const BankSource& source : context.bank.sources) {
        const auto found = counts.sources.find(source.id);
        if (found != counts.sources.end()) {
            choice(data, "SOURCE_CHOICE", source.id, source.title, found->second);
        }
    }
}

void set_filter_values(const Context& context, const BankQuestion& question, Data data) {
    std::vector<std::string> tags;
    for (const std::size_t tag : tags_of(context, question)) tags.push_back(context.bank.tags[tag].id);
    data.set("LEVEL", name_of(question.level));
    data.set("KIND", name_of(question.kind));
    data.set("WEIGHT_NUMBER", question.sources.size());
    data.set("TAG_IDS", text::join(tags, " "));
    data.set("SOURCE_IDS", text::join(question.sources, " "));
    data.set_if("HAS_ALIASES", "ALIASES", text::join(question.aliases, " "));
}

}  // namespace qbank
