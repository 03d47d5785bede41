#include "catch.hpp"
#include "import/plan.hpp"

using namespace qbank;

namespace {

constexpr std::string_view document = "list.md";

Occurrence asked_by(std::uint32_t line, std::uint32_t position, std::string wording) {
    Occurrence asked;
    asked.source = "guide";
    asked.place = {document, line, 1, 1};
    asked.position = position;
    asked.wording = std::move(wording);
    return asked;
}

BankQuestion question(std::string id, std::string wording, std::vector<Occurrence> asked) {
    BankQuestion result;
    result.id = std::move(id);
    result.wording = result.plain = std::move(wording);
    result.topics = {"tides"};
    result.asked = std::move(asked);
    result.place = result.asked.front().place;
    return result;
}

/// As a file of the bank asks it, with the entries of its asked_in.
BankQuestion own_question(std::string wording, std::vector<Occurrence> entries) {
    Occurrence own;
    own.place = {"questions/tides/own.md", 2, 1, 1};
    own.wording = wording;
    entries.insert(entries.begin(), own);
    for (Occurrence& entry : entries)
        if (entry.place.document != document) entry.place.document = "questions/tides/own.md";
    BankQuestion result = question("own", std::move(wording), std::move(entries));
    result.own_file = true;
    return result;
}

Occurrence noted(std::uint32_t position, std::string wording) {
    Occurrence entry = asked_by(4, position, std::move(wording));
    entry.place.document = "questions/tides/own.md";
    return entry;
}

ImportPlan plan_of(std::vector<BankQuestion> questions, std::vector<Topic> topics = {},
                   std::string topic = "") {
    Bank bank;
    bank.questions = std::move(questions);
    return plan_import(bank, {}, {"guide", {std::string(document)}, std::move(topics), std::move(topic)});
}

}  // namespace

TEST_CASE("a question that the bank lacks becomes a file below its topic") {
    const ImportPlan plan = plan_of({question("why", "Why?", {asked_by(7, 1, "1. Why?")})});
    REQUIRE(plan.files.size() == 1);
    CHECK(plan.files[0].path == "questions/tides/why.md");
    CHECK(plan.files[0].place.line == 7);
    CHECK(plan.files[0].text.find("as:") == std::string::npos);
}

TEST_CASE("a question that a file asks gains an entry, with its wording if that is another") {
    const ImportPlan plan = plan_of({own_question("What is a tide?", {asked_by(3, 4, "Explain tides.")})});
    CHECK(plan.files.empty());
    REQUIRE(plan.entries.size() == 1);
    CHECK(plan.entries[0].path == "questions/tides/own.md");
    CHECK(entry_text(plan.entries[0].entries[0]) == "{source: guide, position: 4, as: \"Explain tides.\"}");
}

TEST_CASE("what is noted is noted once for each time it is asked") {
    const ImportPlan again = plan_of({own_question("Why?", {noted(2, "Why?"), asked_by(5, 2, "Why?")})});
    CHECK(again.entries.empty());
    CHECK(again.noted == 1);

    const ImportPlan moved = plan_of({own_question("Why?", {noted(2, "Why?"), asked_by(9, 6, "Why?")})});
    CHECK(moved.entries.empty());

    const ImportPlan twice =
        plan_of({own_question("Why?", {noted(2, "Why?"), asked_by(5, 2, "Why?"), asked_by(8, 3, "Why?")})});
    REQUIRE(twice.entries.size() == 1);
    CHECK(twice.entries[0].entries[0].position == 3);
}

TEST_CASE("a file of an earlier import counts although nothing merged the two") {
    const ImportPlan plan =
        plan_of({own_question("What is the output?", {noted(2, "What is the output?")}),
                 question("x", "What is the output?", {asked_by(5, 2, "**What is the output?**")})});
    CHECK(plan.files.empty());
    CHECK(plan.noted == 1);
}

TEST_CASE("a question of another document is only pointed at") {
    Occurrence other = asked_by(12, 1, "Why?");
    other.source = "other";
    other.place.document = "lists/other.md";
    const ImportPlan plan = plan_of({question("why", "Why?", {other, asked_by(3, 1, "Why?")})});
    CHECK(plan.files.empty());
    REQUIRE(plan.elsewhere.size() == 1);
    CHECK(plan.elsewhere[0].other.line == 12);
}

TEST_CASE("a topic that topics.yml lacks is told, or replaced by the one for the rest") {
    const std::vector<Topic> topics{{"moon", "Moon", "", "", {}}};
    const std::vector<BankQuestion> questions{question("why", "Why?", {asked_by(3, 1, "Why?")}),
                                              question("how", "How?", {asked_by(4, 2, "How?")})};
    const ImportPlan plan = plan_of(questions, topics);
    CHECK(plan.files.empty());
    REQUIRE(plan.missing.size() == 1);
    CHECK(plan.missing[0].id == "tides");
    CHECK(plan.missing[0].questions == 2);

    const ImportPlan rest = plan_of(questions, topics, "moon");
    REQUIRE(rest.files.size() == 2);
    CHECK(rest.files[0].path == "questions/moon/why.md");
}

TEST_CASE("no id or topic leads out of the bank") {
    BankQuestion hostile = question("../../x", "Why?", {asked_by(3, 1, "Why?")});
    hostile.topics = {"../../../etc"};
    const ImportPlan plan = plan_of({hostile});
    REQUIRE(plan.files.size() == 1);
    CHECK(plan.files[0].path == "questions/etc/x.md");
}
