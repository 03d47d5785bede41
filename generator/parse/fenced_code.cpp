#include "parse/fenced_code.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "parse/asks.hpp"
#include "parse/lines.hpp"

namespace qbank {
namespace {

/// Whether a line looks like the beginning of a question or section: a heading with words.
bool is_spaced_heading(std::string_view line) {
    const int marks = heading_marks(line);
    if (marks < 2) return false;
    const std::string_view s = text::trim_left(line);
    return s[static_cast<std::size_t>(marks)] == ' ';
}

/// Whether the item asks, apart from the tags behind it: "What is X?</b></br>".
bool asks_before_tags(std::string_view line) {
    std::string_view s = text::trim(line);
    while (s.ends_with('>') && s.find('<') != std::string_view::npos)
        s = text::trim_right(s.substr(0, s.rfind('<')));
    return ends_asking(s);
}

/// "2. What …" or "- What …?" at the margin: the item that indented code stands in has ended.
bool is_item(std::string_view line) {
    if (indent_of(line) > 1) return false;
    if (line.size() > 2 && (line[0] == '-' || line[0] == '*') && line[1] == ' ')
        return asks_before_tags(line);
    const std::string_view s = text::trim_left(line);
    const std::size_t digits = s.find_first_not_of("0123456789");
    return digits != std::string_view::npos && digits > 0 && digits < 5 && s.size() > digits + 1 &&
           (s[digits] == '.' || s[digits] == ')') && s[digits + 1] == ' ';
}

struct Fence {
    std::size_t line = 0, length = 0;
    char mark = '`';
    bool bare = false;  // only such a one can close
    // Lines before it that begin questions or sections, so that those between two fences can be told at once.
    std::size_t headings = 0, questions = 0, items = 0, asking_items = 0;
};

std::vector<Fence> fences_of(std::span<const std::string_view> lines) {
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
        } else if (is_item(lines[i])) {
            ++counted.items;
            if (asks_before_tags(lines[i])) ++counted.asking_items;
        }
    }
    counted.line = lines.size();
    counted.length = 0;
    fences.push_back(counted);  // the end
    return fences;
}

}  // namespace

std::size_t indent_of(std::string_view line) {
    std::size_t columns = 0;
    for (const char c : line) {
        if (c != ' ' && c != '\t') break;
        columns += c == '\t' ? 4 - columns % 4 : 1;
    }
    return columns;
}

FencedCode find_code(std::span<const std::string_view> lines) {
    constexpr std::size_t farthest = 500;
    const std::vector<Fence> fences = fences_of(lines);
    FencedCode found;
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
        // A question at the margin is not in the code of an item, whatever closes it behind.
        const std::size_t items = indented ? end.asking_items - open.asking_items : 0;
        const std::size_t questions = end.questions - open.questions + items;
        if (headings > 0 && (opened_again || items > 0 || (unclosed && (questions > 0 || headings > 2)))) {
            found.stray.push_back(open.line);
            continue;
        }
        found.blocks.push_back({open.line, unclosed ? open.line : end.line});
        if (unclosed) break;
        i = k;
    }
    return found;
}

}  // namespace qbank
