#include <sstream>

#include "catch.hpp"
#include "diff/diff.hpp"

using namespace qbank;

namespace {

std::vector<ExportedQuestion> read(const std::string& questions) {
    Diagnostics diagnostics;
    const auto result =
        read_exported("{\"schema\": 1, \"questions\": [" + questions + "]}", "a.json", diagnostics);
    REQUIRE(result);
    return *result;
}

std::string told(const std::string& before, const std::string& after, std::string_view format = "text") {
    std::ostringstream out;
    find_diff_format(format)->write(diff_exports(read(before), read(after)), out);
    return out.str();
}

const std::string a = R"({"id":"a","question":"A?","answer_markdown":null})";
const std::string a_answered = R"({"id":"a","question":"A?","answer_markdown":"Yes"})";
const std::string a_reworded = R"({"id":"a","question":"Is it A?","answer_markdown":null})";
const std::string b = R"({"id":"b","question":"B?"})";
const std::string a_with_b = R"({"id":"a","question":"A?","aliases":["b"]})";
const std::string c_was_a = R"({"id":"c","question":"A?","aliases":["a"]})";
const std::string c_was_both = R"({"id":"c","question":"A?","aliases":["a","b"]})";

}  // namespace

TEST_CASE("what changed between two exports") {
    struct Case {
        std::string name, before, after, told;
    };
    const std::vector<Case> cases{
        {"nothing", a + "," + b, b + "," + a, "nothing changed\n"},
        {"added", a, a + "," + b, "1 added\n\nAdded\n  b: B?\n"},
        {"removed", a + "," + b, a, "1 removed\n\nRemoved\n  b: B?\n"},
        {"reworded", a, a_reworded, "1 reworded\n\nReworded\n  a: Is it A?\n    before: A?\n"},
        {"answered", a, a_answered, "1 re-answered\n\nRe-answered\n  a: A?\n    answered\n"},
        {"answer removed", a_answered, a, "1 re-answered\n\nRe-answered\n  a: A?\n    removed\n"},
        {"merged", a + "," + b, a_with_b, "1 merged\n\nMerged\n  b: B?\n    now part of: a\n"},
        {"renamed", a, c_was_a, "1 renamed\n\nRenamed\n  c: A?\n    before: a\n"},
        {"merged under a new id", a + "," + b, c_was_both,
         "1 merged, 1 renamed\n\nMerged\n  b: B?\n    now part of: c\n\nRenamed\n  c: A?\n    before: a\n"},
    };
    for (const Case& c : cases) {
        INFO(c.name);
        CHECK(told(c.before, c.after) == c.told);
    }
}

TEST_CASE("changes as Markdown and JSON") {
    CHECK(told(a, a_reworded + "," + b, "markdown") ==
          "**Questions:** 1 added, 1 reworded\n\n### Added (1)\n\n- B? (`b`)\n\n### Reworded (1)\n\n"
          "- Is it A? (`a`), before: A?\n");
    CHECK(told(a + "," + b, a_with_b, "json") ==
          "{\n  \"schema\": 1,\n  \"added\": [],\n  \"removed\": [],\n  \"reworded\": [],\n  \"reanswered\": "
          "[],\n"
          "  \"merged\": [\n    {\n      \"id\": \"b\",\n      \"question\": \"B?\",\n      \"into\": "
          "\"a\"\n    }\n  ],\n"
          "  \"renamed\": []\n}\n");
}

TEST_CASE("what is no export is told with its place") {
    struct Case {
        std::string json;
        std::uint32_t line, column;
    };
    for (const Case& c : std::vector<Case>{
             {"", 1, 0},
             {"{\"questions\":\n [}", 2, 3},
             {"[]", 1, 1},
             {"{\"questions\": [\n1]}", 2, 2},
             {"{\"questions\": [{\"id\":\"a\",\"question\":\"A?\"},\n{\"id\":\"a\",\"question\":\"A?\"}]}", 2,
              1},
             {std::string(1000, '['), 1, 65}}) {
        INFO(c.json.substr(0, 60));
        Diagnostics diagnostics;
        CHECK_FALSE(read_exported(c.json, "a.json", diagnostics));
        REQUIRE(diagnostics.sorted().size() == 1);
        CHECK(diagnostics.sorted()[0].document == "a.json");
        CHECK(diagnostics.sorted()[0].line == c.line);
        CHECK(diagnostics.sorted()[0].column == c.column);
    }
}

TEST_CASE("changed questions that nothing dates get the day of the build, others keep theirs") {
    const auto before = read(R"({"id":"a","question":"a?","updated":"2026-01-01"},)"
                             R"({"id":"b","question":"b?","updated":"2026-01-01"},)"
                             R"({"id":"c","question":"c?","updated":null},)"
                             R"({"id":"d","question":"d?","updated":"2026-13-01"},)"
                             R"({"id":"e","question":"e?","updated":"2026-01-01"})");
    Bank bank;
    for (const char* id : {"a", "b", "c", "d", "e", "f"}) {
        BankQuestion& question = bank.questions.emplace_back();
        question.id = id;
        question.plain = question.wording = std::string(id) + "?";
    }
    bank.questions[0].answer = SharedText("An answer.");
    bank.questions[4].answer = SharedText("An answer.");
    bank.questions[4].updated = "2025-05-05";
    date_changes(bank, before, "2026-11-21");
    CHECK(bank.questions[0].updated == "2026-11-21");  // answered
    CHECK(bank.questions[1].updated == "2026-01-01");  // as it was
    CHECK(bank.questions[2].updated.empty());
    CHECK(bank.questions[3].updated.empty());          // what is no day is none
    CHECK(bank.questions[4].updated == "2025-05-05");  // its author has dated it
    CHECK(bank.questions[5].updated == "2026-11-21");  // added
}
