#include <deque>
#include <sstream>
#include <string>
#include <vector>

#include "base/text.hpp"
#include "base/yaml.hpp"
#include "catch.hpp"
#include "normalize/normalize.hpp"

using namespace qbank;

namespace {

/// A bank with bank.yml, two topics and one source.
Settings bank_settings() {
    Settings settings;
    settings.has_bank_file = true;
    settings.topics = {{"orm", "The ORM", "Django", "", {"Models & ORM"}},
                       {"caching", "Caching", "", "", {}}};
    settings.sources.emplace_back().id = "list";
    return settings;
}

/// What one question file gives, and what is told about it.
struct Outcome {
    std::vector<Question> questions;
    Settings settings;
    std::string told;
};

Outcome read_file(const std::string& front_matter, Settings settings = bank_settings(),
                  const std::string& path = "questions/orm/n-plus-one.md", bool drafts = false) {
    Outcome outcome;
    Diagnostics diagnostics;
    const auto values = yaml::parse(front_matter, Place{path, 2, 1, 0}, diagnostics);
    REQUIRE(values);
    RawQuestion raw;
    raw.own_file = true;
    raw.front_matter = *values;
    const yaml::Value* wording = values->find("question") ? values->find("question") : values->find("title");
    REQUIRE(wording);
    raw.wording = {wording->scalar, wording->place};
    raw.answer = Text{"The answer.", Place{path, 9, 1, 0}};
    RawDocument document;
    document.path = path;
    document.questions.push_back(std::move(raw));
    outcome.questions = normalize({std::move(document)}, settings, {drafts, 1}, diagnostics);
    outcome.settings = std::move(settings);
    std::ostringstream out;
    const LineReader lines = [&](const std::string&, std::uint32_t line) -> std::optional<std::string> {
        const auto all = text::lines(front_matter);
        return line >= 2 && line - 2 < all.size() ? std::optional(std::string(all[line - 2])) : std::nullopt;
    };
    print(out, diagnostics.sorted(), lines, {});
    outcome.told = out.str();
    return outcome;
}

RawQuestion asked(std::uint32_t line, const std::string& wording,
                  const std::vector<std::string>& sections = {}) {
    RawQuestion raw;
    raw.wording = {wording, Place{"docs/list.md", line, 4, 0}};
    for (const std::string& section : sections)
        raw.section.push_back({section, Place{"docs/list.md", 1, 1, 0}});
    return raw;
}

Outcome read_document(std::deque<RawQuestion> questions, Settings settings = {}) {
    Outcome outcome;
    Diagnostics diagnostics;
    RawDocument document;
    document.path = "docs/list.md";
    document.title = "Django interview questions";
    document.questions = std::move(questions);
    outcome.questions = normalize({std::move(document)}, settings, {false, 1}, diagnostics);
    outcome.settings = std::move(settings);
    return outcome;
}

}  // namespace

TEST_CASE("a question file gives a question with all it says") {
    const Outcome outcome = read_file(
        "question: What is the `N+1` problem?\n"
        "level: mid\nkind: how-to\ntags: [orm, performance, orm]\n"
        "aliases: [n-plus-1]\nupdated: 2026-01-31\nrelated: [joins]\nauthor: Someone\n"
        "asked_in:\n  - {source: list, position: 7, number: 3, as: N plus one}\n");
    CHECK(outcome.told.empty());
    REQUIRE(outcome.questions.size() == 1);
    const Question& q = outcome.questions[0];
    CHECK(q.id == "n-plus-one");
    CHECK(q.wording == "What is the `N+1` problem?");
    CHECK(q.plain == "What is the N+1 problem?");
    CHECK(q.topics == std::vector<std::string>{"orm"});
    CHECK(q.tags == std::vector<std::string>{"orm", "performance"});
    CHECK(q.level == Level::mid);
    CHECK(q.kind == Kind::how_to);
    CHECK(q.aliases == std::vector<std::string>{"n-plus-1"});
    CHECK(q.updated == "2026-01-31");
    CHECK(q.language == "en");
    REQUIRE(q.asked.size() == 2);
    CHECK((q.asked[0].source.empty() && q.asked[0].place.line == 2));
    CHECK((q.asked[1].source == "list" && q.asked[1].place.line == 11 && q.asked[1].position == 7));
    CHECK(q.asked[1].number == 3U);
    CHECK(q.asked[1].wording == "N plus one");
}

TEST_CASE("a mistake in front matter is told with its place and what to do") {
    struct Case {
        std::string front_matter, told;
    };
    const std::vector<Case> cases{
        {"question: Q?\nlevel: hard\n",
         "questions/orm/n-plus-one.md:3:8: error: unknown level \"hard\" [level]\n"
         "  3 | level: hard\n"
         "    |        ^~~~\n"
         "  hint: use one of junior, mid, senior\n"},
        {"question: Q?\ndifficulty: brutal\n",
         "questions/orm/n-plus-one.md:3:13: error: unknown difficulty \"brutal\" [level]\n"
         "  3 | difficulty: brutal\n"
         "    |             ^~~~~~\n"
         "  hint: use one of easy, medium, hard\n"},
        {"question: Q?\nkind: puzzle\n",
         "questions/orm/n-plus-one.md:3:7: error: unknown kind \"puzzle\" [kind]\n"
         "  3 | kind: puzzle\n"
         "    |       ^~~~~~\n"
         "  hint: use one of concept, comparison, how-to, scenario, design, experience, coding\n"},
        {"question: Q?\ntopic: cachin\n",
         "questions/orm/n-plus-one.md:3:8: error: unknown topic \"cachin\" [topic]\n"
         "  3 | topic: cachin\n"
         "    |        ^~~~~~\n"
         "  hint: did you mean \"caching\"?\n"},
        {"question: Q?\nleve: mid\n",
         "questions/orm/n-plus-one.md:3:1: error: unknown key \"leve\" in front matter [unknown-key]\n"
         "  3 | leve: mid\n"
         "    | ^~~~\n"
         "  hint: did you mean \"level\"?\n"},
        {"question: Q?\nasked_in: [{source: lists, position: 1}]\n",
         "questions/orm/n-plus-one.md:3:21: error: unknown source \"lists\" [source]\n"
         "  3 | asked_in: [{source: lists, position: 1}]\n"
         "    |                     ^~~~~\n"
         "  hint: did you mean \"list\"?\n"},
        {"question: Q?\nupdated: yesterday\n",
         "questions/orm/n-plus-one.md:3:10: error: \"yesterday\" is not a date [date]\n"
         "  3 | updated: yesterday\n"
         "    |          ^~~~~~~~~\n"
         "  hint: write it as 2026-11-21\n"},
        {"question: Q?\nid: Not An Id\n",
         "questions/orm/n-plus-one.md:3:5: error: \"Not An Id\" cannot be an id [id]\n"
         "  3 | id: Not An Id\n"
         "    |     ^~~~~~~~~\n"
         "  hint: use small letters, digits and hyphens: not-an-id\n"},
        {"question: Q?\ndraft: maybe\n",
         "questions/orm/n-plus-one.md:3:8: error: \"draft\" must be true or false [wrong-kind]\n"
         "  3 | draft: maybe\n"
         "    |        ^~~~~\n"},
        {"question: \"\"\n",
         "questions/orm/n-plus-one.md:2:11: error: the question has no words [empty-question]\n"
         "  2 | question: \"\"\n"
         "    |           ^~\n"
         "  hint: write `question: …` in the front matter\n"},
    };
    for (const Case& c : cases) {
        CAPTURE(c.front_matter);
        CHECK(read_file(c.front_matter).told == c.told);
    }
}

TEST_CASE("a file in a folder that is no topic is told so") {
    CHECK(read_file("question: Q?\n", bank_settings(), "questions/nowhere/a.md").told ==
          "questions/nowhere/a.md:2:11: error: the folder \"nowhere\" is not a topic [topic]\n"
          "  2 | question: Q?\n"
          "    |           ^~\n"
          "  hint: move the file to the folder of a topic in topics.yml, or write `topic: …`\n");
}

TEST_CASE("other projects' front matter is read without complaint in a folder without bank.yml") {
    const Outcome outcome = read_file(
        "title: \"Explain the role of a cache\"\ntopic: System Design\nkeywords: [cache]\ndifficulty: hard\n"
        "weight: 10\nsources:\n  - A handbook, chapter 3\n",
        Settings{}, "java/x.md");
    CHECK(outcome.told.empty());
    REQUIRE(outcome.questions.size() == 1);
    const Question& q = outcome.questions[0];
    CHECK(q.wording == "Explain the role of a cache");
    CHECK(q.level == Level::senior);
    CHECK(q.topics == std::vector<std::string>{"system-design"});
    CHECK(q.tags == std::vector<std::string>{"cache"});
    CHECK(q.quoted_sources == std::vector<std::string>{"A handbook, chapter 3"});
    CHECK(q.title.empty());
    REQUIRE(outcome.settings.topics.size() == 1);
    CHECK(outcome.settings.topics[0].title == "System Design");
}

TEST_CASE("drafts are left out unless they are asked for") {
    CHECK(read_file("question: Q?\ndraft: true\n").questions.empty());
    CHECK(read_file("question: Q?\ndraft: true\n", bank_settings(), "questions/orm/a.md", true)
              .questions.size() == 1);
}

TEST_CASE("a document's questions know their source, position, section and topic") {
    const Outcome outcome =
        read_document({asked(5, "What is it?", {"Django interview questions", "1. Models & ORM"}),
                       asked(6, "CAP theorem.", {"Django interview questions", "Junior"})});
    REQUIRE(outcome.questions.size() == 2);
    const Question& first = outcome.questions[0];
    CHECK(first.topics == std::vector<std::string>{"models-orm"});
    CHECK(first.asked[0].source == "list");
    CHECK(first.asked[0].position == 1);
    CHECK(first.asked[0].section ==
          std::vector<std::string>{"Django interview questions", "1. Models & ORM"});
    const Question& second = outcome.questions[1];
    CHECK(second.topics == std::vector<std::string>{"django"});
    CHECK(second.level == Level::junior);
    CHECK(second.id == "cap-theorem");
    REQUIRE(outcome.settings.sources.size() == 1);
    CHECK(outcome.settings.sources[0].title == "Django interview questions");
    CHECK(outcome.settings.sources[0].document == "docs/list.md");
}

TEST_CASE("a heading that a topic names as an alias means that topic") {
    const Outcome outcome = read_document(
        {asked(5, "What is it?", {"2\uFE0F\u20E3 Models & ORM (Very Important)"})}, bank_settings());
    CHECK(outcome.questions[0].topics == std::vector<std::string>{"orm"});
    CHECK(outcome.settings.topics.size() == 2);
}

TEST_CASE("the language is told by the script") {
    const Outcome outcome =
        read_document({asked(1, "\u0427\u0442\u043E \u0442\u0430\u043A\u043E\u0435 GIL?"),
                       asked(2, "\u4EC0\u4E48\u662F GIL\uFF1F"), asked(3, "What is the GIL?")});
    CHECK(outcome.questions[0].language == "ru");
    CHECK(outcome.questions[1].language == "zh");
    CHECK(outcome.questions[2].language == "en");
}

TEST_CASE("ids come from words, and a clash adds a hash that does not depend on the order") {
    const Outcome outcome =
        read_document({asked(1, "C?"), asked(2, "C#?"), asked(3, "C++?"),
                       asked(4, "\u4EC0\u4E48\u662F\u95ED\u5305\uFF1F"), asked(5, "con"), asked(6, "c?")});
    std::vector<std::string> ids;
    for (const Question& q : outcome.questions) ids.push_back(q.id);
    CHECK(ids[0] == "c");
    CHECK(ids[1].rfind("c-", 0) == 0);
    CHECK(ids[2].rfind("c-", 0) == 0);
    CHECK(ids[1] != ids[2]);
    CHECK(ids[3] == "shen-me-shi-bi-bao");
    CHECK(ids[4].rfind("con-", 0) == 0);  // no file of that name can exist on Windows
    CHECK(ids[5] == "c");                 // the same question as the first
    const Outcome other = read_document({asked(1, "C?"), asked(3, "C++?"), asked(2, "C#?")});
    CHECK(other.questions[1].id == ids[2]);
}

TEST_CASE("two explicit ids that are the same are an error that names both places") {
    Settings settings;
    Diagnostics diagnostics;
    std::vector<RawDocument> documents(1);
    documents[0].path = "list.md";
    for (const std::uint32_t line : {3U, 9U}) {
        RawQuestion raw = asked(line, "Question on line " + std::to_string(line));
        raw.wording.place.document = "list.md";
        raw.id = std::string("same");
        documents[0].questions.push_back(raw);
    }
    normalize(std::move(documents), settings, {}, diagnostics);
    std::ostringstream out;
    print(out, diagnostics.sorted(), {}, {});
    CHECK(out.str() ==
          "list.md:9:4: error: two questions have the id \"same\" [duplicate-id]\n"
          "  list.md:3: the other one\n"
          "  hint: give one of them another id\n");
}
