#include <fmt/format.h>

#include <algorithm>

#include "base/html_builder.hpp"
#include "base/html_tokens.hpp"
#include "base/markdown.hpp"
#include "base/text.hpp"
#include "base/text_places.hpp"
#include "rules/question_rules.hpp"

namespace qbank {
namespace {

using markdown::Node;
using markdown::Type;

constexpr std::size_t fewest_words = 8;

class AnswerRules {
  public:
    AnswerRules(const Question& question, Diagnostics& diagnostics)
        : question_(question), answer_(*question.answer), diagnostics_(diagnostics), places_(answer_) {}

    void apply() {
        const markdown::Tree tree(answer_);
        // Without recursion: a hostile answer nests as deep as it likes.
        Node node = tree.root().first_child();
        while (node) {
            look_at(node);
            if (const Node child = node.first_child()) {
                node = child;
                continue;
            }
            while (node && !node.next()) node = node.parent();
            node = node.next();
        }
        check_thin(tree.root());
    }

  private:
    void look_at(Node node) {
        switch (node.type()) {
            case Type::heading: look_at_heading(node); break;
            case Type::code_block: look_at_code(node); break;
            case Type::html_block:
                block_ = node;
                look_at_html(node.literal());
                break;
            case Type::html: look_at_html(node.literal()); break;
            case Type::image: look_at_image(node); break;
            case Type::link: look_at_link(node); break;
            default: break;
        }
        if (node.type() == Type::paragraph || node.type() == Type::heading || node.type() == Type::table_cell)
            block_ = node;
    }

    void look_at_heading(Node node) {
        const int level = node.heading_level();
        if (level == 1) {
            warn("heading-level", line_place(node.first_line()), "a heading of level 1 inside an answer",
                 "begin at ##: the page's title is the question");
        } else if (level > deepest_ + 1) {
            warn("heading-level", line_place(node.first_line()),
                 fmt::format("a heading of level {} after one of level {}", level, deepest_),
                 fmt::format("use {}", std::string(static_cast<std::size_t>(deepest_) + 1, '#')));
        }
        // The first heading may be ## or ###: answers written for a page of many questions begin there.
        deepest_ = std::max(level, 2);
    }

    void look_at_code(Node node) {
        has_code_ = true;
        if (!node.fenced() || !text::trim(node.fence_info()).empty()) return;
        warn("code-language", line_place(node.first_line()), "a code block that does not name its language",
             "write it behind the fence, as in ```python, or ```text");
    }

    void look_at_html(std::string_view raw) {
        for (const std::string_view hidden : {"script", "style", "iframe", "object", "template"}) {
            const std::string tag = fmt::format("<{}", hidden);
            if (text::lower(raw).find(tag) != std::string::npos) tell_dropped(raw, hidden);
        }
        html::Tokens tokens(raw);
        html::Token token;
        while (tokens.next(token)) {
            if (token.type == html::TokenType::start_tag && !html::is_shown(token.name) &&
                !html::holds_no_text(token.name))
                tell_dropped(token.text.empty() ? raw : token.text, token.name);
        }
    }

    void tell_dropped(std::string_view written, std::string_view name) {
        warn("raw-html", place_of(written.substr(0, written.find('\n'))),
             fmt::format("the tag <{}> is not shown, only its text", name), "use Markdown");
    }

    void look_at_image(Node node) {
        has_image_ = true;
        if (!text::trim(markdown::plain_text(node)).empty()) return;
        warn("image-alt", place_of(node.url()), "an image without alternative text",
             "say what it shows: ![what it shows](…)");
    }

    void look_at_link(Node node) {
        const std::string_view url = node.url();
        if (!text::istarts_with(url, "http:") && !text::istarts_with(url, "https:")) return;
        const std::string_view fault = fault_of_address(url);
        if (fault.empty()) return;
        warn("external-link", place_of(url),
             fmt::format("the address \"{}\" cannot be right: {}", url, fault),
             "copy it from the browser's address bar");
    }

    void check_thin(Node root) {
        if (has_code_ || has_image_ || !question_.choices.empty()) return;
        // Writing without spaces between words (Chinese, Japanese, Thai) has about two letters a word.
        const std::string plain = text::squeeze(markdown::plain_text(root));
        std::size_t wide = 0;
        for (std::size_t at = 0; at < plain.size();)
            if (text::next_code_point(plain, at) >= 0x0E00) ++wide;
        const auto spaces = static_cast<std::size_t>(std::count(plain.begin(), plain.end(), ' '));
        const std::size_t words = plain.empty() ? 0 : std::max(spaces + 1, wide / 2);
        if (words >= fewest_words) return;
        warn("thin-answer", line_place(1),
             fmt::format("an answer of {} word{}", words, words == 1 ? "" : "s"),
             "say why, or show an example");
    }

    std::uint32_t document_line(std::size_t line) const {
        return question_.answer_place.line + static_cast<std::uint32_t>(line) - 1;
    }

    /// All of a line but the blanks around it. `line` counts from 1 in the answer.
    Place line_place(std::uint32_t line) const {
        Place place{question_.answer_place.document, document_line(line)};
        if (line == 0 || line > places_.lines()) return place;
        std::string_view text = std::string_view(answer_).substr(places_.start(line));
        text = text.substr(0, text.find('\n'));
        const std::size_t blanks = text.size() - text::trim_left(text).size();
        place.column = static_cast<std::uint32_t>(blanks + 1);
        place.end_column = static_cast<std::uint32_t>(text::trim_right(text).size() + 1);
        return place;
    }

    /// Where `written` stands, looked for from the present block on: the lines of inlines are not exact.
    Place place_of(std::string_view written) {
        const std::uint32_t line =
            std::clamp<std::uint32_t>(block_.first_line(), 1, static_cast<std::uint32_t>(places_.lines()));
        auto spot = places_.find(written, line, cursor_);
        if (!spot) spot = places_.find(written, line);
        if (!spot) return line_place(line);
        cursor_ = spot->offset + written.size();
        Place place{question_.answer_place.document, document_line(spot->line)};
        place.column = spot->column;
        place.end_column = place.column + static_cast<std::uint32_t>(written.size());
        return place;
    }

    void warn(std::string_view rule, const Place& place, std::string message, std::string hint) {
        diagnostics_.warning(rule, place, std::move(message), std::move(hint));
    }

    const Question& question_;
    const std::string& answer_;
    Diagnostics& diagnostics_;
    TextPlaces places_;
    Node block_;
    std::size_t cursor_ = 0;
    int deepest_ = 2;
    bool has_code_ = false, has_image_ = false;
};

}  // namespace

void check_answer(const Question& question, Diagnostics& diagnostics) {
    if (!question.answer || question.answer->empty() || question.answer_place.line == 0) return;
    AnswerRules(question, diagnostics).apply();
}

}  // namespace qbank
