// Bad input: bounded time and memory, a diagnostic that names the limit, and what can be read is read.
#include <chrono>
#include <string>

#include "catch.hpp"
#include "parse/parse.hpp"

using namespace qbank;

namespace {

std::string repeated(std::string_view s, std::size_t times) {
    std::string result;
    result.reserve(s.size() * times);
    for (std::size_t i = 0; i < times; ++i) result += s;
    return result;
}

struct Result {
    std::vector<std::string> wordings;
    std::vector<std::string> messages;
    double seconds = 0;
};

Result read(std::string text) {
    std::vector<SourceFile> files(1);
    files[0].path = "bad.md";
    files[0].text = std::move(text);
    Diagnostics diagnostics;
    const auto start = std::chrono::steady_clock::now();
    const RawDocument document = parse(files, {}, 1, diagnostics).front();
    Result result;
    result.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    for (const RawQuestion& question : document.questions)
        result.wordings.push_back(question.wording.value.substr(0, 40));
    for (const Diagnostic& found : diagnostics.sorted())
        if (found.severity != Severity::note) result.messages.push_back(found.message);
    return result;
}

const std::vector<std::string> first_and_next{"What is first?", "What is next?"};
constexpr double soon = 20;  // seconds, also under a sanitizer: what is quadratic takes minutes

}  // namespace

TEST_CASE("a line of a million columns is read by its beginning") {
    for (const std::string& line :
         {repeated("word [a](#b) **c** `d` ", 50'000), repeated("*a **b <c [d](e ", 70'000),
          repeated("[", 1'000'000), repeated("<details><summary>", 60'000)}) {
        const Result result = read("## 1. What is first?\n\n" + line + "\n\n## 2. What is next?\n");
        CHECK(result.wordings == first_and_next);
        REQUIRE(result.messages.size() == 1);
        CHECK(result.messages.front() == "a line of " + std::to_string(line.size()) +
                                             " bytes; past 20000 only its first 1000 are read as Markdown");
        CHECK(result.seconds < soon);
    }
}

TEST_CASE("a question of a million columns is cut, its number kept") {
    const Result result =
        read("1. What is first?\n2. " + repeated("why [a](#b) ", 90'000) + "\n3. What is next?\n");
    REQUIRE(result.wordings.size() == 3);
    CHECK(result.wordings[2] == "What is next?");
    CHECK(result.seconds < soon);
}

TEST_CASE("lists and quotes ten thousand deep are read") {
    std::string lists;
    for (std::size_t depth = 1; depth <= 2'000; ++depth) lists += std::string(2 * depth, ' ') + "- x\n";
    for (const std::string& deep : {lists, repeated("- ", 9'999) + "x\n", repeated(">", 10'000) + "x\n",
                                    repeated("> - ", 4'000) + "x\n"}) {
        const Result result = read("## 1. What is first?\n\n" + deep + "\n## 2. What is next?\n");
        CHECK(result.wordings == first_and_next);
        CHECK(result.seconds < soon);
    }
}

TEST_CASE("a table of ten thousand columns is read as text and told") {
    const Result result = read("## 1. What is first?\n\n|" + repeated("a|", 9'000) + "\n|" +
                               repeated("-|", 9'000) + "\n\n## 2. What is next?\n");
    CHECK(result.wordings == first_and_next);
    REQUIRE_FALSE(result.messages.empty());
    CHECK(result.messages.front() ==
          "a line with more than 100 table cells; the tables of this document are read as text");
    CHECK(result.seconds < soon);
}

TEST_CASE("what is never closed ends where the next question begins") {
    const Result folds = read(repeated("<details><summary>What is it?</summary>\n\nyes\n\n", 3'000));
    CHECK(folds.wordings.size() == 3'000);
    CHECK(folds.seconds < soon);

    const Result fences = read(repeated("### 1. What is it?\n\n~~~~js\nfoo\n```js\n\n", 8'000));
    CHECK(fences.wordings.size() == 8'000);
    CHECK(fences.seconds < soon);
}

TEST_CASE("folds a hundred thousand deep are read") {
    constexpr std::size_t deep = 100'000;
    const Result result = read("## Folds\n\n" + repeated("<details><summary>What is it?</summary>\n", deep) +
                               "\nThat.\n\n" + repeated("</details>\n", deep));
    CHECK(!result.wordings.empty());
    CHECK(result.seconds < soon);
}

TEST_CASE("many short pieces are each looked at once, whether or not they end") {
    for (const std::string& piece :
         {std::string("<h3>1. What is first?"), std::string("<div><h3>1. What is first?</h3><p>b</p></div>"),
          std::string("<dt>What is first?"), std::string("<ul><li>What is first?"),
          std::string("<tr><td>What is first?"), std::string("> [!question]- What is first?\n"),
          std::string("::: details What is first?\n"), std::string("{{< details \"What is first?\" >}}\n"),
          std::string("??? question \"What is first?\"\n    It.\n"),
          std::string("text\n38. What is first?\n"), std::string("10. What is first?\n\n   It.\n\n"),
          std::string("<div>\n1. What is first?\n</div>\n"),
          std::string("## 1. What is first?\n2. b\n## 3. What is next?\n")}) {
        INFO(piece);
        const Result result = read("# Interview questions\n\n" + repeated(piece, 1'000'000 / piece.size()));
        CHECK(result.seconds < soon);
    }
}
