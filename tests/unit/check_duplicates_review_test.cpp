#include <sstream>

#include "catch.hpp"
#include "check/duplicates_review.hpp"

using namespace qbank;

namespace {

std::vector<Suggestion> three() {
    std::vector<Suggestion> suggestions;
    for (const char* name : {"a", "b", "c"}) {
        Suggestion suggestion;
        suggestion.a = {name, std::string("What is ") + name + "?", {"list.md", 7, 1, 2}};
        suggestion.b = {std::string(name) + "2", std::string("Explain ") + name, {"other.md", 9, 1, 2}};
        suggestion.score = 0.71;
        suggestion.reasons = {"same terms: kite"};
        suggestions.push_back(suggestion);
    }
    return suggestions;
}

struct Run {
    Reviewed reviewed;
    std::string kept, shown;
};

Run answered(const std::string& lines) {
    std::istringstream in(lines);
    std::ostringstream out;
    Run run;
    run.reviewed = review(three(), in, out, [&](const Decision& decision) {
        run.kept += decision.a + (decision.same ? "=" : "!") + decision.b + ' ';
    });
    run.shown = out.str();
    return run;
}

}  // namespace

TEST_CASE("each answer is kept at once") {
    CHECK(answered("s\nd\nk\n").kept == "a=a2 b!b2 ");
    CHECK(answered("same\nDifferent\n\n").kept == "a=a2 b!b2 ");
    CHECK(answered("s\nd\nk\n").reviewed.open == 1);
}

TEST_CASE("the review stops when asked to, and when nobody answers") {
    CHECK(answered("s\nq\n").kept == "a=a2 ");
    CHECK(answered("s\n").kept == "a=a2 ");
    CHECK(answered("").reviewed.open == 3);
}

TEST_CASE("an answer that is none is asked for again") {
    const Run run = answered("yes\ns\nq\n");
    CHECK(run.kept == "a=a2 ");
    CHECK(run.shown.find("Answer with s, d, k or q.") != std::string::npos);
}

TEST_CASE("both wordings, their places, the score and its reasons are shown") {
    const std::string shown = answered("q\n").shown;
    for (const char* part : {"1 of 3 (score 0.71)", "What is a?", "a (list.md:7)", "Explain a",
                             "a2 (other.md:9)", "- same terms: kite"})
        CHECK(shown.find(part) != std::string::npos);
}
