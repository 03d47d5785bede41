#include "catch.hpp"
#include "dedupe_questions.hpp"

using namespace qbank;
using namespace qbank::test;

namespace {

Decision decision(std::string a, std::string b, bool same, std::uint32_t line) {
    return {std::move(a), std::move(b), same, {"duplicates.yml", line, 5, 9}};
}

std::vector<Diagnostic> told(const std::vector<Decision>& decisions, std::vector<std::string> standing = {}) {
    Settings settings;
    settings.decisions = decisions;
    for (std::string& id : standing)
        settings.standing.push_back({std::move(id), {"duplicates.yml", 9, 5, 9}});
    std::vector<Question> list =
        questions({"What is a kite?", "How are sails mended?", "Why do tides turn?"});
    list[0].id = "a";
    list[1].id = "b";
    list[2].id = "c";
    Diagnostics diagnostics;
    dedupe(std::move(list), settings, 1, diagnostics);
    std::vector<Diagnostic> decided;
    for (const Diagnostic& d : diagnostics.sorted())
        if (d.rule == "decision") decided.push_back(d);
    return decided;
}

}  // namespace

TEST_CASE("a pair that is decided both ways is an error naming both lines") {
    const auto errors =
        told({decision("a", "b", true, 2), decision("b", "a", false, 6), decision("a", "c", false, 7)});
    REQUIRE(errors.size() == 1);
    CHECK(errors[0].severity == Severity::error);
    CHECK(errors[0].line == 2);
    CHECK(errors[0].message == "\"a\" and \"b\" are called the same here and different elsewhere");
    REQUIRE(errors[0].related.size() == 1);
    CHECK(errors[0].related[0].line == 6);
    CHECK(errors[0].related[0].message == "\"b\" and \"a\" are called different");
}

TEST_CASE("a pair that is decided the other way by way of a third is an error, too") {
    const auto errors =
        told({decision("a", "b", true, 2), decision("b", "c", true, 3), decision("a", "c", false, 6)});
    REQUIRE(errors.size() == 1);
    CHECK(errors[0].line == 3);
    REQUIRE(errors[0].related.size() == 1);
    CHECK(errors[0].related[0].line == 6);
}

TEST_CASE("a decision about a question that is gone is reported, each id once") {
    const auto warnings =
        told({decision("a", "gone", false, 2), decision("lost", "b", true, 3)}, {"away", "c"});
    REQUIRE(warnings.size() == 3);
    CHECK(warnings[0].severity == Severity::warning);
    CHECK(warnings[0].message == "no question has the id \"gone\"");
    CHECK(warnings[0].line == 2);
    CHECK(warnings[1].message == "no question has the id \"lost\"");
    CHECK(warnings[2].message == "no question has the id \"away\"");
    CHECK(warnings[2].line == 9);
}

TEST_CASE("decisions that agree are no mistake") {
    CHECK(told({decision("a", "b", true, 2), decision("b", "a", true, 3), decision("a", "c", false, 4)})
              .empty());
}

TEST_CASE("a question and its translation stay two, even without a language of their own") {
    std::vector<Question> list = questions({"What is a kite?", "What is a kite?", "What is a kite?"});
    list[0].id = "kite";
    list[1].id = "drachen";
    list[1].translation_of = Reference{"kite", {"list.md", 2, 1, 2}};
    list[2].id = "drachen2";
    list[2].language = "de";
    list[2].translation_of = Reference{"kite", {"list.md", 3, 1, 2}};
    CHECK(run(std::move(list)).questions.size() == 3);
}
