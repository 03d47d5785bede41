#include "catch.hpp"
#include "import/asked_in.hpp"
#include "import/question_file.hpp"
#include "import/relative_links.hpp"

using namespace qbank;

namespace {

const AskedIn entry{"guide", 3, 2, ""};

struct Case {
    const char* what;
    const char* before;
    const char* after;  ///< nullptr: a person has to
};

}  // namespace

TEST_CASE("an entry is added and every other byte stays") {
    const Case cases[] = {
        {"none yet", "---\nquestion: Why?   # ask\n---\n\nSo.\n",
         "---\nquestion: Why?   # ask\nasked_in:\n  - {source: guide, position: 3, number: 2}\n---\n\nSo.\n"},
        {"a list of lines", "---\nasked_in:\n- {source: a}\n# end\nlevel: mid\n---\nSo.",
         "---\nasked_in:\n- {source: a}\n- {source: guide, position: 3, number: 2}\n# end\nlevel: "
         "mid\n---\nSo."},
        {"entries over several lines",
         "---\nasked_in:\n    - source: a\n      position: 1\n\nlevel: mid\n---\n",
         "---\nasked_in:\n    - source: a\n      position: 1\n    - {source: guide, position: 3, number: "
         "2}\n\n"
         "level: mid\n---\n"},
        {"a list in brackets", "---\nasked_in: [{source: a, as: \"x]\"}] # old\n---\n",
         "---\nasked_in: [{source: a, as: \"x]\"}, {source: guide, position: 3, number: 2}] # old\n---\n"},
        {"an empty list", "---\nasked_in: []\n---\n",
         "---\nasked_in: [{source: guide, position: 3, number: 2}]\n---\n"},
        {"brackets over lines", "---\nasked_in: [\n  {source: a},\n  ]\n---\n",
         "---\nasked_in: [\n  {source: a},\n  {source: guide, position: 3, number: 2}]\n---\n"},
        {"a key without a value", "---\nasked_in:\nlevel: mid\n---\n",
         "---\nasked_in:\n  - {source: guide, position: 3, number: 2}\nlevel: mid\n---\n"},
        {"lines that end in CR LF", "---\r\nquestion: Why?\r\n---\r\nSo.\r\n",
         "---\r\nquestion: Why?\r\nasked_in:\r\n  - {source: guide, position: 3, number: "
         "2}\r\n---\r\nSo.\r\n"},
        {"no front matter", "# Why?\n\nSo.\n", nullptr},
        {"front matter that never ends", "---\nquestion: Why?\n", nullptr},
        {"a text where the list should be", "---\nasked_in: a guide\n---\n", nullptr},
        {"brackets that never close", "---\nasked_in: [{source: a}\n---\n", nullptr},
        {"a map where the list should be", "---\nasked_in:\n  source: a\n---\n", nullptr},
    };
    for (const Case& c : cases) {
        INFO(c.what);
        const std::optional<std::string> after = with_asked_in(c.before, {entry});
        CHECK(after.has_value() == (c.after != nullptr));
        if (after && c.after) CHECK(*after == c.after);
    }
}

TEST_CASE("another wording is quoted so that braces and commas stay in it") {
    CHECK(entry_text({"guide", 0, {}, "a, b} # c"}) == "{source: guide, as: \"a, b} # c\"}");
    CHECK(entry_text({"guide", 1, {}, "say \"hi\" \\n"}) ==
          "{source: guide, position: 1, as: \"say \\\"hi\\\" \\\\n\"}");
    CHECK(with_asked_in("---\nquestion: Why?\n---\n", {{"guide", 1, {}, "what: {a, [b"}}).has_value());
}

TEST_CASE("several entries stand in their order") {
    CHECK(with_asked_in("---\nasked_in: [{source: a}]\n---\n", {{"b", 1, {}, ""}, {"b", 2, {}, ""}}) ==
          "---\nasked_in: [{source: a}, {source: b, position: 1}, {source: b, position: 2}]\n---\n");
}

TEST_CASE("a question becomes a file that says all it says") {
    Question question;
    question.wording = "Which: *this* or that?";
    question.level = Level::senior;
    question.tags = {"a b", "#c"};
    question.language = "de";
    question.choices = {{"this", false}, {"that: ok", true}};
    question.stem = "```\nx\n```";
    question.answer = "That.\n";
    CHECK(question_file(question, "moon", "en", {entry}) ==
          "---\n"
          "question: \"Which: *this* or that?\"\n"
          "topic: moon\n"
          "level: senior\n"
          "tags:\n"
          "  - a b\n"
          "  - \"#c\"\n"
          "language: de\n"
          "choices:\n"
          "  - text: this\n"
          "  - text: \"that: ok\"\n"
          "    correct: true\n"
          "asked_in:\n"
          "  - {source: guide, position: 3, number: 2}\n"
          "---\n"
          "```\nx\n```\n"
          "\n"
          "That.\n");
}

TEST_CASE("images and links that do not come along are found") {
    const std::vector<RelativeLink> found = relative_links(
        "![](a.png) [x](../b.md#c) [y](https://example.org) [z](#top) [m](mailto:a@example.org)\n\n"
        "<img alt=\"\" src='img/d.png'> <a href=\"e.html\">e</a> <b src2=\"f\"></b> ![](a.png) "
        "[p](//example.org)");
    const std::vector<RelativeLink> wanted{
        {"a.png", true}, {"../b.md#c", false}, {"#top", false}, {"img/d.png", true}, {"e.html", false}};
    CHECK(found == wanted);
}

TEST_CASE("a byte order mark stays where it is, and is no part of the front matter") {
    const std::string file = "\xEF\xBB\xBF---\r\nquestion: Q?\r\n---\r\nThe answer.\r\n";
    const auto result = with_asked_in(file, {{"guide", 3, {}, ""}});
    REQUIRE(result);
    CHECK(*result ==
          "\xEF\xBB\xBF---\r\nquestion: Q?\r\nasked_in:\r\n  - {source: guide, position: 3}\r\n---\r\n"
          "The answer.\r\n");
}
