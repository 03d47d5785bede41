#include "import/asked_in.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/front_matter.hpp"
#include "base/text.hpp"
#include "base/yaml.hpp"

namespace qbank {
namespace {

/// In braces a plain text would end at its first comma, so texts are always quoted there.
std::string quoted(std::string_view s) {
    std::string result = yaml::quote(s);
    if (result != s) return result;
    result = "\"";
    for (const char c : s) {
        if (c == '"' || c == '\\') result += '\\';
        result += c;
    }
    return result + '"';
}

struct Line {
    std::size_t begin = 0, end = 0;  // without the line end
};

/// Where the front matter stands in a file.
struct Matter {
    std::vector<Line> lines;  // between the two rules
    std::size_t end = 0;      // where the closing rule begins
    std::string_view line_end = "\n";
};

/// Some editors write one at the beginning of a file; load takes it off, and it stays where it is.
constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

std::string_view behind_mark(std::string_view file) {
    return file.substr(file.starts_with(byte_order_mark) ? byte_order_mark.size() : 0);
}

std::optional<Matter> matter_of(std::string_view file) {
    std::size_t at = file.size() - behind_mark(file).size();
    Matter matter;
    bool inside = false;
    while (at < file.size()) {
        const std::size_t found = std::min(file.find('\n', at), file.size());
        const std::string_view line = file.substr(at, found - at);
        const std::string_view bare = text::trim_right(line);
        if (!inside) {
            if (bare != "---") return std::nullopt;
            if (line.ends_with('\r')) matter.line_end = "\r\n";
            inside = true;
        } else if (bare == "---" || bare == "...") {
            matter.end = at;
            return matter;
        } else {
            matter.lines.push_back({at, at + bare.size()});
        }
        at = found + 1;
    }
    return std::nullopt;
}

/// Behind `asked_in:`, or npos if the line is another.
std::size_t behind_key(std::string_view line) {
    constexpr std::string_view key = "asked_in";
    if (!line.starts_with(key)) return std::string_view::npos;
    const std::size_t colon = line.find_first_not_of(" \t", key.size());
    return colon != std::string_view::npos && line[colon] == ':' ? colon + 1 : std::string_view::npos;
}

/// The bracket that closes the one at `open`, or npos.
std::size_t closing_bracket(std::string_view file, std::size_t open, std::size_t end) {
    int depth = 0;
    char quote = '\0';
    for (std::size_t i = open; i < end; ++i) {
        const char c = file[i];
        if (quote != '\0') {
            if (c == '\\' && quote == '"')
                ++i;
            else if (c == quote)
                quote = '\0';
        } else if ((c == '"' || c == '\'') &&
                   std::string_view(" [{,:\n").find(file[i - 1]) != std::string_view::npos) {
            quote = c;
        } else if (c == '[' || c == '{') {
            ++depth;
        } else if (c == ']' || c == '}') {
            if (--depth == 0) return i;
        }
    }
    return std::string_view::npos;
}

std::string list_lines(const std::vector<AskedIn>& entries, std::size_t indent, std::string_view line_end) {
    std::string result;
    for (const AskedIn& entry : entries)
        result += fmt::format("{}- {}{}", std::string(indent, ' '), entry_text(entry), line_end);
    return result;
}

std::optional<std::string> added_to_block(std::string_view file, const Matter& matter, std::size_t key,
                                          const std::vector<AskedIn>& entries) {
    std::size_t last = key;
    std::optional<std::size_t> indent;
    for (std::size_t i = key + 1; i < matter.lines.size(); ++i) {
        const Line line = matter.lines[i];
        const std::string_view s = file.substr(line.begin, line.end - line.begin);
        const std::size_t words = s.find_first_not_of(' ');
        if (words == std::string_view::npos || s[words] == '#') continue;
        if (words == 0 && s[0] != '-') break;
        if (!indent) {
            if (s[words] != '-') return std::nullopt;
            indent = words;
        }
        last = i;
    }
    const std::size_t at = last + 1 < matter.lines.size() ? matter.lines[last + 1].begin : matter.end;
    std::string result(file.substr(0, at));
    result += list_lines(entries, indent.value_or(2), matter.line_end);
    return result.append(file.substr(at));
}

std::optional<std::string> added_to_brackets(std::string_view file, const Matter& matter, std::size_t open,
                                             const std::vector<AskedIn>& entries) {
    const std::size_t close = closing_bracket(file, open, matter.end);
    if (close == std::string_view::npos) return std::nullopt;
    const std::string_view inside = text::trim(file.substr(open + 1, close - open - 1));
    std::string more;
    for (const AskedIn& entry : entries)
        more += (more.empty() && (inside.empty() || inside.ends_with(',')) ? "" : ", ") + entry_text(entry);
    return std::string(file.substr(0, close)) + more + std::string(file.substr(close));
}

std::size_t entries_in(const FrontMatter& matter) {
    const yaml::Value* list = matter.values ? matter.values->find("asked_in") : nullptr;
    return list && list->is_list() ? list->items.size() : 0;
}

/// Whether the new text says what the old one said, and the entries: the last word is the parser's.
bool is_sound(std::string_view before, std::string_view after, const std::vector<AskedIn>& entries) {
    Diagnostics ignored;
    const FrontMatter old_parts = split_front_matter(behind_mark(before), "", ignored);
    const FrontMatter new_parts = split_front_matter(behind_mark(after), "", ignored);
    if (!old_parts.values || !new_parts.values || old_parts.body != new_parts.body) return false;
    if (entries_in(new_parts) != entries_in(old_parts) + entries.size()) return false;
    const std::vector<yaml::Value>& items = new_parts.values->find("asked_in")->items;
    for (std::size_t i = 0; i < entries.size(); ++i) {
        const yaml::Value& item = items[items.size() - entries.size() + i];
        const yaml::Value* source = item.find("source");
        const yaml::Value* as = item.find("as");
        if (!source || source->scalar != entries[i].source) return false;
        if (as ? as->scalar != entries[i].as : !entries[i].as.empty()) return false;
    }
    return true;
}

}  // namespace

std::string entry_text(const AskedIn& entry) {
    std::string result = "{source: " + entry.source;
    if (entry.position > 0) result += fmt::format(", position: {}", entry.position);
    if (entry.number) result += fmt::format(", number: {}", *entry.number);
    if (!entry.as.empty()) result += ", as: " + quoted(entry.as);
    return result + '}';
}

std::optional<std::string> with_asked_in(std::string_view file, const std::vector<AskedIn>& entries) {
    const std::optional<Matter> matter = matter_of(file);
    if (!matter) return std::nullopt;
    std::optional<std::string> result;
    std::size_t key = 0, behind = std::string_view::npos;
    for (; key < matter->lines.size(); ++key) {
        const Line line = matter->lines[key];
        behind = behind_key(file.substr(line.begin, line.end - line.begin));
        if (behind != std::string_view::npos) break;
    }
    if (behind == std::string_view::npos) {
        result = std::string(file.substr(0, matter->end));
        *result += fmt::format("asked_in:{}{}", matter->line_end, list_lines(entries, 2, matter->line_end));
        result->append(file.substr(matter->end));
    } else {
        const Line line = matter->lines[key];
        const std::size_t value = file.find_first_not_of(" \t", line.begin + behind);
        const bool empty = value >= line.end || file[value] == '#';
        if (empty) {
            result = added_to_block(file, *matter, key, entries);
        } else if (file[value] == '[') {
            result = added_to_brackets(file, *matter, value, entries);
        }
    }
    if (result && !is_sound(file, *result, entries)) return std::nullopt;
    return result;
}

}  // namespace qbank
