#include "parse/answer.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "parse/wording.hpp"

namespace qbank {
namespace {

bool is_rule(std::string_view line) {
    const std::string_view s = text::trim(line);
    if (s.size() < 3 || (s[0] != '-' && s[0] != '*' && s[0] != '_')) return false;
    return std::all_of(s.begin(), s.end(), [&](char c) { return c == s[0] || c == ' '; });
}

/// The id in "<!-- id: some-id -->", if the line is nothing else.
std::optional<std::string> id_comment(std::string_view line) {
    std::string_view s = text::trim(line);
    if (!s.starts_with("<!--") || !s.ends_with("-->") || s.size() < 8) return std::nullopt;
    s = text::trim(s.substr(4, s.size() - 7));
    if (!s.starts_with("id:")) return std::nullopt;
    return std::string(text::trim(s.substr(3)));
}

/// Length of an "**Answer:**" or "A:" at the start, with the space behind it.
std::size_t label_length(std::string_view s) {
    const std::size_t colon = s.find_first_of(":\n");
    if (colon == std::string_view::npos || s[colon] != ':' || colon > 40) return 0;
    std::size_t end = colon + 1;
    std::string_view label = s.substr(0, colon);
    if (label.starts_with("**") || label.starts_with("__")) {
        if (!s.substr(end).starts_with(label.substr(0, 2))) {
            if (!label.ends_with(label.substr(0, 2))) return 0;
        } else {
            end += 2;
        }
    }
    std::string word;
    for (const char c : label)
        if (c != '*' && c != '_') word += c;
    if (text::trim(word).empty()) return 0;
    if (text::trim(word) != "A" && text::trim(word) != "Ans" && !is_answer_label(word)) return 0;
    while (end < s.size() && (s[end] == ' ' || s[end] == '\n')) ++end;
    return end;
}

}  // namespace

bool is_back_link(std::string_view line) {
    std::string s;
    for (const char c : text::trim(line))
        if (c != '*' && c != '_' && c != '|') s += c;
    std::string_view v = text::trim(s);
    for (const std::string_view tag : {"<div align=\"right\">", "<div align='right'>", "<p align=\"right\">", "<b>", "<br>", "<br/>"}) {
        if (v.starts_with(tag)) v = text::trim(v.substr(tag.size()));
    }
    for (const std::string_view tag : {"</div>", "</p>", "</b>", "<br>", "<br/>"}) {
        if (v.ends_with(tag)) v = text::trim(v.substr(0, v.size() - tag.size()));
    }
    if (v.starts_with("<a href=\"#") && v.ends_with("</a>") && v.find("</a>") == v.size() - 4) return true;
    if (!v.starts_with("[") || !v.ends_with(")")) return false;
    const std::size_t middle = v.find("](#");
    return middle != std::string_view::npos && v.find(')', middle) == v.size() - 1;
}

void take_answer(const Outline& outline, std::uint32_t first, std::uint32_t last, std::uint32_t indent,
                 Candidate& candidate) {
    const auto surrounds = [&](std::uint32_t line) {
        const std::string_view s = outline.line(line);
        return text::trim(s).empty() || is_rule(s) || is_back_link(s);
    };
    while (first <= last) {
        if (const auto id = id_comment(outline.line(first))) {
            candidate.id = id;
        } else if (!surrounds(first)) {
            break;
        }
        ++first;
    }
    // A "---" right below a line of text would be a heading's underline, but cmark has told headings before.
    while (last >= first && surrounds(last)) --last;
    if (first > last) return;

    std::string markdown = outline.dedented(first, last, indent);
    markdown.erase(0, label_length(markdown));
    markdown = std::string(text::trim_right(markdown));
    while (!markdown.empty() && markdown.front() == '\n') markdown.erase(0, 1);
    if (markdown.empty()) return;
    candidate.answer = Text{std::move(markdown), outline.file().at(first, 1)};
    candidate.answer_first = first;
    candidate.answer_last = last;
}

}  // namespace qbank
