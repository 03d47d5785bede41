#include <string>
#include <utility>
#include <vector>

#include "base/text.hpp"
#include "catch.hpp"

using namespace std::string_literals;
namespace text = qbank::text;

TEST_CASE("lines end at \\n, \\r\\n and a lone \\r") {
    using Lines = std::vector<std::string_view>;
    const std::vector<std::pair<std::string, Lines>> cases = {
        {"", {}},
        {"a", {"a"}},
        {"a\n", {"a"}},
        {"a\nb", {"a", "b"}},
        {"a\r\nb\r\n", {"a", "b"}},
        {"a\rb", {"a", "b"}},
        {"\n", {""}},
        {"\n\n", {"", ""}},
        {"\r\r\n\n", {"", "", ""}},
        {"\n\r", {"", ""}},
        {"a\r", {"a"}},
        {" a \n\tb", {" a ", "\tb"}},
    };
    for (const auto& [input, expected] : cases) {
        CAPTURE(input);
        CHECK(text::lines(input) == expected);
    }
}

TEST_CASE("split keeps empty parts and join puts them together again") {
    const std::vector<std::pair<std::string, std::vector<std::string_view>>> cases = {
        {"", {""}}, {"a", {"a"}}, {"a,b", {"a", "b"}}, {",", {"", ""}}, {"a,,b,", {"a", "", "b", ""}},
    };
    for (const auto& [input, expected] : cases) {
        CAPTURE(input);
        const std::vector<std::string_view> parts = text::split(input, ',');
        CHECK(parts == expected);
        CHECK(text::join({parts.begin(), parts.end()}, ",") == input);
    }
    CHECK(text::join({}, ", ").empty());
}

TEST_CASE("replace_all goes on behind what it put in") {
    CHECK(text::replace_all("aaa", "a", "aa") == "aaaaaa");
    CHECK(text::replace_all("aaa", "aa", "b") == "ba");
    CHECK(text::replace_all("abc", "", "x") == "abc");
    CHECK(text::replace_all("abc", "c", "") == "ab");
    CHECK(text::replace_all("", "a", "b").empty());
}

TEST_CASE("white space is trimmed and squeezed") {
    CHECK(text::trim(" \t\r\n\f\va b \n") == "a b");
    CHECK(text::trim_left("  a ") == "a ");
    CHECK(text::trim_right("  a ") == "  a");
    CHECK(text::trim(" \n").empty());
    CHECK(text::squeeze(" a \t\n b  ") == "a b");
    CHECK(text::squeeze(" \n").empty());
    CHECK(text::squeeze("a\xC2\xA0 b") == "a\xC2\xA0 b");
}

TEST_CASE("case is compared in ASCII only") {
    CHECK(text::iequals("README", "readme"));
    CHECK_FALSE(text::iequals("read", "readme"));
    CHECK_FALSE(text::iequals("Ж", "ж"));
    CHECK(text::istarts_with("Question 1", "QUESTION"));
    CHECK(text::istarts_with("a", ""));
    CHECK_FALSE(text::istarts_with("", "a"));
    CHECK(text::lower("ÄBC") == "Äbc");
}

TEST_CASE("invalid UTF-8 is found at its first byte") {
    struct Case {
        std::string bytes;
        std::optional<std::size_t> at;
    };
    const std::vector<Case> cases = {
        {"", {}},
        {"abc", {}},
        {"\x7F\0"s, {}},
        {"\xC2\x80", {}},
        {"\xDF\xBF", {}},
        {"\xE0\xA0\x80", {}},
        {"\xED\x9F\xBF", {}},
        {"\xEE\x80\x80", {}},
        {"\xEF\xBF\xBD", {}},
        {"\xEF\xBF\xBF", {}},  // U+FFFF is no character, but valid
        {"\xF0\x90\x80\x80", {}},
        {"\xF4\x8F\xBF\xBF", {}},
        {"a\x80", 1},             // a tail without a lead
        {"ab\xC0\x80", 2},        // overlong NUL
        {"\xC1\xBF", 0},          // overlong
        {"\xE0\x9F\xBF", 0},      // overlong in three bytes
        {"\xF0\x8F\xBF\xBF", 0},  // overlong in four
        {"\xED\xA0\x80", 0},      // lowest surrogate
        {"\xED\xBF\xBF", 0},      // highest surrogate
        {"\xF4\x90\x80\x80", 0},  // U+110000
        {"\xF5\x80\x80\x80", 0},
        {"\xFF", 0},
        {"\xFE", 0},
        {"ok\xC2", 2},  // cut at the end
        {"ok\xE2\x82", 2},
        {"ok\xF0\x9F\x98", 2},
        {"\xE2\x28\xA1", 0},  // a tail is missing in the middle
        {"\xC2\xA0\xC2\xC2\xA0", 2},
    };
    for (const Case& c : cases) {
        CAPTURE(c.bytes);
        CHECK(text::invalid_utf8(c.bytes) == c.at);
    }
}

TEST_CASE("code points are decoded, counted and cut; each invalid byte is one U+FFFD") {
    std::size_t at = 0;
    const std::string s = "a\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80\xED\xA0\x80";
    std::vector<char32_t> decoded;
    while (at < s.size()) decoded.push_back(text::next_code_point(s, at));
    CHECK(decoded == std::vector<char32_t>{U'a', 0xE9, 0x20AC, 0x1F600, 0xFFFD, 0xFFFD, 0xFFFD});
    CHECK(text::code_points(s) == decoded.size());
    CHECK(text::code_points("\x80\x80") == 2);
    CHECK(text::code_point_slice(s, 1, 2) == "é€");
    CHECK(text::code_point_slice(s, 3, 1) == "😀");
    CHECK(text::code_point_slice("ab", 1, 9) == "b");
    CHECK(text::code_point_slice("ab", 5, 1).empty());
}

TEST_CASE("append_utf8 makes valid UTF-8 of any number") {
    const std::vector<std::pair<char32_t, std::string>> cases = {
        {0, "\0"s},
        {0x7F, "\x7F"},
        {0x80, "\xC2\x80"},
        {0x7FF, "\xDF\xBF"},
        {0x800, "\xE0\xA0\x80"},
        {0xFFFF, "\xEF\xBF\xBF"},
        {0x10000, "\xF0\x90\x80\x80"},
        {0x10FFFF, "\xF4\x8F\xBF\xBF"},
        {0xD800, "\uFFFD"},
        {0xDFFF, "\uFFFD"},
        {0x110000, "\uFFFD"},
    };
    for (const auto& [c, expected] : cases) {
        std::string result;
        text::append_utf8(result, c);
        CHECK(result == expected);
    }
}

TEST_CASE("printable leaves nothing that drives a terminal or turns text around") {
    const std::vector<std::pair<std::string, std::string>> cases = {
        {"plain text é 中 😀", "plain text é 中 😀"},
        {"a\tb", "a b"},
        {"\x1B[31mred", "\uFFFD[31mred"},
        {"a\nb\rc", "a\uFFFDb\uFFFDc"},
        {"\0"s, "\uFFFD"},
        {"\x7F", "\uFFFD"},
        {"\xC2\x9B"
         "31m",
         "\uFFFD"
         "31m"},  // CSI in one C1 character
        {"a\u202Eb\u2066c", "a\uFFFDb\uFFFDc"},
        {"a\xFF\xC0"
         "b",
         "a\uFFFD\uFFFDb"},
        {"a\u2028b", "a\uFFFDb"},
    };
    for (const auto& [input, expected] : cases) CHECK(text::printable(input) == expected);
}

TEST_CASE("a number is digits and nothing else") {
    CHECK(text::number("0") == 0);
    CHECK(text::number("007") == 7);
    CHECK(text::number("4294967295") == 4294967295U);
    for (const std::string s :
         {"", "4294967296", "-1", "+1", " 1", "1 ", "1.0", "0x1", "a", "99999999999999999999"}) {
        CAPTURE(s);
        CHECK_FALSE(text::number(s));
    }
}

TEST_CASE("edit distance counts characters and gives up past its limit") {
    struct Case {
        std::string a, b;
        std::size_t limit, expected;
    };
    const std::vector<Case> cases = {
        {"", "", 3, 0},
        {"a", "", 3, 1},
        {"kitten", "sitting", 5, 3},
        {"kitten", "sitting", 3, 3},
        {"kitten", "sitting", 2, 3},
        {"same", "same", 0, 0},
        {"same", "some", 0, 1},
        {"abcdef", "", 2, 3},
        {"hard", "herd", 2, 1},
        {"ab", "ba", 2, 2},
        {"тест", "тесты", 2, 1},
        {"жук", "лук", 1, 1},
        {"kitten", "sitting", static_cast<std::size_t>(-1), 3},
    };
    for (const Case& c : cases) {
        CAPTURE(c.a, c.b, c.limit);
        CHECK(text::edit_distance(c.a, c.b, c.limit) == c.expected);
        CHECK(text::edit_distance(c.b, c.a, c.limit) == c.expected);
    }
}

TEST_CASE("nearest finds what was meant, the first of equals, and nothing far off") {
    const std::vector<std::string_view> levels = {"junior", "mid", "senior"};
    const std::vector<std::pair<std::string, std::string>> cases = {
        {"senoir", "senior"}, {"middle", ""}, {"md", "mid"},        {"m", ""},
        {"hard", ""},         {"", ""},       {"junior", "junior"},
    };
    for (const auto& [word, expected] : cases) {
        CAPTURE(word);
        CHECK(text::nearest(word, levels) == expected);
    }
    CHECK(text::nearest("tag", {"tab", "tan"}) == "tab");
    CHECK(text::nearest("tag", {}).empty());
}
