#include "parse/mend_headings.hpp"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "base/text.hpp"
#include "parse/asks.hpp"
#include "parse/lines.hpp"
#include "parse/list_marker.hpp"
#include "parse/number_prefix.hpp"

namespace qbank {
namespace {

bool is_dashes(std::string_view line) {
    const std::string_view s = text::trim(line);
    return s.size() >= 2 && s.find_first_not_of('-') == std::string_view::npos;
}

/// Whether dashes were made for the title above them.
bool is_as_long(std::string_view dashes, std::string_view title) {
    const std::string_view words = text::trim(title);
    const auto length = static_cast<std::size_t>(std::count_if(
        words.begin(), words.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
    const std::size_t own = text::trim(dashes).size();
    return own > 3 && own + 1 >= length && own <= length + 1;
}

/// Whether three lines of text stand right above: a title has one, or two.
bool follows_lines(const LineChanges& doc, std::size_t line) {
    constexpr std::size_t longest_title = 2;
    if (line <= longest_title) return false;
    for (std::size_t above = 1; above <= longest_title + 1; ++above) {
        const std::string_view s = text::trim(doc.lines[line - above]);
        if (s.empty() || doc.code[line - above] || s[0] == '#' || s[0] == '>' || s[0] == '|' ||
            is_underline(s) || list_marker(doc.lines[line - above]).length > 0)
            return false;
    }
    return true;
}

/// "##Title" among others, dashes that underline nothing, tags above.
void mend_titles(LineChanges& doc) {
    std::size_t headings = 0, tight = 0;
    std::array<std::size_t, 7> numbered{};
    for (std::size_t i = 0; i < doc.lines.size(); ++i) {
        if (doc.code[i]) continue;
        const int marks = heading_marks(doc.lines[i]);
        if (marks == 0) continue;
        const std::string_view rest = text::trim_left(doc.lines[i]).substr(static_cast<std::size_t>(marks));
        if (rest[0] == ' ' || rest[0] == '\t') {
            ++headings;
            if (number_prefix(text::trim(rest)).number) ++numbered[static_cast<std::size_t>(marks)];
        } else if (marks > 1 && rest[0] != '!' && rest[0] != '{') {
            ++tight;
        }
    }
    for (std::size_t i = 0; i < doc.lines.size(); ++i) {
        if (doc.code[i]) continue;
        const int marks = heading_marks(doc.lines[i]);
        if (marks > 1) {
            // "##23. …" among numbered headings, one of several, or one that asks.
            const std::string_view title =
                text::trim_left(doc.lines[i]).substr(static_cast<std::size_t>(marks));
            const char next = title[0];
            const bool one_of = tight >= 3 || asks(title) ||
                                (text::is_digit(next) && numbered[static_cast<std::size_t>(marks)] >= 3);
            if (one_of && next != ' ' && next != '\t') doc.changes[i] = LineChange::space;
        }
        if (marks > 0 || doc.changes[i] == LineChange::space) {
            blank_tags_above(doc, i);
        }
        // In a document of underlined titles the line above the dashes is one.
        if (headings >= 3 && i > 0 && is_dashes(doc.lines[i]) && !text::trim(doc.lines[i - 1]).empty() &&
            !doc.code[i - 1] && !is_as_long(doc.lines[i], doc.lines[i - 1]) &&
            (doc.lines[i - 1].size() > 60 || !ends_asking(doc.lines[i - 1]))) {
            doc.changes[i] = LineChange::blank;
        }
        if (is_underline(doc.lines[i]) && follows_lines(doc, i)) doc.changes[i] = LineChange::blank;
    }
}

/// "79. What is …" between "## 78. …" and "## 80. …".
void find_lost_headings(LineChanges& doc) {
    std::size_t level = 0, last = 0;        // of the last numbered heading: its marks and line
    std::uint32_t number = 0;               // and its number
    std::size_t counted = 0, numbered = 0;  // headings that counted on; numbered lines since the last one
    std::size_t candidate = 0;              // the last of these lines
    for (std::size_t i = 0; i < doc.lines.size(); ++i) {
        if (doc.code[i] || doc.changes[i] == LineChange::blank) continue;
        const std::string_view line = doc.lines[i];
        const auto marks = static_cast<std::size_t>(heading_marks(line));
        if (marks == 0) {
            if (line.empty() || !text::is_digit(line[0]) || list_marker(line).length == 0) continue;
            ++numbered;
            candidate = i;
            continue;
        }
        const NumberPrefix prefix = number_prefix(text::trim(text::trim_left(line).substr(marks)));
        if (!prefix.number) continue;
        const bool gap = marks == level && *prefix.number == number + 2 && numbered == 1 && candidate > last;
        if (gap && counted >= 3 &&
            text::number(doc.lines[candidate].substr(
                0, doc.lines[candidate].find_first_not_of("0123456789"))) == number + 1) {
            doc.changes[candidate] = LineChange::heading;
            doc.columns[candidate] = static_cast<std::uint8_t>(marks);
        }
        counted = marks == level && *prefix.number > number && *prefix.number <= number + 2 ? counted + 1 : 0;
        level = marks;
        number = *prefix.number;
        last = i;
        numbered = 0;
    }
}

/// " ## 7. What is …" among numbered headings at the margin.
void take_to_margin(LineChanges& doc) {
    std::array<std::size_t, 7> numbered{};
    std::vector<std::pair<std::size_t, std::size_t>> indented;  // lines and levels
    for (std::size_t i = 0; i < doc.lines.size(); ++i) {
        const auto marks = static_cast<std::size_t>(doc.code[i] ? 0 : heading_marks(doc.lines[i]));
        if (marks == 0) continue;
        const std::string_view title = text::trim(text::trim_left(doc.lines[i]).substr(marks));
        if (!number_prefix(title).number) continue;
        if (doc.lines[i][0] == '#') {
            ++numbered[marks];
        } else if (doc.changes[i] == LineChange::none) {
            indented.emplace_back(i, marks);
        }
    }
    for (const auto& [line, marks] : indented)
        if (numbered[marks] >= 3) doc.changes[line] = LineChange::margin;
}

}  // namespace

void mend_headings(LineChanges& doc) {
    mend_titles(doc);
    find_lost_headings(doc);
    take_to_margin(doc);
}

}  // namespace qbank
