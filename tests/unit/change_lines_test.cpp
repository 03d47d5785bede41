#include "catch.hpp"
#include "change/change.hpp"

using namespace qbank;

namespace {

std::string told(const std::vector<Hunk>& hunks) {
    std::string result;
    for (const Hunk& h : hunks) {
        if (!result.empty()) result += ' ';
        result += std::to_string(h.old_first) + "," + std::to_string(h.old_count) + ">" +
                  std::to_string(h.new_first) + "," + std::to_string(h.new_count);
    }
    return result;
}

}  // namespace

TEST_CASE("a diff gives the hunks of each file") {
    const auto hunks = hunks_of_diff(
        "diff --git a/a.md b/a.md\nindex 1..2 100644\n--- a/a.md\n+++ b/a.md\n"
        "@@ -2 +2,2 @@ some heading\n-old\n+new\n+more\n@@ -9,2 +10,0 @@\n-x\n-y\n"
        "diff --git a/b c.md b/b c.md\n--- a/b c.md\t\n+++ b/b c.md\t\n@@ -0,0 +1 @@\n+z\n\\ No newline at "
        "end of file\n");
    REQUIRE(hunks.size() == 2);
    CHECK(told(hunks.at("a.md")) == "2,1>2,2 9,2>10,0");
    CHECK(told(hunks.at("b c.md")) == "0,0>1,1");
}

TEST_CASE("lines of a hunk that look like headers of a diff are lines") {
    const auto hunks = hunks_of_diff(
        "--- a/a.md\n+++ b/a.md\n@@ -1,2 +1,2 @@\n--- a/evil.md\n-@@ -1 +1 @@\n+++ b/evil.md\n+@@ -5 +5 @@\n"
        "@@ -7 +7 @@\n-a\n+b\n");
    REQUIRE(hunks.size() == 1);
    CHECK(told(hunks.at("a.md")) == "1,2>1,2 7,1>7,1");
}

TEST_CASE("names in quotes are those of the disk") {
    const auto hunks = hunks_of_diff("+++ \"b/tab\\there \\\"q\\\" \\033[31m\\n.md\"\n@@ -1 +1 @@\n-a\n+b\n");
    REQUIRE(hunks.size() == 1);
    CHECK(hunks.begin()->first == "tab\there \"q\" \033[31m\n.md");
}

TEST_CASE("a change covers the lines that it wrote") {
    ChangedFile file{false, {{2, 1, 2, 2}, {9, 2, 10, 0}}};
    for (const auto& [line, covered] : std::vector<std::pair<std::uint32_t, bool>>{
             {1, false}, {2, true}, {3, true}, {4, false}, {10, false}}) {
        INFO(line);
        CHECK(file.covers(line) == covered);
    }
    file.whole = true;
    CHECK(file.covers(77));
}

TEST_CASE("an old line is told where it stands now") {
    const ChangedFile file{false, {{2, 1, 2, 3}, {5, 0, 8, 2}, {9, 2, 12, 0}}};
    // Line 2 became 2 to 4; two lines came in behind the old 5; 9 and 10 are gone.
    for (const auto& [old_line, now] : std::vector<std::pair<std::uint32_t, std::uint32_t>>{
             {1, 1}, {2, 2}, {3, 5}, {5, 7}, {6, 10}, {8, 12}, {9, 12}, {11, 13}}) {
        INFO(old_line);
        CHECK(file.line_now(old_line) == now);
    }
}

TEST_CASE("a revision that is an option is no revision") {
    CHECK_THROWS_AS(change_since("/", "--output=x"), NoChange);
}
