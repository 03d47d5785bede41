#include "assemble/assemble.hpp"
#include "assemble/retelling.hpp"
#include "catch.hpp"

using namespace qbank;

namespace {

constexpr std::string_view own = "questions/tides/spring.md", other_own = "questions/tides/neap.md",
                           list = "lists/lights.md";

Question question(std::string id, std::string_view document, std::uint32_t line, std::string answer) {
    Question q;
    q.id = std::move(id);
    q.wording = q.plain = q.key = "What is " + q.id + "?";
    q.place = {document, line, 1};
    if (!answer.empty()) q.answer = std::move(answer);
    q.answer_place = {document, line + 2};
    q.topics = {"tides"};
    q.own_file = document != list;
    Occurrence asked;
    asked.source = q.own_file ? "" : "lights";
    asked.place = q.place;
    asked.wording = q.wording;
    asked.answer = q.answer;
    q.asked.push_back(std::move(asked));
    return q;
}

Bank bank_of(std::vector<Question> questions) {
    Settings settings;
    settings.topics.push_back({"tides", "Tides", "", "", {}});
    settings.sources.push_back({"lights", "Lights", "", "", "", "", std::string(list), ""});
    Diagnostics diagnostics;
    return assemble(std::move(settings), std::move(questions), {}, diagnostics, 1);
}

}  // namespace

TEST_CASE("a new answer goes to the question that its document asks, with its new place") {
    Bank bank = bank_of({question("spring", own, 2, "High."), question("neap", other_own, 2, "Low.")});
    Retelling retelling(bank);
    const auto told = retelling.take(own, {question("spring", own, 4, "Very high.")}, true);
    REQUIRE(told);
    CHECK(told->exact);
    CHECK(told->questions == std::vector<std::size_t>{bank.find("spring")});
    const BankQuestion& spring = bank.questions[bank.find("spring")];
    CHECK(spring.answer == "Very high.");
    CHECK(spring.place.line == 4);
    CHECK(spring.answer_place.line == 6);
    CHECK(spring.asked.front().place.line == 4);
    CHECK(bank.questions[bank.find("neap")].answer == "Low.");
}

TEST_CASE(
    "of a document with many questions those are told whose answers have changed; the lines of all follow") {
    Bank bank = bank_of({question("a", list, 3, "One."), question("b", list, 7, "Two.")});
    Retelling retelling(bank);
    const auto told = retelling.take(
        list, {question("a", list, 3, "One,\n\nlonger."), question("b", list, 9, "Two.")}, true);
    REQUIRE(told);
    CHECK(told->exact);
    CHECK(told->questions == std::vector<std::size_t>{bank.find("a")});
    CHECK(bank.questions[bank.find("b")].place.line == 9);
    CHECK(bank.questions[bank.find("b")].asked.front().place.line == 9);
}

TEST_CASE("what the new texts would change besides is not told as exact, or not at all") {
    Question reworded = question("spring", own, 2, "High.");
    reworded.wording = reworded.plain = "Why spring?";
    Question other_form = question("spring", own, 2, "High.");
    other_form.key += " code 123";
    Question moved = question("spring", own, 2, "High.");
    moved.id = "autumn";
    struct Given {
        std::string name;
        Question fresh;
        bool only_answers, taken;
    };
    for (const Given& given :
         {Given{"another wording", reworded, false, true},
          Given{"another normal form", other_form, true, false}, Given{"another id", moved, false, false}}) {
        INFO(given.name);
        Bank bank = bank_of({question("spring", own, 2, "High.")});
        Retelling retelling(bank);
        const auto told = retelling.take(own, {given.fresh}, given.only_answers);
        CHECK(told.has_value() == given.taken);
        if (told) CHECK_FALSE(told->exact);
        CHECK(bank.questions.front().wording == (given.taken ? "Why spring?" : "What is spring?"));
    }
}

TEST_CASE("an unknown document, and one with more or fewer questions, are left to the next build") {
    Bank bank = bank_of({question("a", list, 3, "One."), question("b", list, 7, "Two.")});
    Retelling retelling(bank);
    CHECK_FALSE(retelling.take("new.md", {question("new", "new.md", 2, "New.")}, true));
    CHECK_FALSE(retelling.take(list, {question("a", list, 3, "One.")}, true));
    CHECK_FALSE(retelling.take(list, {question("a", list, 3, "One.")}, false));
    CHECK(bank.questions[bank.find("a")].answer == "One.");
}

TEST_CASE("the other answer of a merged question is not taken for the one that is shown") {
    Question stands = question("spring", own, 2, "High.");
    stands.asked.push_back(question("spring-tide", other_own, 2, "Higher.").asked.front());
    stands.aliases.push_back("spring-tide");
    Bank bank = bank_of({stands});
    Retelling retelling(bank);
    const auto told = retelling.take(other_own, {question("spring-tide", other_own, 2, "Highest.")}, true);
    REQUIRE(told);
    CHECK_FALSE(told->exact);
    CHECK(told->questions.empty());
    CHECK(bank.questions.front().answer == "High.");
    CHECK(bank.questions.front().asked.back().answer == "Highest.");
}
