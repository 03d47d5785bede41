#include <set>
#include <sstream>

#include "base/json.hpp"
#include "base/text.hpp"
#include "catch.hpp"
#include "rules/explain.hpp"
#include "rules/question_rules.hpp"

using namespace qbank;

TEST_CASE("each rule has a name of its own, a line, an explanation and an example") {
    std::set<std::string_view> names;
    for (const Rule& rule : all_rules()) {
        INFO(rule.name);
        CHECK(names.insert(rule.name).second);
        CHECK(find_rule(rule.name) == &rule);
        CHECK(!rule.summary.empty());
        CHECK(!rule.summary.ends_with('.'));
        CHECK(rule.explanation.ends_with('.'));
        CHECK(!rule.wrong.empty());
        CHECK(!rule.right.empty());
        CHECK(rule.wrong != rule.right);
    }
    CHECK(find_rule("levle") == nullptr);
    CHECK(nearest_rule("levle") == "level");
}

TEST_CASE("rules are explained as text, JSON and Markdown") {
    std::ostringstream text, json, markdown;
    explain_all("text", text);
    explain_all("json", json);
    explain_all("markdown", markdown);
    CHECK(text::lines(text.str()).size() == all_rules().size());
    const Json parsed = Json::parse(json.str());
    REQUIRE(parsed["rules"].size() == all_rules().size());
    CHECK(parsed["rules"][0]["name"] == all_rules()[0].name);
    for (const Rule& rule : all_rules())
        CHECK(markdown.str().find("## " + std::string(rule.name) + "\n") != std::string::npos);
}

TEST_CASE("addresses of other sites are judged by their looks alone") {
    struct Case {
        const char *url, *fault;
    };
    for (const Case& c :
         {Case{"https://example.org/a?b#c", ""}, Case{"http://localhost:8000/", ""},
          Case{"https://[2001:db8::1]/", ""}, Case{"https://\xC3\xA9t\xC3\xA9.example/", ""},
          Case{"https://example.org:8443", ""}, Case{"https://https://example.org", "it begins twice"},
          Case{"https:///x", "it has no host"}, Case{"http:example.org", "it has no //"},
          Case{"https://example", "its host has no dot"},
          Case{"https://example..org/", "its host has an empty part"},
          Case{"https://example.org:0/", "its port is no number from 1 to 65535"},
          Case{"https://me@example.org/", "it holds a user's name"},
          Case{"https://exa mple.org/", "its host has a character that no host has"}}) {
        INFO(c.url);
        CHECK(fault_of_address(c.url) == c.fault);
    }
}

namespace {

std::string told(std::string answer, bool choices = false) {
    Question question;
    question.answer = std::move(answer);
    question.place = {"q.md", 2};
    question.answer_place = {"q.md", 4};
    if (choices) question.choices = {{"a", true}};
    Diagnostics found;
    check_answer(question, found);
    std::string result;
    for (const Diagnostic& d : found.sorted())
        result += d.rule + "@" + std::to_string(d.line) + ":" + std::to_string(d.column) + "-" +
                  std::to_string(d.end_column) + " ";
    return result;
}

const std::string enough = "Eight words are enough for an answer here.\n\n";

std::string told_of_wording(const std::string& wording, const std::string& language = "en") {
    Question question;
    question.wording = wording;
    question.plain = text::replace_all(wording, "`", "");
    question.language = language;
    question.place = {"q.md", 2};
    Diagnostics found;
    check_wording(question, found);
    std::string result;
    for (const Diagnostic& d : found.sorted()) result += d.rule + " ";
    return result;
}

}  // namespace

TEST_CASE("answers are judged at the place of the fault") {
    struct Case {
        std::string answer, found;
    };
    for (const Case& c : std::vector<Case>{
             {enough, ""},
             {"Yes.", "thin-answer@4:1-5 "},
             {"`x`\n\n```c\n1\n```", ""},
             {enough + "# One", "heading-level@6:1-6 "},
             {enough + "## Two\n\n#### Four", "heading-level@8:1-10 "},
             {enough + "### Three\n\n## Two\n\n### Three", ""},
             {enough + "```\nx\n```", "code-language@6:1-4 "},
             {enough + "    indented", ""},
             {enough + "a <kbd>b</kbd> <br> c <!-- note -->", ""},
             {enough + "a\n<span>b</span>", "raw-html@7:1-7 "},
             {enough + "<details><summary>a</summary>\n\nb\n\n</details>", ""},
             {enough + "`<div>` and \\<div>", ""},
             {enough + "<script>alert(1)</script>", "raw-html@6:1-26 "},
             {enough + "![](a.png) ![ ](b.png) ![c](c.png)", "image-alt@6:5-10 image-alt@6:17-22 "},
             {enough + "[a](https://example)", "external-link@6:5-20 "},
         }) {
        INFO(c.answer);
        CHECK(told(c.answer) == c.found);
    }
    CHECK(told("B.", true).empty());
    // Eight words of Chinese, without a space between them.
    CHECK(told("\xE7\xB4\xA2\xE5\xBC\x95\xE8\xAE\xA9\xE6\x9F\xA5\xE8\xAF\xA2\xE6\x9B\xB4\xE5\xBF\xAB"
               "\xEF\xBC\x8C\xE4\xBD\x86\xE4\xBC\x9A\xE8\xAE\xA9\xE5\x86\x99\xE5\x85\xA5\xE6\x9B\xB4"
               "\xE6\x85\xA2\xE3\x80\x82")
              .empty());
}

TEST_CASE("wordings are judged as English sentences, and only those that ask") {
    struct Case {
        std::string wording, found;
    };
    for (const Case& c : std::vector<Case>{{"What is a lock?", ""},
                                           {"What is a lock", "wording-mark "},
                                           {"what is a lock?", "wording-capital "},
                                           {"`pip` or `uv`", ""},
                                           {"Explain locks.", ""},
                                           {"Do the dishes", ""},
                                           {"Is it right? Say why.", ""},
                                           {"What does this print:", ""},
                                           {"What is \"this?\"", ""},
                                           {"Isolation levels", ""},
                                           {std::string(241, 'x'), "wording-length "}}) {
        INFO(c.wording);
        CHECK(told_of_wording(c.wording) == c.found);
    }
    CHECK(told_of_wording("what ist das", "de").empty());
}

TEST_CASE("a tag that is nearly another is told, whatever the number of tags") {
    Bank bank;
    bank.settings.has_bank_file = true;
    std::vector<SourceFile> files;
    for (int i = 0; i < 4; ++i)
        files.push_back(
            {"q" + std::to_string(i) + ".md",
             "---\nquestion: What?\ntags: [" + std::string(i == 3 ? "tranactions, tests" : "x") + "]\n---\n",
             {}});
    for (std::size_t i = 0; i < 4; ++i) {
        BankQuestion& question = bank.questions.emplace_back();
        question.own_file = true;
        question.place = {files[i].path, 2};
    }
    bank.tags = {{"transactions", "transactions", {0, 1}},
                 {"tranactions", "tranactions", {3}},
                 {"tests", "tests", {3}},
                 {"rests", "rests", {2}},
                 {"tdd", "tdd", {0, 1}},
                 {"tcd", "tcd", {3}}};
    Diagnostics found;
    check_tags(bank, files, found);
    const auto all = found.sorted();
    REQUIRE(all.size() == 1);
    CHECK(all[0].message == "the tag \"tranactions\" is on no other question");
    CHECK(all[0].hint == "did you mean \"transactions\", which 2 have?");
    CHECK(all[0].line == 3);
    CHECK(all[0].column == 8);
}
