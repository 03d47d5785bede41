#include "export/anki_models.hpp"

#include <fmt/format.h>

#include "base/html.hpp"
#include "base/json.hpp"

namespace qbank {
namespace {

/// When the look of the cards was last changed; Anki takes over a note type that is newer.
constexpr std::int64_t look_changed = 1763700000;

/// Anki says with the class nightMode (AnkiDroid: night_mode) that the reader wants it dark.
constexpr std::string_view style = R"css(.card {
  --text: #1b1f24; --back: #ffffff; --quiet: #57606a; --line: #d0d7de; --code: #f6f8fa; --link: #0a5dc2;
  --good: #116329; --good-back: #dafbe1; --code-keyword: #8a1f4d; --code-name: #0b4f8a; --code-text: #1b5e34;
  --code-value: #7a4a00; --code-comment: #57606a; --code-aside: #5b3a91; --code-removed: #a1202c;
  font-family: system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif;
  font-size: 18px; line-height: 1.5; color: var(--text); background: var(--back); text-align: start;
}
.card.nightMode, .card.night_mode, .nightMode .card, .night_mode .card {
  --text: #e6edf3; --back: #15191f; --quiet: #9aa5b1; --line: #3a424c; --code: #20262e; --link: #79b8ff;
  --good: #7ee787; --good-back: #12361f; --code-keyword: #f2a5c4; --code-name: #8ec5ff; --code-text: #93d7aa;
  --code-value: #eec07a; --code-comment: #a5aeb7; --code-aside: #cdb8f5; --code-removed: #ff9f9a;
}
.qb { max-width: 46em; margin: 0 auto; overflow-wrap: anywhere; }
.qb .question { font-weight: 600; font-size: 1.15em; }
.qb .answer { font-weight: 400; }
.qb hr { border: 0; border-block-start: 1px solid var(--line); margin-block: 1em; }
.qb a { color: var(--link); }
.qb .link { color: var(--quiet); font-size: .85em; }
.qb img { max-width: 100%; height: auto; }
.qb pre, .qb code { font-family: ui-monospace, "SF Mono", Consolas, "DejaVu Sans Mono", monospace; }
.qb code { background: var(--code); border-radius: 4px; padding: .1em .3em; font-size: .9em; }
.qb pre { background: var(--code); border: 1px solid var(--line); border-radius: 6px; padding: .7em; overflow-x: auto; }
.qb pre code { background: none; padding: 0; }
.qb pre .k, .qb pre .t { color: var(--code-keyword); }
.qb pre .f, .qb pre .a { color: var(--code-name); }
.qb pre .s, .qb pre .i { color: var(--code-text); }
.qb pre .n, .qb pre .l { color: var(--code-value); }
.qb pre .c { color: var(--code-comment); font-style: italic; }
.qb pre .d { color: var(--code-aside); }
.qb pre .x { color: var(--code-removed); }
.qb table { border-collapse: collapse; }
.qb th, .qb td { border: 1px solid var(--line); padding: .3em .6em; }
.qb .end { text-align: end; }
.qb .center { text-align: center; }
.qb blockquote { margin-inline: 0; padding-inline-start: 1em; border-inline-start: 3px solid var(--line); color: var(--quiet); }
.qb .choices { list-style: upper-alpha; font-weight: 400; }
.qb .choices .right { color: var(--good); background: var(--good-back); border-radius: 4px; }
.qb .choices .right::after { content: " ✓"; }
)css";

std::string page(std::string_view inner) { return fmt::format("<div class=\"qb\">{}</div>", inner); }

Json fields(std::initializer_list<std::string_view> names) {
    Json result = Json::array();
    for (const std::string_view name : names) {
        result.push_back({{"name", name},
                          {"ord", result.size()},
                          {"font", "Arial"},
                          {"size", 20},
                          {"media", Json::array()},
                          {"rtl", false},
                          {"sticky", false}});
    }
    return result;
}

Json model(std::int64_t id, std::string_view name, const std::string& front, const std::string& back,
           std::initializer_list<std::string_view> field_names) {
    Json card{{"name", "Card 1"}, {"ord", 0},    {"qfmt", front}, {"afmt", back},
              {"bqfmt", ""},      {"bafmt", ""}, {"did", nullptr}};
    return {{"id", id},
            {"name", name},
            {"type", 0},
            {"mod", look_changed},
            {"usn", -1},
            {"sortf", 0},
            {"did", 1},
            {"tmpls", Json::array({card})},
            {"flds", fields(field_names)},
            {"css", style},
            {"latexPre", "\\documentclass[12pt]{article}\n\\begin{document}\n"},
            {"latexPost", "\\end{document}"},
            // The card exists if its first field does.
            {"req", Json::array({Json::array({0, "any", Json::array({0})})})},
            {"tags", Json::array()},
            {"vers", Json::array()}};
}

}  // namespace

std::string anki_models(const Export& what) {
    const std::string link = fmt::format(
        "{{{{#Permalink}}}}<p class=\"link\"><a href=\"{{{{Permalink}}}}\">{}</a></p>"
        "{{{{/Permalink}}}}",
        html::escape(what.word("export_permalink")));
    const std::string no_answer = fmt::format("{{{{^Answer}}}}<p class=\"link\">{}</p>{{{{/Answer}}}}",
                                              html::escape(what.word("no_answer")));
    const std::string question = "<div class=\"question\">{{Question}}</div>";
    const std::string answer = "<div class=\"answer\">{{Answer}}</div>";
    Json models;
    models[std::to_string(anki_question_model)] =
        model(anki_question_model, "qbank: question", page(question),
              page(question + "<hr id=\"answer\">" + answer + no_answer + link),
              {"Question", "Answer", "Permalink"});
    models[std::to_string(anki_choice_model)] =
        model(anki_choice_model, "qbank: multiple choice", page(question + "{{Choices}}"),
              page(question + "<hr id=\"answer\">{{Right}}" + answer + link),
              {"Question", "Choices", "Right", "Answer", "Permalink"});
    return to_text(models);
}

}  // namespace qbank
