#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/diagnostics.hpp"
#include "base/text.hpp"
#include "base/yaml.hpp"
#include "format/format.hpp"

namespace qbank {
namespace {

constexpr std::array<std::string_view, 21> key_order{
    "id",         "question", "title",   "topic",    "topics",   "categories",     "level",
    "difficulty", "kind",     "tags",    "keywords", "language", "translation_of", "choices",
    "asked_in",   "sources",  "related", "aliases",  "author",   "updated",        "draft"};

std::size_t rank(std::string_view key) {
    return static_cast<std::size_t>(std::find(key_order.begin(), key_order.end(), key) - key_order.begin());
}

/// The lines of one key: what stands above it (comments), its own, and those that belong to its value.
struct Entry {
    std::string key;
    std::string lines;
};

std::string without_blanks_at_end(std::string_view line) { return std::string(text::trim_right(line)); }

/// Tabs that indent become two spaces each: YAML has none there.
std::string without_tabs(std::string_view line) {
    std::string result;
    std::size_t i = 0;
    for (; i < line.size() && (line[i] == ' ' || line[i] == '\t'); ++i)
        result += line[i] == '\t' ? "  " : " ";
    return result + std::string(line.substr(i));
}

/// "key:" at the beginning of a line, or "".
std::string_view key_of(std::string_view line) {
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos || colon == 0) return "";
    if (colon + 1 < line.size() && line[colon + 1] != ' ') return "";
    for (const char c : line.substr(0, colon))
        if (!text::is_alnum(c) && c != '_' && c != '-') return "";
    return line.substr(0, colon);
}

/// Nothing if the lines are not plain `key: value` and what hangs below.
bool take_entries(std::string_view yaml, std::vector<Entry>& entries, std::string& after) {
    std::string above;
    for (const std::string_view raw : text::lines(yaml)) {
        const std::string line = without_blanks_at_end(without_tabs(raw));
        const bool hangs = line.empty() || line.front() == ' ' || line.front() == '-';
        if (!line.empty() && line.front() == '#') {
            above += line + "\n";
        } else if (hangs && !entries.empty()) {
            if (!above.empty()) return false;  // a comment inside a value: left as it is
            entries.back().lines += line + "\n";
        } else if (const std::string_view key = key_of(line); !key.empty()) {
            entries.push_back({std::string(key), above + line + "\n"});
            above.clear();
        } else {
            return false;
        }
    }
    after = above;
    return true;
}

/// Only words that mean themselves in any YAML stand bare in `{}`.
std::string in_braces(const std::string& value) {
    const bool bare = !value.empty() && std::all_of(value.begin(), value.end(), [](char c) {
        return text::is_alnum(c) || c == '-' || c == '_' || c == '.' || c == '/';
    }) && text::is_alnum(value.front());
    if (bare) return value;
    std::string result = "\"";
    for (const char c : value) {
        if (c == '"' || c == '\\') result += '\\';
        result += c;
    }
    return result + "\"";
}

/// `- {source: …, position: 1, number: 1}`, a line each; "" if there is more to it than that.
std::string asked_in_lines(const yaml::Value& list) {
    if (!list.is_list() || list.items.empty()) return "";
    std::string result = "asked_in:\n";
    for (const yaml::Value& entry : list.items) {
        if (!entry.is_map()) return "";
        std::string members;
        std::vector<const yaml::Member*> ordered;
        for (const yaml::Member& member : entry.members) ordered.push_back(&member);
        constexpr std::array<std::string_view, 5> order{"source", "position", "number", "section", "as"};
        std::stable_sort(ordered.begin(), ordered.end(), [&](const yaml::Member* a, const yaml::Member* b) {
            return std::find(order.begin(), order.end(), a->key.value) <
                   std::find(order.begin(), order.end(), b->key.value);
        });
        for (const yaml::Member* member : ordered) {
            if (!member->value.is_scalar()) return "";
            if (member->value.scalar.find_first_of("\n\t") != std::string::npos) return "";
            members += fmt::format("{}{}: {}", members.empty() ? "" : ", ", member->key.value,
                                   in_braces(member->value.scalar));
        }
        result += fmt::format("  - {{{}}}\n", members);
    }
    return result;
}

/// `level: Senior` and `kind: How To` in their one form, if the value is one plain word or two.
std::string named_value(const Entry& entry, const yaml::Value& value) {
    if (!value.is_scalar() || value.scalar.empty()) return entry.lines;
    std::string name = text::lower(text::trim(value.scalar));
    std::replace_if(
        name.begin(), name.end(), [](char c) { return c == ' ' || c == '_'; }, '-');
    constexpr std::array<std::string_view, 13> names{
        "junior",     "mid",    "senior", "easy",       "medium", "hard",    "concept",
        "comparison", "how-to", "design", "experience", "coding", "scenario"};
    const bool known = std::find(names.begin(), names.end(), name) != names.end();
    if (!known || name == value.scalar || entry.lines.find('#') != std::string::npos) return entry.lines;
    return fmt::format("{}: {}\n", entry.key, name);
}

/// Whether the same keys have the same values, whatever their order; level and kind without regard to form.
bool same(const yaml::Value& a, const yaml::Value& b, bool loosely = false) {
    if (a.kind != b.kind) return false;
    if (a.is_scalar()) {
        if (!loosely) return a.scalar == b.scalar;
        const auto plain = [](const std::string& s) {
            return text::replace_all(text::replace_all(text::lower(text::trim(s)), "_", "-"), " ", "-");
        };
        return plain(a.scalar) == plain(b.scalar);
    }
    if (a.items.size() != b.items.size() || a.members.size() != b.members.size()) return false;
    for (std::size_t i = 0; i < a.items.size(); ++i)
        if (!same(a.items[i], b.items[i])) return false;
    return std::all_of(a.members.begin(), a.members.end(), [&](const yaml::Member& member) {
        const yaml::Value* other = b.find(member.key.value);
        const bool name =
            member.key.value == "level" || member.key.value == "kind" || member.key.value == "difficulty";
        return other != nullptr && same(member.value, *other, name);
    });
}

}  // namespace

std::string formatted_front_matter(std::string_view yaml) {
    Diagnostics found;
    const std::optional<yaml::Value> before = yaml::parse(yaml, {}, found);
    std::vector<Entry> entries;
    std::string after;
    if (!before || !before->is_map() || !take_entries(yaml, entries, after)) return std::string(yaml);
    for (Entry& entry : entries) {
        const yaml::Value* value = before->find(entry.key);
        if (!value) return std::string(yaml);
        const bool commented = entry.lines.find('#') != std::string::npos;
        if (entry.key == "asked_in" && !commented) {
            if (std::string lines = asked_in_lines(*value); !lines.empty()) entry.lines = std::move(lines);
        } else if (entry.key == "level" || entry.key == "kind" || entry.key == "difficulty") {
            entry.lines = named_value(entry, *value);
        }
    }
    std::stable_sort(entries.begin(), entries.end(),
                     [](const Entry& a, const Entry& b) { return rank(a.key) < rank(b.key); });
    std::string result;
    for (const Entry& entry : entries) result += entry.lines;
    result += after;
    const std::optional<yaml::Value> now = yaml::parse(result, {}, found);
    return now && same(*before, *now) ? result : std::string(yaml);
}

}  // namespace qbank
