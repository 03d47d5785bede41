#include <sstream>
#include <string>
#include <vector>

#include "assemble/assemble.hpp"
#include "catch.hpp"

using namespace qbank;

namespace {

Question question(const std::string& id, const std::string& topic, std::vector<std::string> sources = {}) {
    Question q;
    q.id = id;
    q.wording = q.plain = "What is " + id + "?";
    q.topics = {topic};
    q.language = "en";
    q.place = {"list.md", 3, 1, 0};
    for (std::size_t i = 0; i < sources.size(); ++i) {
        Occurrence asked;
        asked.source = sources[i];
        asked.position = static_cast<std::uint32_t>(10 - i);
        asked.wording = q.wording;
        q.asked.push_back(asked);
    }
    return q;
}

Source source(const std::string& id) {
    Source s;
    s.id = s.title = id;
    return s;
}

Settings settings_with(std::vector<Topic> topics, std::vector<Source> sources = {}) {
    Settings settings;
    settings.topics = std::move(topics);
    settings.sources = std::move(sources);
    return settings;
}

std::string told(const Diagnostics& diagnostics) {
    std::ostringstream out;
    print(out, diagnostics.sorted(), {}, {});
    return out.str();
}

}  // namespace

TEST_CASE("questions stand in the order of topics, and keep theirs within one") {
    Diagnostics diagnostics;
    const Bank bank =
        assemble(settings_with({{"b", "B", "", "", {}}, {"a", "A", "", "", {}}, {"empty", "E", "", "", {}}}),
                 {question("one", "a"), question("two", "b"), question("three", "a")}, {}, diagnostics);
    std::vector<std::string> ids;
    for (const BankQuestion& q : bank.questions) ids.push_back(q.id);
    CHECK(ids == std::vector<std::string>{"two", "one", "three"});
    REQUIRE(bank.topics.size() == 2);
    CHECK(bank.topics[0].id == "b");
    CHECK(bank.topics[1].questions == std::vector<std::size_t>{1, 2});
    CHECK(bank.find("three") == 2);
    CHECK(bank.find("nobody") == Bank::npos);
}

TEST_CASE("a question without a topic gets one") {
    Diagnostics diagnostics;
    Question q = question("one", "x");
    q.topics.clear();
    const Bank bank = assemble({}, {q}, {}, diagnostics);
    REQUIRE(bank.topics.size() == 1);
    CHECK(bank.topics[0].title == "Questions");
}

TEST_CASE("a question's weight is the number of distinct sources, and a source keeps its own order") {
    Diagnostics diagnostics;
    const Bank bank =
        assemble(settings_with({{"t", "T", "", "", {}}}, {source("s2"), source("unused")}),
                 {question("one", "t", {"s1", "s2", "s1"}), question("two", "t", {"s1"})}, {}, diagnostics);
    CHECK(bank.questions[0].sources == std::vector<std::string>{"s1", "s2"});
    REQUIRE(bank.sources.size() == 2);
    CHECK(bank.sources[0].id == "s2");
    CHECK(bank.sources[1].id == "s1");
    std::vector<std::uint32_t> positions;
    for (const auto& entry : bank.sources[1].entries) {
        positions.push_back(bank.questions[entry.question].asked[entry.occurrence].position);
    }
    CHECK(positions == std::vector<std::uint32_t>{8, 10, 10});
}

TEST_CASE("earlier ids lead to the question that has them") {
    Diagnostics diagnostics;
    Question one = question("one", "t");
    one.aliases = {"uno", "one", "eins"};
    const Bank bank =
        assemble(settings_with({{"t", "T", "", "", {}}}), {question("two", "t"), one}, {}, diagnostics);
    REQUIRE(bank.redirects.size() == 2);
    CHECK(bank.redirects[0].from_id == "eins");
    CHECK(bank.redirects[1].from_id == "uno");
    CHECK(bank.questions[bank.redirects[0].to].id == "one");
    CHECK(bank.questions[1].aliases == std::vector<std::string>{"uno", "eins"});
    CHECK(told(diagnostics).empty());
}

TEST_CASE("an earlier id that another question has is an error naming both") {
    Diagnostics diagnostics;
    Question one = question("one", "t");
    one.own_file = true;
    one.aliases = {"two"};
    one.place = {"questions/t/one.md", 2, 11, 0};
    assemble(settings_with({{"t", "T", "", "", {}}}), {question("two", "t"), one}, {}, diagnostics);
    CHECK(
        told(diagnostics) ==
        "questions/t/one.md:2:11: error: the earlier id \"two\" belongs to another question [duplicate-id]\n"
        "  list.md:3: this one has it\n"
        "  hint: remove the alias\n");
}

TEST_CASE("related questions are those the author names, then those that share rare words") {
    Diagnostics diagnostics;
    Question named = question("named", "t");
    Question first = question("first", "t");
    first.plain = "How does cache stampede protection work?";
    first.related = {{"named", Place{"a.md", 5, 1, 0}}, {"gone", Place{"a.md", 5, 8, 12}}};
    Question second = question("second", "t");
    second.plain = "What causes a cache stampede?";
    Question foreign = second;
    foreign.id = "foreign";
    foreign.language = "de";
    const Bank bank = assemble(settings_with({{"t", "T", "", "", {}}}),
                               {first, named, second, foreign, question("other", "t")}, {}, diagnostics);
    const BankQuestion& q = bank.questions[0];
    REQUIRE(q.related_to.size() == 2);
    CHECK(bank.questions[q.related_to[0].question].id == "named");
    CHECK(q.related_to[0].shared.empty());
    CHECK(bank.questions[q.related_to[1].question].id == "second");
    CHECK(q.related_to[1].shared == std::vector<std::string>{"cache", "stampede"});
    CHECK(told(diagnostics) ==
          "a.md:5:8: warning: no question has the id \"gone\" [unknown-question]\n"
          "  hint: correct the id under `related`\n");
}

TEST_CASE("a file without an answer is a warning in a bank, and no matter elsewhere") {
    for (const bool bank_file : {true, false}) {
        Diagnostics diagnostics;
        Settings settings = settings_with({{"t", "T", "", "", {}}});
        settings.has_bank_file = bank_file;
        Question q = question("one", "t");
        q.own_file = true;
        assemble(settings, {q}, {}, diagnostics);
        CHECK(told(diagnostics) == (bank_file
                                        ? "list.md:3:1: warning: the question has no answer [no-answer]\n"
                                          "  hint: write it below the front matter\n"
                                        : ""));
    }
}

TEST_CASE("tags that differ only in how they are written are one") {
    Diagnostics diagnostics;
    Question one = question("one", "t"), two = question("two", "t");
    one.tags = {"Data Base", "x"};
    two.tags = {"data-base"};
    const Bank bank = assemble(settings_with({{"t", "T", "", "", {}}}), {one, two}, {}, diagnostics);
    REQUIRE(bank.tags.size() == 2);
    CHECK(bank.tags[0].id == "data-base");
    CHECK(bank.tags[0].title == "Data Base");
    CHECK(bank.tags[0].questions == std::vector<std::size_t>{0, 1});
}
