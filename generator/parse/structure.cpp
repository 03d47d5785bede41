#include "parse/structure.hpp"

#include <algorithm>
#include <cstdint>
#include <vector>

#include "base/text.hpp"
#include "parse/asks.hpp"
#include "parse/lines.hpp"

namespace qbank {
namespace {

enum class Change : unsigned char { none, blank, space, close };

/// Whether a line looks like the beginning of a question or section: a heading with words.
bool is_spaced_heading(std::string_view line) {
    const int marks = heading_marks(line);
    if (marks < 2) return false;
    const std::string_view s = text::trim_left(line);
    return s[static_cast<std::size_t>(marks)] == ' ';
}

std::size_t indent_of(std::string_view line) { return std::min(line.find_first_not_of(' '), line.size()); }

/// "2. What …" at the margin: the item that indented code stands in has ended.
bool is_numbered_item(std::string_view line) {
    if (indent_of(line) > 1) return false;
    const std::string_view s = text::trim_left(line);
    const std::size_t digits = s.find_first_not_of("0123456789");
    return digits != std::string_view::npos && digits > 0 && digits < 5 && s.size() > digits + 1 &&
           (s[digits] == '.' || s[digits] == ')') && s[digits + 1] == ' ';
}

struct Code {
    std::size_t open = 0, close = 0;  // close == open: it is not closed
};

struct Fence {
    std::size_t line = 0, length = 0;
    char mark = '`';
    bool bare = false;  // only such a one can close
    // Lines before it that begin questions or sections, so that those between two fences can be told at once.
    std::size_t headings = 0, questions = 0, items = 0, asking_items = 0;
};

std::vector<Fence> fences_of(const std::vector<std::string_view>& lines) {
    std::vector<Fence> fences;
    Fence counted;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const std::size_t length = fence_length(lines[i]);
        if (length > 0) {
            const std::string_view s = text::trim(lines[i]);
            counted.line = i;
            counted.length = length;
            counted.mark = s[0];
            counted.bare = length == s.size();
            fences.push_back(counted);
        } else if (is_spaced_heading(lines[i])) {
            ++counted.headings;
            if (ends_asking(text::trim(lines[i]))) ++counted.questions;
        } else if (is_numbered_item(lines[i])) {
            ++counted.items;
            if (ends_asking(text::trim(lines[i]))) ++counted.asking_items;
        }
    }
    counted.line = lines.size();
    counted.length = 0;
    fences.push_back(counted);  // the end
    return fences;
}

/// Finds the fenced code and blanks the fences that open it by mistake. Linear: the search for a closing
/// fence gives up after some hundreds that are none.
std::vector<Code> find_code(const std::vector<std::string_view>& lines, std::vector<Change>& changes) {
    constexpr std::size_t farthest = 500;
    const std::vector<Fence> fences = fences_of(lines);
    std::vector<Code> found;
    for (std::size_t i = 0; i + 1 < fences.size(); ++i) {
        const Fence& open = fences[i];
        const bool indented = indent_of(lines[open.line]) > 1;
        const auto headings_before = [&](const Fence& f) {
            return f.headings - open.headings + (indented ? f.items - open.items : 0);
        };
        bool opened_again = false;
        std::size_t k = i + 1;
        for (; k + 1 < fences.size() && k - i <= farthest; ++k) {
            const Fence& other = fences[k];
            if (other.mark != open.mark || other.length < open.length) continue;
            if (other.bare) break;
            if (headings_before(other) > 0) opened_again = true;
        }
        const bool unclosed = k + 1 >= fences.size() || k - i > farthest;
        const Fence& end = unclosed ? fences.back() : fences[k];
        const std::size_t headings = headings_before(end);
        const std::size_t questions =
            end.questions - open.questions + (indented ? end.asking_items - open.asking_items : 0);
        if (headings > 0 && (opened_again || (unclosed && (questions > 0 || headings > 2)))) {
            changes[open.line] = Change::blank;
            continue;
        }
        found.push_back({open.line, unclosed ? open.line : end.line});
        if (unclosed) break;
        i = k;
    }
    return found;
}

/// A line of prose, of which the structure needs no more than that it is there.
bool is_prose(std::string_view line, std::string_view next) {
    constexpr std::size_t short_enough = 24;
    if (line.size() <= short_enough) return false;
    const std::size_t at = line.find_first_not_of(" \t");
    if (at == std::string_view::npos || at > 12 ||
        !(text::is_alpha(line[at]) || static_cast<unsigned char>(line[at]) >= 0x80))
        return false;
    if (line.find('|') != std::string_view::npos || line.find('?') != std::string_view::npos) return false;
    if (line.find("？") != std::string_view::npos || line.find("؟") != std::string_view::npos) return false;
    // The title of an underlined heading, and the head of a table.
    const std::size_t under = next.find_first_not_of(" \t");
    return under == std::string_view::npos ||
           (next[under] != '=' && next[under] != '-' && next[under] != ':');
}

std::string_view beginning(std::string_view line, std::size_t end) {
    while (end > 0 && (static_cast<unsigned char>(line[end]) & 0xC0) == 0x80) --end;
    return line.substr(0, end);
}

bool is_dashes(std::string_view line) {
    const std::string_view s = text::trim(line);
    return s.size() >= 2 && s.find_first_not_of('-') == std::string_view::npos;
}

}  // namespace

std::string structure_text(std::string_view body) {
    const std::vector<std::string_view> lines = text::lines(body);
    std::vector<Change> changes(lines.size(), Change::none);
    const std::vector<Code> blocks = find_code(lines, changes);
    std::vector<bool> code(lines.size(), false);
    std::vector<std::uint8_t> fence_indent(lines.size(), 0);
    for (const Code& block : blocks) {
        const std::size_t end = block.close == block.open ? lines.size() - 1 : block.close;
        for (std::size_t i = block.open; i <= end; ++i) {
            code[i] = true;
            if (i > block.open && i < end) changes[i] = Change::blank;
        }
        if (block.close == block.open) continue;
        changes[end] = Change::close;
        fence_indent[end] =
            static_cast<std::uint8_t>(std::min<std::size_t>(indent_of(lines[block.open]), 200));
    }

    std::size_t headings = 0, tight = 0;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (code[i]) continue;
        const int marks = heading_marks(lines[i]);
        if (marks == 0) continue;
        const std::string_view rest = text::trim_left(lines[i]).substr(static_cast<std::size_t>(marks));
        if (rest[0] == ' ' || rest[0] == '\t') {
            ++headings;
        } else if (marks > 1 && rest[0] != '!' && rest[0] != '{') {
            ++tight;
        }
    }
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (code[i]) continue;
        const int marks = heading_marks(lines[i]);
        if (marks > 1 && tight >= 3) {
            const char next = text::trim_left(lines[i])[static_cast<std::size_t>(marks)];
            if (next != ' ' && next != '\t') changes[i] = Change::space;
        }
        if (marks > 0 || changes[i] == Change::space) {
            for (std::size_t k = i; k-- > 0 && is_only_tags(lines[k]) && !code[k];) {
                if (lines[k].find("<!--") == std::string_view::npos) changes[k] = Change::blank;
            }
        }
        // In a document of underlined titles the line above the dashes is one.
        if (headings >= 3 && i > 0 && is_dashes(lines[i]) && !text::trim(lines[i - 1]).empty() &&
            !code[i - 1] && (lines[i - 1].size() > 60 || !ends_asking(lines[i - 1]))) {
            changes[i] = Change::blank;
        }
    }

    std::string result;
    result.reserve(body.size() / 4);
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const std::string_view line = lines[i];
        switch (changes[i]) {
            case Change::blank: break;
            case Change::close: result.append(fence_indent[i], ' ').append(text::trim(line)); break;
            case Change::space: {
                const std::size_t marks = indent_of(line) + static_cast<std::size_t>(heading_marks(line));
                result.append(line.substr(0, marks)).append(" ").append(line.substr(marks));
                break;
            }
            case Change::none:
                if (is_prose(line, i + 1 < lines.size() ? lines[i + 1] : "")) {
                    result.append(line.substr(0, line.find_first_not_of(" \t"))).append("x");
                } else {
                    result += line.size() > longest_line ? beginning(line, 1000) : line;
                }
                break;
        }
        result += '\n';
    }
    return result;
}

}  // namespace qbank
