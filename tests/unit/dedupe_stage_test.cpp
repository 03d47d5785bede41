#include <algorithm>
#include <string>

#include "catch.hpp"
#include "dedupe/candidates.hpp"
#include "dedupe/equal_forms.hpp"
#include "dedupe_questions.hpp"

using namespace qbank;
using namespace qbank::test;

namespace {

std::string told(const Deduped& deduped) {
    std::string result;
    for (const Question& q : deduped.questions) result += q.id + '\n';
    for (const Cluster& c : deduped.duplicates.clusters) {
        result += c.id + ' ' + std::to_string(c.score);
        for (const std::string& reason : c.reasons) result += "; " + reason;
        for (const Member& m : c.members) result += ", " + m.wording;
        result += '\n';
    }
    for (const Suggestion& s : deduped.duplicates.suggestions)
        result += s.a.id + " ~ " + s.b.id + std::to_string(s.score) + '\n';
    return result;
}

/// Words that share no letters' order with each other.
std::string word(std::size_t i) {
    std::string result;
    for (i = i * 2654435761U % 1000003 + 17; i > 0; i /= 21)
        result += "bcdfghjklmnpqrstvwxyz"[i % 21], result += "aeiou"[i % 5];
    return result;
}

Settings decided(std::string a, std::string b, bool same) {
    Settings settings;
    settings.decisions.push_back({std::move(a), std::move(b), same, {"duplicates.yml", 2, 1, 2}});
    return settings;
}

}  // namespace

TEST_CASE("the result is the same on any number of threads") {
    std::vector<std::string> wordings;
    for (std::size_t i = 0; i < 12'000; ++i) {
        const std::string a = word(i % 400), b = word(i % 77), c = word(i % 1003);
        wordings.push_back(i % 3 ? "How does " + a + " handle " + b + " in " + c + "?"
                                 : "What is the difference between " + a + " and " + b + "?");
    }
    const std::string one = told(run(questions(wordings), {}, 1));
    CHECK(told(run(questions(wordings), {}, 3)) == one);
    CHECK(told(run(questions(wordings), {}, 8)) == one);
}

TEST_CASE("a cluster does not chain to what only one member resembles") {
    // Each shares most of its terms with the next, the ends share nothing.
    const Deduped deduped = run(questions(
        {"How do you index archive bitmaps quickly?", "How do you index archive bitmaps on disk arrays?",
         "How do you index bitmaps on disk arrays of cameras?", "How do you mount disk arrays of cameras?"}));
    for (const Cluster& cluster : deduped.duplicates.clusters) CHECK(cluster.members.size() <= 2);
}

TEST_CASE("decisions win over any score") {
    std::vector<Question> same = questions({"What is a kite?", "Explain the tides."});
    CHECK(run(same, decided("What is a kite?", "Explain the tides.", true)).questions.size() == 1);
    std::vector<Question> different = questions({"What is a kite?", "Explain kites."});
    CHECK(run(different).questions.size() == 1);
    const Deduped kept = run(different, decided("What is a kite?", "Explain kites.", false));
    CHECK(kept.questions.size() == 2);
    CHECK(kept.duplicates.suggestions.empty());
}

TEST_CASE("equal wordings that a decision keeps apart stay apart") {
    std::vector<Question> list = questions({"What is a kite?", "What is a kite?"});
    list[0].id = "a";
    list[1].id = "b";
    CHECK(run(std::move(list), decided("a", "b", false)).questions.size() == 2);
}

TEST_CASE("suggestions are best first and at most one for every four questions") {
    std::vector<std::string> wordings;
    for (std::size_t i = 0; i < 60; ++i) {
        wordings.push_back("How do you tune " + word(i) + " " + word(i + 100) + "?");
        wordings.push_back("How do you tune " + word(i) + " " + word(i + 100) + " " + word(i + 500) + " " +
                           word(i + 600) + "?");
    }
    const Deduped deduped = run(questions(wordings));
    CHECK_FALSE(deduped.duplicates.suggestions.empty());
    CHECK(deduped.duplicates.suggestions.size() <= deduped.questions.size() / 4);
    CHECK(std::is_sorted(deduped.duplicates.suggestions.begin(), deduped.duplicates.suggestions.end(),
                         [](const Suggestion& x, const Suggestion& y) { return x.score > y.score; }));
}

TEST_CASE("merges and suggestions give their reasons in words") {
    const Deduped deduped = run(questions({"What is a kite string?", "Kite strings?"}));
    REQUIRE(deduped.duplicates.clusters.size() == 1);
    const std::vector<std::string>& reasons = deduped.duplicates.clusters[0].reasons;
    CHECK(std::any_of(reasons.begin(), reasons.end(), [](const std::string& r) {
        return r.find("same terms: kite, string") != std::string::npos;
    }));
}

TEST_CASE("two answers to one question are told with both places") {
    std::vector<Question> list = questions({"What is a kite?", "Explain kites."});
    list[0].answer = "A toy.";
    list[1].answer = "A bird.";
    Diagnostics diagnostics;
    dedupe(std::move(list), {}, 1, diagnostics);
    REQUIRE(diagnostics.sorted().size() == 1);
    const Diagnostic note = diagnostics.sorted()[0];
    CHECK(note.message.find("another answer") != std::string::npos);
    REQUIRE(note.related.size() == 1);
    CHECK(note.line != note.related[0].line);
}

TEST_CASE("what means nothing without its code or choices is merged only if it is equal") {
    std::vector<Question> list =
        questions({"Which of these is true of kites?", "Which of these is true of a kite?"});
    list[0].choices = {{"they fly", true}};
    list[1].choices = {{"they swim", true}};
    CHECK(run(std::move(list)).questions.size() == 2);
}

TEST_CASE("degenerate banks end in sane clusters") {
    SECTION("copies") {
        CHECK(run(questions(std::vector<std::string>(200'000, "What is a kite?"))).questions.size() == 1);
    }
    SECTION("copies that differ in what says nothing") {
        // All have the same terms, and each another form: no index tells them apart.
        std::vector<std::string> wordings;
        for (int i = 0; i < 20'000; ++i) {
            std::string dots(static_cast<std::size_t>(i % 50 + 1), i % 2 ? '?' : '.');
            wordings.push_back((i % 3 ? "What is a kite" : "Explain the kite ") + dots +
                               std::string(i / 100, ' ') + '!');
        }
        CHECK(run(questions(wordings)).questions.size() == 1);
    }
    SECTION("only code") {
        std::vector<Question> list = questions({"`x`", "`x`", "`y`", "`f(x)`", "`a == b`"});
        for (Question& q : list) q.key += " code " + q.plain;
        const std::size_t left = run(std::move(list)).questions.size();
        CHECK(left == 4);
    }
    SECTION("only stop words") {
        std::vector<std::string> wordings;
        for (int i = 0; i < 2'000; ++i)
            wordings.push_back(i % 2 ? "How and why?" : "What is it that you do?");
        CHECK(run(questions(wordings)).questions.size() == 2);
    }
    SECTION("only punctuation, or nothing at all") {
        CHECK(run(questions({"?!", "...", "", "—"})).questions.size() >= 1);
    }
    SECTION("a question of 100,000 words") {
        std::string long_one = "How do you", other = "What is";
        for (std::size_t i = 0; i < 100'000; ++i) long_one += ' ' + word(i);
        for (std::size_t i = 0; i < 100'000; ++i) other += ' ' + word(i + 50'000);
        CHECK(run(questions({long_one, other, "What is a kite?"})).questions.size() == 3);
    }
    SECTION("contradictions of headings and brackets") {
        CHECK(run(questions({"((((", "What is (a (kite?", "`x` (", "a/b/c/d.e.f"})).questions.size() == 4);
    }
}

TEST_CASE("a why is not merged with a what, however small the bank") {
    CHECK(run(questions({"Why do neap tides happen?", "What is a neap tide?"})).questions.size() == 2);
    CHECK(run(questions({"Why do neap tides happen?", "What is a neap tide?", "How are sails mended?"}))
              .questions.size() == 3);
    CHECK(run(questions({"What is a neap tide?", "Explain neap tides."})).questions.size() == 1);
}

TEST_CASE("each part of the judgement can be left out") {
    const auto left = [](bool Parts::*part) {
        std::vector<Question> list = questions(background());
        for (const char* wording :
             {"When should you use a kite?", "When should you not use a kite?", "What is a sail?",
              "What are sails?", "What is zonal query routing (ZQR)?", "Explain ZQR."})
            list.push_back(question(wording));
        Thresholds thresholds;
        thresholds.parts.*part = false;
        Diagnostics diagnostics;
        return dedupe(std::move(list), {}, 1, diagnostics, thresholds).questions.size() - background().size();
    };
    CHECK(left(&Parts::places) == 4);
    CHECK(left(&Parts::guards) == 3);
    CHECK(left(&Parts::stemming) == 5);
    CHECK(left(&Parts::abbreviations) == 5);
}

TEST_CASE("the work a question is bounded however often its terms are used") {
    // Every question shares both terms with thousands of others: all pairs would be 18 million.
    std::vector<Question> list;
    for (std::size_t i = 0; i < 6'000; ++i)
        list.push_back(question("How does " + word(i % 3) + " limit " + word(i % 5 + 10) + " of " +
                                word(i + 1000) + "?"));
    const EqualForms forms(list);
    const Lexicon lexicon({}, Stemmer("en"));
    const Readings readings = read_all(list, forms.is_first, lexicon, "en", 2);
    std::vector<std::uint32_t> nodes(list.size());
    for (std::size_t i = 0; i < nodes.size(); ++i) nodes[i] = static_cast<std::uint32_t>(i);
    std::size_t compared = 0;
    find_links(readings, nodes, 0.5, 1, &compared);
    CHECK(compared <= 60 * list.size());
}
