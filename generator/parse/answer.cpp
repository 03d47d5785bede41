#include "parse/answer.hpp"

#include <algorithm>
#include <array>

#include "base/html_tokens.hpp"
#include "base/text.hpp"
#include "parse/asks.hpp"
#include "parse/choices.hpp"
#include "parse/fold_content.hpp"
#include "parse/folds.hpp"
#include "parse/labels.hpp"
#include "parse/lines.hpp"

namespace qbank {
namespace {

/// The id in "<!-- id: some-id -->", if the line is nothing else.
std::optional<std::string> id_comment(std::string_view line) {
    std::string_view s = text::trim(line);
    if (!s.starts_with("<!--") || !s.ends_with("-->") || s.size() < 8) return std::nullopt;
    s = text::trim(s.substr(4, s.size() - 7));
    if (!s.starts_with("id:")) return std::nullopt;
    return std::string(text::trim(s.substr(3)));
}

/// "<!-- expertise: (1) -->", a line of its own.
bool is_remark(std::string_view line) {
    const std::string_view s = text::trim(line);
    return s.starts_with("<!--") && s.find("-->") == s.size() - 3 && s.size() >= 7;
}

/// Whether nothing is left but tags around nothing: "<p></p>", but not "<minute> <hour>".
bool is_empty_markup(std::string_view s) {
    if (!is_only_tags(s)) return false;
    html::Tokens tokens(s);
    for (html::Token token; tokens.next(token);) {
        constexpr std::array frames{"p",  "div", "br", "span",   "b",       "strong",  "i",       "em",
                                    "ul", "ol",  "li", "center", "section", "details", "summary", "a"};
        const bool frame = token.type == html::TokenType::text
                               ? text::trim(token.text).empty()
                               : std::find(frames.begin(), frames.end(), token.name) != frames.end();
        if (!frame) return false;
    }
    return true;
}

/// "<div align=…>" or "<a name=…></a>" around what stands below.
bool opens_what_is_below(std::string_view line) {
    const std::string_view s = text::trim(line);
    if (!is_only_tags(s)) return false;
    for (const std::string_view tag : {"<div", "<a ", "<p>", "<p ", "<center", "<details", "<section"}) {
        if (!text::istarts_with(s, tag)) continue;
        return s.find("</") == std::string_view::npos || s.find("</a>") == s.size() - 4;
    }
    return false;
}

/// Whether the tag at the front opens what is only the beginning of the text: "<p>One.</p><p>Two.</p>". Its
/// length is `length`.
bool opens_a_part(std::string_view s, std::string_view name, std::size_t length) {
    if (name != "<p" && name != "<b>" && name != "<strong>") return false;
    std::string closing = "</" + std::string(name.substr(1));
    const std::size_t end = s.find(closing, length);
    if (end == std::string_view::npos || is_answer_label(markdown_of_html(s.substr(length, end - length))))
        return false;
    const std::string_view rest = text::trim(s.substr(s.find('>', end) + 1));
    return !rest.empty() && !is_only_tags(rest);
}

/// A tag that an answer is wrapped in and that says nothing.
std::size_t wrapper_at(std::string_view s) {
    for (const std::string_view name :
         {"<p", "</p", "<br", "<b>", "</b>", "<div", "</div", "<details", "</details", "<strong>",
          "</strong>", "<center", "</center", "<hr", "<dd", "</dd", "<Answer", "</Answer"}) {
        if (!text::istarts_with(s, name)) continue;
        const char after = s.size() > name.size() ? s[name.size()] : '\0';
        if (!name.ends_with('>') && after != '>' && after != ' ' && after != '/') continue;
        const std::size_t close = s.find('>');
        return close == std::string_view::npos || opens_a_part(s, name, close + 1) ? 0 : close + 1;
    }
    return 0;
}

/// "<summary><b>Answer</b></summary>": its length, if it only invites to open.
std::size_t summary_at(std::string_view s) {
    if (!text::istarts_with(s, "<summary")) return 0;
    const std::size_t end = s.find("</summary>");
    const std::size_t open = s.find('>');
    if (end == std::string_view::npos || open == std::string_view::npos || open > end || end > 300) return 0;
    if (!is_answer_label(markdown_of_html(s.substr(open + 1, end - open - 1)))) return 0;
    return end + std::string_view("</summary>").size();
}

/// "</h2>", "<h3>Answer:</h3>": the length of what only says that the answer follows.
std::size_t heading_at(std::string_view s) {
    const bool closing = text::istarts_with(s, "</h");
    if (!closing && !text::istarts_with(s, "<h")) return 0;
    const std::size_t level = closing ? 3 : 2, open = s.find('>');
    if (s.size() <= level || s[level] < '1' || s[level] > '6' || open == std::string_view::npos) return 0;
    if (closing) return open + 1;
    const std::size_t end = s.find("</h", open);
    const std::size_t close = s.find('>', end);
    if (end == std::string_view::npos || close == std::string_view::npos || end > 300) return 0;
    return is_answer_label(markdown_of_html(s.substr(open + 1, end - open - 1))) ? close + 1 : 0;
}

// Each round may look through the whole text for a closing tag: tags in tags would take quadratic time.
constexpr int most_wrappers = 64;

void peel_front(std::string& markdown) {
    std::string_view s = markdown;
    for (int round = 0; round < most_wrappers; ++round) {
        s = text::trim_left(s);
        std::size_t length = wrapper_at(s);
        if (length == 0) length = summary_at(s);
        if (length == 0) length = heading_at(s);
        if (length == 0 && is_remark(s.substr(0, s.find('\n')))) length = std::min(s.find('\n'), s.size());
        if (length == 0) break;
        s.remove_prefix(length);
    }
    // What is left begins with its own indentation, if it begins on a line of its own.
    std::size_t begin = markdown.size() - s.size();
    while (begin > 0 && (markdown[begin - 1] == ' ' || markdown[begin - 1] == '\t')) --begin;
    if (begin > 0 && markdown[begin - 1] != '\n') begin = markdown.size() - s.size();
    markdown.erase(0, begin);
}

/// Where the link to the top begins that the text ends with, over up to five lines: "<div><b>", the link,
/// "</b></div>".
std::size_t trailing_back_link(std::string_view markdown) {
    if (!markdown.ends_with('>')) return std::string_view::npos;
    std::string joined;
    std::size_t begin = markdown.size();
    for (int lines = 0; lines < 5 && begin > 0; ++lines) {
        const std::size_t line = begin < 2 ? std::string_view::npos : markdown.rfind('\n', begin - 2);
        const std::size_t from = line == std::string_view::npos ? 0 : line + 1;
        joined.insert(0, text::squeeze(markdown.substr(from, begin - from)));
        begin = from;
        if (is_back_link(joined)) {
            // The line of opening tags above, if there is one.
            const std::size_t above = begin < 2 ? std::string_view::npos : markdown.rfind('\n', begin - 2);
            const std::size_t start = above == std::string_view::npos ? 0 : above + 1;
            const std::string_view tags = text::trim(markdown.substr(start, begin - start));
            return is_only_tags(tags) && !tags.starts_with("</") && !text::istarts_with(tags, "<br") ? start
                                                                                                     : begin;
        }
        if (joined.size() > 300) break;
    }
    return std::string_view::npos;
}

bool has_odd_fences(std::string_view markdown) {
    std::size_t fences = 0;
    for (const std::string_view line : text::lines(markdown)) fences += fence_length(line) > 0 ? 1 : 0;
    return fences % 2 == 1;
}

void peel_back(std::string& markdown) {
    for (int round = 0; round < most_wrappers; ++round) {
        markdown.resize(text::trim_right(markdown).size());
        const std::size_t line = markdown.rfind('\n') == std::string::npos ? 0 : markdown.rfind('\n') + 1;
        const std::string_view last = std::string_view(markdown).substr(line);
        // A heading with nothing below it is the document's, not the answer's.
        if (line > 0 && (is_rule(last) || is_remark(last) || opens_what_is_below(last) ||
                         is_back_link(last) || (heading_marks(last) > 1 && text::trim(last).size() < 100))) {
            markdown.resize(line);
            continue;
        }
        if (const std::size_t begin = trailing_back_link(markdown); begin != std::string::npos) {
            markdown.resize(begin);
            continue;
        }
        if (line > 0 && fence_length(last) == last.size() && has_odd_fences(markdown)) {
            markdown.resize(line);
            continue;
        }
        const std::size_t open = markdown.rfind('<');
        if (!markdown.ends_with('>') || open == std::string::npos || open == 0) return;
        const std::string_view tag = std::string_view(markdown).substr(open);
        if (wrapper_at(tag) != tag.size()) return;
        if (!tag.starts_with("</") && !text::istarts_with(tag, "<br") && !text::istarts_with(tag, "<hr"))
            return;
        // "</b>" that closes a "<b>" of the answer stays.
        if (text::istarts_with(tag, "</")) {
            std::string opening = "<" + std::string(tag.substr(2, tag.size() - 3));
            const std::string_view before = std::string_view(markdown).substr(0, open);
            const std::size_t opened = before.rfind(opening);
            if (opened != std::string_view::npos) {
                const std::size_t closed = before.rfind(tag);
                if (closed == std::string_view::npos || closed < opened) return;
            }
        }
        markdown.resize(open);
    }
}

class Body {
  public:
    Body(const Outline& outline, Candidate& candidate) : outline_(outline), candidate_(candidate) {}

    void divide() {
        std::uint32_t first = candidate_.body_first;
        std::uint32_t last = candidate_.body_last;
        while (first <= last) {
            if (const auto id = id_comment(outline_.line(first))) {
                candidate_.id = id;
            } else if (!surrounds(first) && !closes_what_is_above(first)) {
                break;
            }
            ++first;
        }
        // A "---" right below a line of text would be a heading's underline, but the structure has told them
        // before.
        while (last >= first && (surrounds(last) || opens_what_is_below(outline_.line(last)))) --last;
        if (first <= last && candidate_.head.empty()) {
            first = take_choices(first, last);
            if (!candidate_.choices) first = take_stem(first, last);
            if (!candidate_.choices && !candidate_.stem && is_no_answer(first, last)) {
                candidate_.stem =
                    Text{std::string(text::trim_right(outline_.dedented(first, last, candidate_.indent))),
                         outline_.file().at(first, 1)};
                candidate_.last = std::max(candidate_.last, last);
                first = last + 1;
            }
        }
        take(first, last);
    }

  private:
    bool surrounds(std::uint32_t line) const {
        const std::string_view s = outline_.line(line);
        return text::trim(s).empty() || is_rule(s) || is_back_link(s) || is_remark(s);
    }

    /// "</div>" around the question.
    bool closes_what_is_above(std::uint32_t line) const {
        const std::string_view s = text::trim(outline_.line(line));
        return s.starts_with("</") && is_only_tags(s);
    }

    /// Options and what stands before them are the question's; the first line behind them comes back.
    std::uint32_t take_choices(std::uint32_t first, std::uint32_t last) {
        if (!may_have_choices(first, last)) return first;
        std::vector<std::string_view> lines;
        for (std::uint32_t line = first; line <= last; ++line) lines.push_back(outline_.line(line));
        ChoiceBlock block = find_choices(lines);
        if (block.choices.empty()) return first;
        // Options stand near their question: before any label of an answer.
        for (std::size_t i = 0; i < block.first; ++i) {
            if (answer_label_length(text::trim(lines[i])) > 0 ||
                text::istarts_with(text::trim(lines[i]), "<details") ||
                answer_fold(first + static_cast<std::uint32_t>(i)))
                return first;
        }
        const auto options_first = first + static_cast<std::uint32_t>(block.first);
        if (block.first > 0) {
            std::string stem = outline_.dedented(first, options_first - 1, candidate_.indent);
            stem = std::string(text::trim_right(stem));
            if (!stem.empty()) candidate_.stem = Text{std::move(stem), outline_.file().at(first, 1)};
        }
        const auto next = first + static_cast<std::uint32_t>(block.last) + 1;
        bool told = std::any_of(block.choices.begin(), block.choices.end(),
                                [](const Choice& c) { return c.correct; });
        if (!told && next <= last)
            told = apply_key(outline_.text(next, std::min(last, next + 40)), block.choices, block.numbered);
        // Lettered points without a key, behind prose, are points of an answer.
        if (!told && candidate_.stem && !candidate_.stem->value.starts_with("```")) {
            candidate_.stem.reset();
            return first;
        }
        candidate_.choices = std::move(block.choices);
        candidate_.last = std::max(candidate_.last, next - 1);
        return next;
    }

    /// What stands before a part that says it is the answer belongs to the question: code, a picture.
    std::uint32_t take_stem(std::uint32_t first, std::uint32_t last) {
        constexpr std::uint32_t longest = 120;
        for (std::uint32_t line = first + 1; line <= last && line <= first + longest; ++line) {
            if (outline_.is_code(line)) continue;
            if (!begins_answer(outline_.line(line)) && !answer_fold(line)) continue;
            candidate_.stem =
                Text{std::string(text::trim_right(outline_.dedented(first, line - 1, candidate_.indent))),
                     outline_.file().at(first, 1)};
            candidate_.last = std::max(candidate_.last, line - 1);
            return line;
        }
        return first;
    }

    /// Follow-up questions in a list, or the code that the question is about, and nothing else.
    bool is_no_answer(std::uint32_t first, std::uint32_t last) const {
        if (first > last || last - first > 200) return false;
        if (outline_.is_code(first)) {
            std::uint32_t line = first + 1;
            while (line <= last && outline_.is_code(line)) ++line;
            return line > last && points_at_code(candidate_.plain());
        }
        for (std::uint32_t line = first; line <= last; ++line) {
            const std::string_view s = text::trim(outline_.line(line));
            if (s.empty()) continue;
            if (s.size() < 3 || (s[0] != '-' && s[0] != '*' && s[0] != '+') || s[1] != ' ' || !ends_asking(s))
                return false;
        }
        return true;
    }

    /// The fold that begins on this line and says no more than that it hides the answer, or nullptr.
    const Fold* answer_fold(std::uint32_t line) const {
        const std::vector<Fold>& folds = outline_.folds();
        const auto fold = std::lower_bound(folds.begin(), folds.end(), line,
                                           [](const Fold& f, std::uint32_t l) { return f.first < l; });
        const bool found =
            fold != folds.end() && fold->first == line && is_answer_label(markdown::plain_text(fold->title));
        return found ? &*fold : nullptr;
    }

    /// The lines as Markdown, without the directive that hides them.
    std::string unfolded(std::uint32_t first, std::uint32_t last) const {
        const Fold* fold = answer_fold(first);
        if (!fold || !fold->directive || fold->last > last)
            return outline_.dedented(first, last, candidate_.indent);
        return content_of(outline_, *fold, candidate_.indent) +
               outline_.dedented(fold->last + 1, last, candidate_.indent);
    }

    /// A quick look, so that the many answers without options are not copied.
    bool may_have_choices(std::uint32_t first, std::uint32_t last) const {
        int seen = 0;
        std::size_t text = 0;
        const std::uint32_t end = std::min(last, first + 200);
        for (std::uint32_t line = first; line <= end; ++line) {
            const std::string_view s = outline_.line(line);
            const std::size_t at = s.find_first_not_of(" \t>");
            if (at == std::string_view::npos) continue;
            const char c = s[at];
            const bool starts = c == '-' || c == '*' || c == '+' || c == '(' || c == '[' ||
                                text::is_alpha(c) || text::is_digit(c) || c == '`' || c == '_';
            if (!starts) continue;
            if (option_letter(s, text) >= 0 || s.find("[ ]") < at + 8 || s.find("[x]") < at + 8 ||
                s.find("[X]") < at + 8 || s.find("( )") < at + 8 || s.find("(x)") < at + 8)
                ++seen;
            if (seen >= 2) return true;
        }
        return false;
    }

    void take(std::uint32_t first, std::uint32_t last) {
        while (first <= last && surrounds(first)) ++first;
        if (first > last && candidate_.head.empty() && candidate_.tail.empty()) return;
        std::string markdown(candidate_.head);
        if (first <= last) {
            if (!markdown.empty()) markdown += '\n';
            markdown += unfolded(first, last);
        }
        markdown += std::string_view(candidate_.tail);
        peel_front(markdown);
        // "Answer: B" stays with options: it is the key.
        if (!candidate_.choices) markdown.erase(0, answer_label_length(markdown));
        peel_front(markdown);
        peel_back(markdown);
        while (!markdown.empty() && markdown.front() == '\n') markdown.erase(0, 1);
        if (text::trim(markdown).empty() || is_empty_markup(markdown)) return;
        const bool own_lines = first <= last;
        candidate_.answer_first = own_lines ? first : candidate_.last;
        candidate_.answer_last = own_lines ? last : candidate_.last;
        candidate_.answer =
            Text{std::move(markdown),
                 outline_.file().at(candidate_.head.empty() ? candidate_.answer_first : candidate_.last, 1)};
    }

    const Outline& outline_;
    Candidate& candidate_;
};

}  // namespace

void take_answer(const Outline& outline, Candidate& candidate) {
    if (candidate.answer) return;
    Body(outline, candidate).divide();
}

}  // namespace qbank
