#include "export/book.hpp"

#include <fmt/format.h>

#include "base/html.hpp"

namespace qbank {

std::string_view book_style() {
    return R"css(body { font-family: Georgia, "Noto Serif", "DejaVu Serif", serif; line-height: 1.5; overflow-wrap: anywhere; }
h1, h2, h3, h4, h5, h6 { font-family: system-ui, "Noto Sans", "DejaVu Sans", sans-serif; line-height: 1.25; break-after: avoid; }
h1 { font-size: 2em; }
h2 { font-size: 1.5em; margin-block-start: 2em; }
h3 { font-size: 1.15em; margin-block-start: 1.6em; }
.facts { color: #57606a; font-size: .85em; margin-block: .2em .8em; }
.none { color: #57606a; font-style: italic; }
pre, code { font-family: ui-monospace, "DejaVu Sans Mono", monospace; font-size: .88em; }
pre { border: 1px solid #8c959f; border-radius: 4px; padding: .6em; white-space: pre-wrap; break-inside: avoid; }
pre .k, pre .t { font-weight: bold; }
pre .s, pre .i { color: #1b5e34; }
pre .c { color: #57606a; font-style: italic; }
pre .x { color: #a1202c; }
table { border-collapse: collapse; break-inside: avoid; }
th, td { border: 1px solid #8c959f; padding: .25em .6em; text-align: start; }
.end { text-align: end; }
.center { text-align: center; }
img { max-width: 100%; height: auto; }
blockquote { margin-inline: 0; padding-inline-start: 1em; border-inline-start: 3px solid #8c959f; }
.choices { list-style: upper-alpha; }
.choices .right { font-weight: bold; }
.choices .right::after { content: " \2713"; }
.footnotes { font-size: .9em; border-block-start: 1px solid #8c959f; }
)css";
}

std::string book_question(const Export& what, const BankQuestion& question, const QuestionHtml& html,
                          int level) {
    std::string out = fmt::format("<article id=\"q-{}\">\n<h{}>{}</h{}>\n", html::escape(question.id), level,
                                  html.wording, level);
    std::string facts;
    for (const auto& [name, value] : facts_of(what, question))
        facts += fmt::format("{}{}: {}", facts.empty() ? "" : " · ", html::escape(name), html::escape(value));
    if (!facts.empty()) out += fmt::format("<p class=\"facts\">{}</p>\n", facts);
    out += html.stem;
    if (!html.choices.empty()) {
        out += "<ol class=\"choices\">\n";
        for (std::size_t i = 0; i < html.choices.size(); ++i)
            out +=
                (question.choices[i].correct ? "<li class=\"right\">" : "<li>") + html.choices[i] + "</li>\n";
        out += "</ol>\n";
    }
    if (!html.answer.empty()) {
        out += "<div class=\"answer\">\n" + html.answer + "</div>\n";
    } else if (html.choices.empty()) {
        out += fmt::format("<p class=\"none\">{}</p>\n", html::escape(what.word("unanswered")));
    }
    return out + "</article>\n";
}

}  // namespace qbank
