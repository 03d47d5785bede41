#include <fmt/format.h>

#include <set>

#include "base/files.hpp"
#include "base/text.hpp"
#include "base/unicode.hpp"
#include "base/yaml.hpp"
#include "base/yaml_fields.hpp"
#include "load/bank_file.hpp"
#include "load/load.hpp"
#include "load/permalinks.hpp"
#include "load/plain_pages.hpp"

namespace qbank {
namespace {

namespace fs = std::filesystem;

std::string value_or(const std::optional<Text>& found, std::string otherwise) {
    return found ? found->value : std::move(otherwise);
}

std::vector<std::string> values(const std::vector<Text>& texts) {
    std::vector<std::string> result;
    for (const Text& t : texts) result.push_back(t.value);
    return result;
}

bool is_http(std::string_view url) {
    return text::istarts_with(url, "http://") || text::istarts_with(url, "https://");
}

/// An http(s) address, or an error. `slash`: with or without a '/' at the end.
std::string address(const std::optional<Text>& found, std::string_view key, bool slash,
                    Diagnostics& diagnostics) {
    if (!found || found->value.empty()) return "";
    std::string url = found->value;
    if (!is_http(url) || url.find_first_of(" \"<>?#\\") != std::string::npos) {
        diagnostics.error("address", found->place,
                          fmt::format("{} is not an address of a site: \"{}\"", key, url),
                          "write it whole, as in https://example.org/bank/");
        return "";
    }
    while (!url.empty() && url.back() == '/') url.pop_back();
    return slash ? url + "/" : url;
}

/// `pages: questions`, which is what goes without saying, or `pages: topics`.
bool has_question_pages(const std::optional<Text>& found, Diagnostics& diagnostics) {
    if (!found || found->value.empty() || found->value == "questions") return true;
    if (found->value == "topics") return false;
    diagnostics.error(
        "pages", found->place, fmt::format("pages cannot be \"{}\"", found->value),
        "write `topics` for a site without a page of its own for each question, or `questions`");
    return true;
}

void read_bank_yml(const BankFile& file, Settings& settings, Diagnostics& diagnostics) {
    if (!file.values || !file.expect(yaml::Kind::map, "`title: …` and other keys", diagnostics)) return;
    yaml::Fields fields(*file.values, "bank.yml", diagnostics);
    settings.title = value_or(fields.text("title"), settings.title);
    settings.description = value_or(fields.text("description"), "");
    settings.base_url = address(fields.text("base_url"), "base_url", true, diagnostics);
    settings.repository = address(fields.text("repository"), "repository", false, diagnostics);
    settings.branch = value_or(fields.text("branch"), settings.branch);
    settings.folder = value_or(fields.text("folder"), "");
    settings.language = value_or(fields.text("language"), settings.language);
    settings.highlight = fields.flag("highlight", true);
    settings.offline = fields.flag("offline", false);
    settings.markdown_pages = fields.flag("markdown_pages", false);
    settings.question_pages = has_question_pages(fields.text("pages"), diagnostics);
    settings.exports = fields.texts("exports");
    if (const yaml::Value* defaults = fields.value("defaults"); defaults && defaults->is_map()) {
        yaml::Fields nested(*defaults, "defaults of bank.yml", diagnostics);
        settings.default_level = nested.text("level");
        nested.finish();
    }
    fields.finish();
}

/// An id for a topic or source: `[a-z0-9-]`, present, and used once.
std::string checked_id(const std::optional<Text>& found, const Place& entry, std::string_view what,
                       std::set<std::string>& taken, Diagnostics& diagnostics) {
    if (!found || found->value.empty()) {
        diagnostics.error("missing-id", entry, fmt::format("a {} without an id", what),
                          "add `id: short-name`");
        return "";
    }
    if (unicode::slug(found->value, 100) != found->value) {
        diagnostics.error(
            "id", found->place, fmt::format("\"{}\" cannot be an id", found->value),
            fmt::format("use small letters, digits and hyphens: {}", unicode::slug(found->value, 100)));
        return "";
    }
    if (!taken.insert(found->value).second) {
        diagnostics.error("duplicate-id", found->place,
                          fmt::format("two {}s have the id \"{}\"", what, found->value),
                          "rename one of them");
        return "";
    }
    return found->value;
}

void read_topics(const BankFile& file, Settings& settings, Diagnostics& diagnostics) {
    std::set<std::string> taken;
    for (const yaml::Value* entry : file.entries("topics", diagnostics)) {
        yaml::Fields fields(*entry, "topics.yml", diagnostics);
        Topic topic;
        topic.id = checked_id(fields.text("id"), entry->place, "topic", taken, diagnostics);
        topic.title = value_or(fields.text("title"), topic.id);
        topic.group = value_or(fields.text("group"), "");
        topic.description = value_or(fields.text("description"), "");
        topic.aliases = values(fields.texts("aliases"));
        fields.finish();
        if (!topic.id.empty()) settings.topics.push_back(std::move(topic));
    }
}

void read_sources(const BankFile& file, Settings& settings, Diagnostics& diagnostics) {
    std::set<std::string> taken;
    for (const yaml::Value* entry : file.entries("sources", diagnostics)) {
        yaml::Fields fields(*entry, "sources.yml", diagnostics);
        Source source;
        source.id = checked_id(fields.text("id"), entry->place, "source", taken, diagnostics);
        source.title = value_or(fields.text("title"), source.id);
        source.author = value_or(fields.text("author"), "");
        const std::optional<Text> url = fields.text("url");
        if (url && !url->value.empty() && !is_http(url->value)) {
            diagnostics.error("address", url->place, fmt::format("url is not an address: \"{}\"", url->value),
                              "write it whole, as in https://example.org/questions");
        } else {
            source.url = value_or(url, "");
        }
        source.year = value_or(fields.text("year"), "");
        source.note = value_or(fields.text("note"), "");
        source.document = value_or(fields.text("document"), "");
        source.shape = value_or(fields.text("shape"), "");
        fields.finish();
        if (!source.id.empty()) settings.sources.push_back(std::move(source));
    }
}

void read_synonyms(const BankFile& file, Settings& settings, Diagnostics& diagnostics) {
    if (!file.values || file.values->is_null()) return;
    if (!file.expect(yaml::Kind::list, "a list of groups, such as `- [drf, django rest framework]`",
                     diagnostics))
        return;
    for (const yaml::Value& group : file.values->items) {
        std::vector<std::string> terms;
        if (group.is_scalar()) {
            for (const std::string_view term : text::split(group.scalar, '='))
                terms.emplace_back(text::trim(term));
        } else {
            for (const yaml::Value& term : group.items) {
                if (term.is_scalar()) terms.push_back(term.scalar);
            }
        }
        std::erase(terms, "");
        if (terms.size() < 2) {
            diagnostics.error("synonyms", group.place, "a group of synonyms needs at least two terms",
                              "write `- [drf, django rest framework]`");
            continue;
        }
        settings.synonyms.push_back(std::move(terms));
    }
}

void read_decisions(const BankFile& file, Settings& settings, Diagnostics& diagnostics) {
    if (!file.values || file.values->is_null()) return;
    if (!file.expect(yaml::Kind::map,
                     "`same:` and `different:`, each a list of pairs of ids, or `stands:`, a list of ids",
                     diagnostics))
        return;
    yaml::Fields fields(*file.values, "duplicates.yml", diagnostics);
    for (const bool same : {true, false}) {
        const yaml::Value* pairs = fields.value(same ? "same" : "different");
        if (!pairs || pairs->is_null()) continue;
        for (const yaml::Value& pair : pairs->items) {
            if (pair.items.size() != 2 || !pair.items[0].is_scalar() || !pair.items[1].is_scalar()) {
                diagnostics.error("decision", pair.place, "a decision is a pair of ids",
                                  "write `- [one-id, other-id]`");
                continue;
            }
            Place place = pair.items[0].place;
            if (pair.items[1].place.line == place.line) place.end_column = pair.items[1].place.end_column;
            settings.decisions.push_back({pair.items[0].scalar, pair.items[1].scalar, same, place});
        }
    }
    settings.standing = fields.texts("stands");
    fields.finish();
}

std::vector<std::string> list_static_files(const fs::path& bank) {
    std::vector<std::string> result;
    if (!files::is_folder(bank / "static")) return result;
    for (const files::Entry& entry : files::walk(bank / "static", [](const std::string&) { return true; })) {
        if (entry.regular) result.push_back(entry.path);
    }
    return result;
}

}  // namespace

Settings load_settings(const fs::path& bank, Diagnostics& diagnostics, const Limits& limits) {
    Settings settings;
    settings.limits = limits;
    const BankFile bank_yml(bank, "bank.yml", limits, diagnostics);
    settings.has_bank_file = bank_yml.exists;
    read_bank_yml(bank_yml, settings, diagnostics);
    read_topics(BankFile(bank, "topics.yml", limits, diagnostics), settings, diagnostics);
    read_sources(BankFile(bank, "sources.yml", limits, diagnostics), settings, diagnostics);
    read_synonyms(BankFile(bank, "synonyms.yml", limits, diagnostics), settings, diagnostics);
    read_decisions(BankFile(bank, "duplicates.yml", limits, diagnostics), settings, diagnostics);
    const BankFile ledger(bank, "permalinks.yml", limits, diagnostics);
    settings.has_ledger = ledger.exists;
    settings.permalinks = read_permalinks(ledger, diagnostics);
    settings.pages = load_plain_pages(bank, limits, diagnostics);
    settings.static_files = list_static_files(bank);
    return settings;
}

}  // namespace qbank
