#include <map>
#include <sstream>
#include <string>
#include <vector>

#include "base/diagnostics.hpp"
#include "catch.hpp"

using namespace qbank;

namespace {

std::string printed(const Diagnostics& diagnostics, const std::map<std::uint32_t, std::string>& lines,
                    DiagnosticStyle style = {}) {
    std::ostringstream out;
    const auto reader = [&](const std::string&, std::uint32_t line) -> std::optional<std::string> {
        const auto found = lines.find(line);
        return found == lines.end() ? std::nullopt : std::optional(found->second);
    };
    print(out, diagnostics.sorted(), reader, style);
    return out.str();
}

/// How one finding on line 5 is printed.
std::string printed_at(const std::string& line, std::uint32_t column, std::uint32_t end_column) {
    Diagnostics diagnostics;
    diagnostics.error("rule", Place{"a.md", 5, column, end_column}, "message");
    return printed(diagnostics, {{5, line}});
}

std::string repeated(const std::string& s, std::size_t n) {
    std::string result;
    for (std::size_t i = 0; i < n; ++i) result += s;
    return result;
}

}  // namespace

TEST_CASE("a finding is printed with its line, a caret, what explains it and what to do") {
    Diagnostics diagnostics;
    Diagnostic& d = diagnostics.error("unknown-level", Place{"questions/orm/n-plus-one.md", 5, 8, 12},
                                      "unknown level \"hard\"", "use one of junior, mid, senior");
    d.related.push_back({"bank.yml", 3, "levels are named here"});
    d.related.push_back({"other.md", 0, "and in this document"});
    CHECK(printed(diagnostics, {{5, "level: hard"}}) ==
          "questions/orm/n-plus-one.md:5:8: error: unknown level \"hard\" [unknown-level]\n"
          "  5 | level: hard\n"
          "    |        ^~~~\n"
          "  bank.yml:3: levels are named here\n"
          "  other.md: and in this document\n"
          "  hint: use one of junior, mid, senior\n");
}

TEST_CASE("what is not known of a place is not printed") {
    Diagnostics diagnostics;
    diagnostics.error("", Place{}, "no questions in this bank");
    diagnostics.warning("w", Place{"a.md"}, "whole document");
    diagnostics.warning("w", Place{"a.md", 2}, "whole line");
    diagnostics.warning("w", Place{"a.md", 3, 4}, "line cannot be read");
    CHECK(printed(diagnostics, {{2, "text"}}) ==
          "error: no questions in this bank\n"
          "a.md: warning: whole document [w]\n"
          "a.md:2: warning: whole line [w]\n"
          "  2 | text\n"
          "a.md:3:4: warning: line cannot be read [w]\n");
    std::ostringstream out;
    print(out, diagnostics.sorted(), nullptr, {});
    CHECK(out.str().find("a.md:2: warning: whole line [w]\na.md:3:4") != std::string::npos);
}

TEST_CASE("the caret stands under the word") {
    struct Case {
        std::string line;
        std::uint32_t column, end_column;
        std::string shown, carets;
    };
    const std::vector<Case> cases = {
        {"level: hard", 1, 6, "level: hard", "^~~~~"},
        {"level: hard", 8, 0, "level: hard", "       ^"},
        {"level: hard", 8, 8, "level: hard", "       ^"},
        {"level: hard", 8, 3, "level: hard", "       ^"},
        {"level: hard", 8, 500, "level: hard", "       ^~~~"},
        {"level: hard", 12, 0, "level: hard", "           ^"},
        {"level: hard", 99, 120, "level: hard", "           ^"},
        {"", 1, 0, "", "^"},
        {"тема: сложно", 11, 23, "тема: сложно", "      ^~~~~~"},  // two bytes a letter
        {"a€b: x", 7, 8, "a€b: x", "    ^"},
        {"a€b", 3, 4, "a€b", " ^"},  // inside the euro sign
        {"\tkey: v", 2, 5, " key: v", " ^~~"},
        {"a\tb\tc", 5, 6, "a b c", "    ^"},
        {"\x1B[31mred\x1B[0m", 6, 9, "\uFFFD[31mred\uFFFD[0m", "     ^~~"},
        {"a\xFF\xFE"
         "b",
         4, 5, "a\uFFFD\uFFFDb", "   ^"},
        {"\xE2\x82z", 3, 4, "\uFFFD\uFFFDz", "  ^"},
        {"\xC2\x9Bx\u202Ey\r", 3, 4, "\uFFFDx\uFFFDy\uFFFD", " ^"},
    };
    for (const Case& c : cases) {
        CAPTURE(c.line, c.column, c.end_column);
        CHECK(printed_at(c.line, c.column, c.end_column) == "a.md:5:" + std::to_string(c.column) +
                                                                ": error: message [rule]\n  5 | " + c.shown +
                                                                "\n    | " + c.carets + "\n");
    }
}

TEST_CASE("a long line is cut around the caret") {
    const std::string letters = repeated("0123456789", 100);
    const std::string head = "a.md:5:";
    const std::string rest = ": error: message [rule]\n  5 | ";
    CHECK(printed_at(letters, 1, 4) == head + "1" + rest + letters.substr(0, 100) + "…\n    | ^~~\n");
    CHECK(printed_at(letters, 501, 504) == head + "501" + rest + "…" + letters.substr(450, 100) +
                                               "…\n    | " + std::string(51, ' ') + "^~~\n");
    CHECK(printed_at(letters, 998, 1001) ==
          head + "998" + rest + "…" + letters.substr(900, 100) + "\n    | " + std::string(98, ' ') + "^~~\n");
    CHECK(printed_at(letters.substr(0, 100), 100, 101) ==
          head + "100" + rest + letters.substr(0, 100) + "\n    | " + std::string(99, ' ') + "^\n");
    const std::string all_marked = printed_at(letters, 1, 1001);
    CHECK(all_marked ==
          head + "1" + rest + letters.substr(0, 100) + "…\n    | ^" + std::string(99, '~') + "\n");
    const std::string cyrillic = printed_at(repeated("ж", 1000), 1001, 1003);
    CHECK(cyrillic ==
          head + "1001" + rest + "…" + repeated("ж", 100) + "…\n    | " + std::string(51, ' ') + "^\n");
}

TEST_CASE("nothing of the content reaches the terminal as a command") {
    Diagnostics diagnostics;
    Diagnostic& d =
        diagnostics.error("r", Place{"\x1B]0;a.md", 1, 1, 2}, "m\x1B[2J\nfake.md:1: error: x", "h\x07");
    d.related.push_back({"b\x9B.md", 2, "\x1B[5m"});
    const std::string text = printed(diagnostics, {{1,
                                                    "\x1B"
                                                    "c"}});
    CHECK(text ==
          "\uFFFD]0;a.md:1:1: error: m\uFFFD[2J\uFFFD"
          "fake.md:1: error: x [r]\n"
          "  1 | \uFFFD"
          "c\n"
          "    | ^\n"
          "  b\uFFFD.md:2: \uFFFD[5m\n"
          "  hint: h\uFFFD\n");
}

TEST_CASE("colours are the printer's own and can be left out") {
    Diagnostics diagnostics;
    diagnostics.warning("r", Place{"a.md", 1, 1, 2}, "m");
    const std::string coloured = printed(diagnostics, {{1, "x"}}, {.colour = true});
    CHECK(coloured ==
          "\033[1ma.md:1:1: \033[33mwarning\033[0m:\033[0m m [r]\n  1 | x\n    | \033[32m^\033[0m\n");
    CHECK(printed(diagnostics, {{1, "x"}}).find('\033') == std::string::npos);
}

TEST_CASE("findings are sorted by document, line, column, severity and rule") {
    Diagnostics diagnostics;
    diagnostics.note("a", Place{"b.md", 1, 1}, "8");
    diagnostics.error("z", Place{"b.md", 1, 1}, "6");
    diagnostics.warning("a", Place{"b.md", 1, 1}, "7");
    diagnostics.error("a", Place{"b.md", 1, 1}, "5");
    diagnostics.error("a", Place{"a.md", 10, 1}, "4");
    diagnostics.error("a", Place{"a.md", 9, 2}, "3");
    diagnostics.error("a", Place{"a.md", 9, 1}, "2");
    diagnostics.error("a", Place{"a.md"}, "1");
    diagnostics.error("a", Place{}, "0");
    std::string order;
    for (const Diagnostic& d : diagnostics.sorted()) order += d.message;
    CHECK(order == "012345678");
}

TEST_CASE("equal findings are told once, and counted once") {
    Diagnostics diagnostics;
    for (int i = 0; i < 3; ++i) diagnostics.error("r", Place{"a.md", 1, 1}, "same");
    diagnostics.error("r", Place{"a.md", 1, 2}, "same");
    diagnostics.error("r", Place{"a.md", 1, 1}, "other");
    CHECK(diagnostics.sorted().size() == 3);
    CHECK(summary(diagnostics, false) == "3 errors");
}

TEST_CASE("notes are printed and counted only if asked for") {
    Diagnostics diagnostics;
    CHECK(diagnostics.empty());
    CHECK(summary(diagnostics, true).empty());
    diagnostics.note("r", Place{"a.md", 1}, "n");
    CHECK_FALSE(diagnostics.has_errors());
    CHECK_FALSE(diagnostics.empty());
    CHECK(printed(diagnostics, {}).empty());
    CHECK(printed(diagnostics, {}, {.notes = true}) == "a.md:1: note: n [r]\n");
    CHECK(summary(diagnostics, false).empty());
    CHECK(summary(diagnostics, true) == "1 note");
    diagnostics.error("r", Place{"a.md", 1}, "e1");
    diagnostics.error("r", Place{"a.md", 1}, "e2");
    diagnostics.warning("r", Place{"a.md", 1}, "w");
    CHECK(summary(diagnostics, false) == "2 errors, 1 warning");
    CHECK(summary(diagnostics, true) == "2 errors, 1 warning, 1 note");
    CHECK(diagnostics.count(Severity::error) == 2);
    CHECK(diagnostics.has_errors());
}

TEST_CASE("append takes over the findings of a task, with their strings") {
    Diagnostics all, task;
    all.error("r", Place{"b.md"}, "b");
    {
        const std::string document = "a-document-with-a-long-name.md";
        task.warning("r", Place{document, 2}, "a").related.push_back({document, 1, "there"});
    }
    all.append(std::move(task));
    const std::vector<Diagnostic> sorted = all.sorted();
    REQUIRE(sorted.size() == 2);
    CHECK(sorted[0].document == "a-document-with-a-long-name.md");
    CHECK(sorted[0].related.at(0).document == "a-document-with-a-long-name.md");
    CHECK(sorted[1].message == "b");
}
