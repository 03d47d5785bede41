#include <algorithm>
#include <array>
#include <vector>

#include "base/json.hpp"
#include "base/markdown.hpp"
#include "base/markdown_html.hpp"
#include "base/text.hpp"
#include "format/format.hpp"

namespace qbank {
namespace {

/// Every code block and block of raw HTML, since blanks mean something there.
std::vector<bool> verbatim_lines(std::string_view body, std::size_t count) {
    std::vector<bool> verbatim(count, false);
    const markdown::Tree tree(body);
    markdown::Node node = tree.root().first_child();
    while (node) {
        if (node.type() == markdown::Type::code_block || node.type() == markdown::Type::html_block) {
            for (std::size_t line = node.first_line(); line <= node.last_line() && line <= count; ++line)
                if (line > 0) verbatim[line - 1] = true;
        }
        if (const markdown::Node child = node.first_child()) {
            node = child;
            continue;
        }
        while (node && !node.next()) node = node.parent();
        node = node.next();
    }
    return verbatim;
}

/// Tabs that indent, as Markdown reads them: to the next column that four divides.
std::string without_tabs(std::string_view line) {
    std::string result;
    std::size_t i = 0;
    for (; i < line.size() && (line[i] == ' ' || line[i] == '\t'); ++i)
        result.append(line[i] == '\t' ? 4 - result.size() % 4 : 1, ' ');
    return result + std::string(line.substr(i));
}

/// Two blanks at a line's end break the line; one, and any before a blank line, mean nothing.
std::string without_blanks_at_end(const std::string& line, bool last_of_paragraph) {
    const std::string_view words = text::trim_right(line);
    const bool breaks = line.size() - words.size() >= 2 && line.ends_with("  ") && !last_of_paragraph;
    return std::string(words) + (breaks && !words.empty() ? "  " : "");
}

std::string joined(const std::vector<std::string>& lines) {
    std::string result;
    for (const std::string& line : lines) result += line + "\n";
    return result;
}

bool is_json(std::string_view code) {
    const std::string_view trimmed = text::trim(code);
    if (trimmed.size() < 2 || (trimmed.front() != '{' && trimmed.front() != '[')) return false;
    // A list in brackets is Python, too; what has a quoted key is not.
    if (trimmed.find("\":") == std::string_view::npos) return false;
    if (trimmed.size() > 100'000) return false;
    return Json::accept(trimmed);
}

bool begins_statement(std::string_view line) {
    constexpr std::array<std::string_view, 10> words{
        "SELECT ",       "INSERT INTO ", "UPDATE ", "DELETE FROM ", "CREATE TABLE ",
        "CREATE INDEX ", "ALTER TABLE ", "WITH ",   "EXPLAIN ",     "DROP TABLE "};
    return std::any_of(words.begin(), words.end(),
                       [&](std::string_view word) { return line.starts_with(word); });
}

bool is_python_line(std::string_view line) {
    if (line.starts_with("from ") && line.find(" import ") != std::string_view::npos &&
        line.find_first_of("'\"{;") == std::string_view::npos)
        return true;
    return (line.starts_with("def ") || line.starts_with("async def ")) && line.ends_with(":") &&
           line.find('(') != std::string_view::npos;
}

}  // namespace

std::string_view certain_language(std::string_view code) {
    const std::vector<std::string_view> lines = text::lines(code);
    if (lines.empty()) return "";
    const std::string_view first = lines.front();
    if (first.starts_with("#!")) {
        if (first.find("python") != std::string_view::npos) return "python";
        if (first.ends_with("/bash") || first.ends_with("/sh") || first.ends_with(" bash")) return "bash";
        return "";
    }
    if (is_json(code)) return "json";
    if (text::istarts_with(first, "<!doctype html")) return "html";
    if (first.starts_with("$ ")) return "console";
    if (begins_statement(first) && text::trim(code).ends_with(";")) return "sql";
    if (std::any_of(lines.begin(), lines.end(), is_python_line)) return "python";
    return "";
}

std::string formatted_body(std::string_view body) {
    const std::vector<std::string_view> lines = text::lines(body);
    const std::vector<bool> verbatim = verbatim_lines(body, lines.size());
    std::vector<std::string> now(lines.size());
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const bool last = i + 1 == lines.size() || text::trim(lines[i + 1]).empty();
        now[i] = verbatim[i] ? std::string(lines[i]) : without_blanks_at_end(without_tabs(lines[i]), last);
    }
    // A code block that never ends holds the blank lines at the end, a list may be told by its tabs, …:
    // whatever the reason, an answer that would read otherwise stays.
    const std::string meant = markdown::to_html(body, {});
    std::string result = joined(now);
    std::string shorter = result;
    while (shorter.ends_with("\n\n")) shorter.pop_back();
    if (markdown::to_html(shorter, {}) == meant) return shorter;
    if (markdown::to_html(result, {}) == meant) return result;
    return std::string(body);
}

std::string with_code_languages(std::string_view body) {
    const markdown::Tree tree(body);
    const std::vector<std::string_view> lines = text::lines(body);
    std::vector<std::string> now(lines.begin(), lines.end());
    bool changed = false;
    markdown::Node node = tree.root().first_child();
    while (node) {
        if (node.type() == markdown::Type::code_block && node.fenced() &&
            text::trim(node.fence_info()).empty() && node.first_line() > 0 &&
            node.first_line() <= now.size()) {
            std::string& fence = now[node.first_line() - 1];
            const std::string_view language = certain_language(node.literal());
            const bool is_fence = fence.ends_with("```") || fence.ends_with("~~~");
            if (!language.empty() && is_fence) {
                fence += language;
                changed = true;
            }
        }
        if (const markdown::Node child = node.first_child()) {
            node = child;
            continue;
        }
        while (node && !node.next()) node = node.parent();
        node = node.next();
    }
    return changed ? joined(now) : std::string(body);
}

}  // namespace qbank
