#include <random>
#include <string>
#include <vector>

#include "base/yaml.hpp"
#include "base/yaml_plain.hpp"
#include "catch.hpp"

using namespace qbank;

namespace {

/// Everything that a value holds, places too, as one text.
std::string dump(const yaml::Value& v) {
    const auto place = [](const Place& p) {
        return "@" + std::to_string(p.line) + ":" + std::to_string(p.column) + "-" +
               std::to_string(p.end_column);
    };
    std::string result;
    switch (v.kind) {
        case yaml::Kind::null: result = "null"; break;
        case yaml::Kind::scalar: result = "<" + v.scalar + ">"; break;
        case yaml::Kind::list:
            result = "[";
            for (const yaml::Value& item : v.items) result += dump(item) + " ";
            result += "]";
            break;
        case yaml::Kind::map:
            result = "{";
            for (const yaml::Member& m : v.members)
                result += m.key.value + place(m.key.place) + "=" + dump(m.value) + " ";
            result += "}";
            break;
    }
    return result + place(v.place);
}

/// What yaml-cpp reads, or "" if it refuses the text.
std::string by_library(const std::string& text) {
    Diagnostics ignored;
    const auto value = yaml::parse_by_library(text, Place{"a.md", 2, 1, 0}, ignored);
    return value ? dump(*value) : "";
}

bool is_plain(const std::string& text) { return yaml::parse_plain(text, Place{"a.md", 2, 1, 0}).has_value(); }

void agree(const std::string& text) {
    const auto plain = yaml::parse_plain(text, Place{"a.md", 2, 1, 0});
    if (!plain) return;
    CAPTURE(text);
    CHECK(dump(*plain) == by_library(text));
}

}  // namespace

TEST_CASE("common front matter is read the short way, as yaml-cpp reads it") {
    const std::vector<std::string> texts{
        "question: What is it?\nlevel: mid\ntags: [orm, performance]\n",
        "question: \"What is `a: b`?\"\nasked_in:\n  - {source: list, position: 19, number: 4}\n  - {source: "
        "other, position: 2}\nrelated: [x-y]\n",
        "# a comment\n\ntitle: It's done\n  \ndraft: false\ntags:\n- one\n- two three\n- 'four'\n",
        "id: q000001\ntitle: \"Explain X.\"\nsources:\n  - \"Handbook of X, chapter 3\"\n  - "
        "https://example.org/x/12\n",
        "empty: ''\nlist: []\nmap: {}\nnumber: 010\nyes: no\nurl: https://a.b/c#d\n",
        "a: caf\u00E9 \u4EC0\u4E48\nb: [\u00E9t\u00E9, x]\n",
        "a: trailing   \nb: \"quoted\"   \n",
        "a: x",
        "# pairs\n\n- [db, database]\n- [csharp, \"c#\"]\n- alone\n- {a: b}\n",
        "- a\n",
        "title: Words\nscript:\n  copied: Copied\n  # more\n  count: \"{count} words\"\n  list: [a, b]\nend: "
        "here\n",
        "a:\n  b: c\n",
    };
    for (const std::string& text : texts) {
        CAPTURE(text);
        CHECK(is_plain(text));
        agree(text);
    }
}

TEST_CASE("what is not plain, right or wrong, is left to yaml-cpp") {
    for (const std::string text : {"",
                                   "a:\n",
                                   "a: ~\n",
                                   "a: null\n",
                                   "a: |\n  x\n",
                                   "a: b\n  c\n",
                                   "a: &x b\n",
                                   "a: *x\n",
                                   "a: !t b\n",
                                   "- a\nb: c\n",
                                   "- a\n  b\n",
                                   "a:\n  b:\n    c: d\n",
                                   "a:\n  b: c\n d: e\n",
                                   "a:\n  b: c\n    d\n",
                                   "a: b: c\n",
                                   "a: \"x\\ny\"\n",
                                   "a: 'it''s'\n",
                                   "a: b # c\n",
                                   "a:\tb\n",
                                   "a: [b, [c]]\n",
                                   "a: [b,]\n",
                                   "a: 1\na: 2\n",
                                   "a: \"open\n",
                                   "<<: {a: b}\n",
                                   "a: - b\n",
                                   "a: @x\n",
                                   "a: `x`\n",
                                   "a: .5\n",
                                   "? a\n",
                                   "a: x:\n",
                                   "---\na: b\n",
                                   "a: b\n...\n",
                                   "a: [b: c]\n",
                                   "a\n",
                                   "a: [x\n",
                                   "%a: b\n",
                                   "a:\n - x\n  - y\n",
                                   "a:\n- - b\n",
                                   "a: {b: c, b: d}\n",
                                   "a: [\"b\" c]\n"}) {
        CAPTURE(text);
        CHECK_FALSE(is_plain(text));
    }
}

TEST_CASE("the two ways agree on texts made of YAML's own pieces") {
    const std::vector<std::string> pieces{
        "a",  "b-c", "key", ": ", ":", " ",  "\n",  "\n",     "- ",    "[",    "]", "{",      "}",
        ", ", ",",   "\"",  "'",  "#", " #", "x y", "\n  - ", "\nb: ", "null", "1", "\u00E9", "--",
        "?",  "|",   ">",   "&",  "*", "!",  "%",   "@",      "`",     "~",    ".", "=",      "\\"};
    std::mt19937 random(20260101);
    for (int i = 0; i < 200000; ++i) {
        std::string text(
            std::vector<std::string_view>{"a: ", "a: ", "- ", "a:\n  b: ", "a:\n  b: c\n  "}[random() % 5]);
        const std::size_t n = 1 + random() % 8;
        for (std::size_t k = 0; k < n; ++k) text += pieces[random() % pieces.size()];
        const auto plain = yaml::parse_plain(text, Place{"a.md", 2, 1, 0});
        if (!plain) continue;
        const std::string expected = by_library(text);
        if (dump(*plain) == expected) continue;
        CAPTURE(text);
        CHECK(dump(*plain) == expected);
    }
}
