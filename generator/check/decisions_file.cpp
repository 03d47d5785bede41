#include "check/decisions_file.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.hpp"

namespace qbank {
namespace {

/// An id is a slug unless its author chose something else.
std::string as_yaml(const std::string& id) {
    const bool plain =
        !id.empty() && text::is_alnum(id.front()) && std::all_of(id.begin(), id.end(), [](char c) {
            return text::is_alnum(c) || c == '-' || c == '_' || c == '.';
        });
    if (plain) return id;
    std::string quoted = "'";
    for (const char c : id) quoted.append(c == '\'' ? 2 : 1, c);
    return quoted + "'";
}

/// One past the end of the line that holds `at`, its line break included.
std::size_t next_line(std::string_view text, std::size_t at) {
    const std::size_t end = text.find('\n', at);
    return end == std::string_view::npos ? text.size() : end + 1;
}

std::string_view line_at(std::string_view text, std::size_t at) {
    return text.substr(at, next_line(text, at) - at);
}

bool is_comment_or_blank(std::string_view line) {
    const std::string_view words = text::trim(line);
    return words.empty() || words.front() == '#';
}

/// Where the line of a key begins; npos if no line has it.
std::size_t find_key(std::string_view text, std::string_view key) {
    for (std::size_t at = 0; at < text.size(); at = next_line(text, at)) {
        const std::string_view line = line_at(text, at);
        if (line.starts_with(key) && line.substr(key.size()).starts_with(':')) return at;
    }
    return std::string_view::npos;
}

/// The bracket that closes the one at `open`, quotes and comments left out.
std::size_t closing_bracket(std::string_view text, std::size_t open) {
    int depth = 0;
    for (std::size_t at = open; at < text.size(); ++at) {
        const char c = text[at];
        if (c == '#' && (text[at - 1] == ' ' || text[at - 1] == '\n')) {
            at = next_line(text, at) - 1;
        } else if (c == '\'' || c == '"') {
            at = std::min(text.find(c, at + 1), text.size() - 1);
        } else if (c == '[') {
            ++depth;
        } else if (c == ']' && --depth == 0) {
            return at;
        }
    }
    return std::string_view::npos;
}

std::string in_brackets(std::string_view text, std::size_t open, const std::string& pair) {
    const std::size_t close = closing_bracket(text, open);
    const std::string_view inside = text::trim(text.substr(open + 1, close - open - 1));
    const std::string_view joint = inside.empty() ? "" : inside.ends_with(',') ? " " : ", ";
    return fmt::format("{}{}{}{}", text.substr(0, close), joint, pair, text.substr(close));
}

/// Behind the last item of the block that begins in the line after `key`, indented as that item is.
std::string in_block(std::string_view text, std::size_t key, const std::string& pair) {
    std::size_t end = next_line(text, key);
    std::string_view indent = "  ";
    bool seen = false;
    for (std::size_t at = end; at < text.size(); at = next_line(text, at)) {
        const std::string_view line = line_at(text, at);
        if (is_comment_or_blank(line)) continue;
        const std::size_t first = line.find_first_not_of(' ');
        if (first == 0 && line.front() != '-') break;
        if (!seen) indent = line.substr(0, first);
        seen = true;
        end = next_line(text, at);
    }
    const std::string_view before = text.substr(0, end);
    const std::string_view line_break = before.ends_with('\n') ? "" : "\n";
    return fmt::format("{}{}{}- {}\n{}", before, line_break, indent, pair, text.substr(end));
}

}  // namespace

std::string with_decision(std::string_view text, const Decision& decision) {
    const std::string_view key = decision.same ? "same" : "different";
    const std::string pair = fmt::format("[{}, {}]", as_yaml(decision.a), as_yaml(decision.b));
    const std::size_t at = find_key(text, key);
    if (at == std::string_view::npos) {
        const std::string_view line_break = text.empty() || text.ends_with('\n') ? "" : "\n";
        return fmt::format("{}{}{}:\n  - {}\n", text, line_break, key, pair);
    }
    const std::size_t value = at + key.size() + 1;
    const std::size_t open = text.find_first_not_of(' ', value);
    if (open != std::string_view::npos && text[open] == '[') return in_brackets(text, open, pair);
    return in_block(text, at, pair);
}

}  // namespace qbank
