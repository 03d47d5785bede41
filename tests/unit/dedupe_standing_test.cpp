#include "catch.hpp"
#include "dedupe_questions.hpp"

using namespace qbank;
using namespace qbank::test;

namespace {

/// What stands of "What is a kite?" and "Explain kites.", after `change` has been made to the two.
template <class Change>
Question stands(Change change, const Settings& settings = {}) {
    std::vector<Question> list = questions({"What is a kite?", "Explain kites."});
    list[0].id = "a";
    list[1].id = "b";
    change(list[0], list[1]);
    Deduped deduped = run(std::move(list), settings);
    REQUIRE(deduped.questions.size() == 1);
    return deduped.questions[0];
}

Settings preferring(std::vector<std::string> ids) {
    Settings settings;
    for (std::string& id : ids) settings.standing.push_back({std::move(id), {"duplicates.yml", 4, 1, 2}});
    return settings;
}

}  // namespace

TEST_CASE("the clearest wording stands, and every other is kept") {
    const Question question = stands([](Question&, Question&) {});
    CHECK(question.id == "a");
    CHECK(question.aliases == std::vector<std::string>{"b"});
    REQUIRE(question.asked.size() == 2);
    CHECK(question.asked[1].wording == "Explain kites.");
}

TEST_CASE("a file of the bank's own stands before a document's question with an answer") {
    const Question question = stands([](Question& document, Question& own) {
        document.answer = "A toy.";
        own.own_file = true;
    });
    CHECK(question.id == "b");
    CHECK(question.answer == "A toy.");
}

TEST_CASE("a question with an answer stands before a clearer one without") {
    CHECK(stands([](Question&, Question& other) { other.answer = "A toy."; }).id == "b");
}

TEST_CASE("an id that was given stands before a clearer wording, and after an answer") {
    CHECK(stands([](Question&, Question& other) { other.explicit_id = true; }).id == "b");
    CHECK(stands([](Question& first, Question& other) {
              first.answer = "A toy.";
              other.explicit_id = true;
          }).id == "a");
}

TEST_CASE("of two answers that of the standing question stands") {
    const Question question = stands([](Question& first, Question& other) {
        first.answer = "A toy.";
        other.answer = "A bird.";
        other.own_file = true;
    });
    CHECK(question.answer == "A bird.");
}

TEST_CASE("maintainers say which question stands, whatever the rule says") {
    const auto change = [](Question& first, Question& other) {
        first.own_file = true;
        first.answer = "A toy.";
        other.answer = "A bird.";
    };
    CHECK(stands(change).id == "a");
    const Question question = stands(change, preferring({"b"}));
    CHECK(question.id == "b");
    CHECK(question.wording == "Explain kites.");
    CHECK(question.answer == "A bird.");
    CHECK(stands(change, preferring({"b", "a"})).id == "b");
    CHECK(stands(change, preferring({"a", "b"})).id == "a");
}
