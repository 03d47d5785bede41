#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "base/text.hpp"
#include "base/yaml.hpp"
#include "catch.hpp"

using namespace qbank;
using namespace std::string_literals;

namespace {

constexpr std::uint32_t first_line = 10;  // as if the text stood in the middle of a file

struct Parsed {
    std::optional<yaml::Value> value;
    Diagnostics diagnostics;
    std::string printed;
};

Parsed parse(const std::string& text) {
    Parsed result;
    result.value = yaml::parse(text, Place{"bank.yml", first_line, 1, 0}, result.diagnostics);
    std::ostringstream out;
    const auto lines = text::split(text, '\n');
    print(out, result.diagnostics.sorted(),
          [&](const std::string&, std::uint32_t line) -> std::optional<std::string> {
              if (line < first_line || line - first_line >= lines.size()) return std::nullopt;
              return std::string(lines[line - first_line]);
          },
          {});
    result.printed = out.str();
    return result;
}

std::string shown(const Place& p) {
    return std::to_string(p.line) + ":" + std::to_string(p.column) + "-" + std::to_string(p.end_column);
}

/// The value in one line: `text`@line:column-end, [list], {key@place=value}.
std::string shown(const yaml::Value& v) {
    std::string result;
    switch (v.kind) {
        case yaml::Kind::null: return "~@" + shown(v.place);
        case yaml::Kind::scalar: return "`" + v.scalar + "`@" + shown(v.place);
        case yaml::Kind::list:
            for (const yaml::Value& item : v.items) result += (result.empty() ? "" : " ") + shown(item);
            return "[" + result + "]";
        case yaml::Kind::map:
            for (const yaml::Member& m : v.members)
                result += (result.empty() ? "" : " ") + m.key.value + "@" + shown(m.key.place) + "=" +
                          shown(m.value);
            return "{" + result + "}";
    }
    return result;
}

std::string repeated(const std::string& s, std::size_t n) {
    std::string result;
    for (std::size_t i = 0; i < n; ++i) result += s;
    return result;
}

}  // namespace

TEST_CASE("keys and scalars know their place in the file, quotes included") {
    const std::vector<std::pair<std::string, std::string>> cases = {
        {"a: b", "{a@10:1-2=`b`@10:4-5}"},
        {"a: b\nlong:   two words  # comment\n", "{a@10:1-2=`b`@10:4-5 long@11:1-5=`two words`@11:9-18}"},
        {"- x\n-  y\n", "[`x`@10:3-4 `y`@11:4-5]"},
        {"a:\n  - b: c\n    d: e\n", "{a@10:1-2=[{b@11:5-6=`c`@11:8-9 d@12:5-6=`e`@12:8-9}]}"},
        {"{a: 1, b: [x, 'y']}", "{a@10:2-3=`1`@10:5-6 b@10:8-9=[`x`@10:12-13 `y`@10:15-18]}"},
        {"'a b': \"c\"", "{a b@10:1-6=`c`@10:8-11}"},
        {"a: 'it''s'\n", "{a@10:1-2=`it's`@10:4-11}"},
        {"a: \"\\\"q\\\" \\u00e9\"\n", "{a@10:1-2=`\"q\" é`@10:4-18}"},
        {"тема: ёж\n", "{тема@10:1-9=`ёж`@10:11-15}"},  // columns are bytes
        {"a: one\n  two\nb: 1\n", "{a@10:1-2=`one two`@10:4-7 b@12:1-2=`1`@12:4-5}"},
        {"a: \"one\n  two\"\nb: 1\n", "{a@10:1-2=`one two`@10:4-8 b@12:1-2=`1`@12:4-5}"},
        {"a: b\r\nc: d\r\n", "{a@10:1-2=`b`@10:4-5 c@11:1-2=`d`@11:4-5}"},
        {"---\na: b\n", "{a@11:1-2=`b`@11:4-5}"},
        {"---\na: b\n...\n", "{a@11:1-2=`b`@11:4-5}"},
        {"? a\n: b\n", "{a@10:3-4=`b`@11:3-4}"},
        {"plain", "`plain`@10:1-6"},
    };
    for (const auto& [text, expected] : cases) {
        CAPTURE(text);
        const Parsed parsed = parse(text);
        CHECK(parsed.printed == "");
        REQUIRE(parsed.value);
        CHECK(shown(*parsed.value) == expected);
    }
}

TEST_CASE("the place of a block scalar is the first line of its text") {
    const std::vector<std::pair<std::string, std::string>> cases = {
        {"k: |\n  one\n  two\nm: x\n", "{k@10:1-2=`one\ntwo\n`@11:3-6 m@13:1-2=`x`@13:4-5}"},
        {"k: >-\n   one\n   two\n", "{k@10:1-2=`one two`@11:4-7}"},
        {"k: |-\n\n  b\n", "{k@10:1-2=`\nb`@11:1-1}"},
        {"k: |\nm: x\n", "{k@10:1-2=``@10:4-4 m@11:1-2=`x`@11:4-5}"},
        {"k: |+\n  a\n\n", "{k@10:1-2=`a\n\n`@11:3-4}"},
        {"- |\n  a: b # no comment\n", "[`a: b # no comment\n`@11:3-20]"},
    };
    for (const auto& [text, expected] : cases) {
        CAPTURE(text);
        const Parsed parsed = parse(text);
        REQUIRE(parsed.value);
        CHECK(shown(*parsed.value) == expected);
    }
}

TEST_CASE("scalars stay the text that is written") {
    for (const std::string s :
         {"no", "yes", "010", "1.0", "0x1F",         "2024-01-02", "true", "12:30:45", "1e3",  "nullable",
          ".5", "=",   "a#b", "a:b", "http://x.y/z", "C++",        "50%",  "what?",    "a, b", "-x"}) {
        CAPTURE(s);
        const Parsed parsed = parse("k: " + s + "\n");
        REQUIRE(parsed.value);
        REQUIRE(parsed.value->find("k"));
        CHECK(parsed.value->find("k")->is_scalar());
        CHECK(parsed.value->find("k")->scalar == s);
        CHECK_FALSE(parsed.value->find("K"));
    }
}

TEST_CASE("nothing, ~ and null are null; quoted they are text") {
    const Parsed parsed = parse("a:\nb: ~\nc: null\nd: ''\ne: 'null'\nf: \"~\"\ng: {h}\ni: Null # c\nj:");
    REQUIRE(parsed.value);
    CHECK(shown(*parsed.value) ==
          "{a@10:1-2=~@10:1-2 b@11:1-2=~@11:4-4 c@12:1-2=~@12:4-4 d@13:1-2=``@13:4-6 e@14:1-2=`null`@14:4-10 "
          "f@15:1-2=`~`@15:4-7 g@16:1-2={h@16:5-6=~@16:6-6} i@17:1-2=~@17:4-4 j@18:1-2=~@18:1-2}");
}

TEST_CASE("a text without YAML in it is null, at its beginning") {
    for (const std::string text : {"", "\n\n", "# only a comment\n", "  \n", "---\n", "---"}) {
        CAPTURE(text);
        const Parsed parsed = parse(text);
        REQUIRE(parsed.value);
        CHECK(parsed.value->is_null());
        CHECK(parsed.value->place.line >= first_line);
        CHECK(parsed.value->place.document == "bank.yml");
    }
}

TEST_CASE("a source without a line counts from 1") {
    Diagnostics diagnostics;
    const auto value = yaml::parse("a: b", Place{"bank.yml"}, diagnostics);
    REQUIRE(value);
    CHECK(value->find("a")->place.line == 1);
}

TEST_CASE("what is refused is refused once, with a place and a way out") {
    struct Case {
        std::string text, printed;
    };
    const std::string head = "bank.yml:";
    const std::string whole = "  hint: put the whole value into quotes\n";
    const std::vector<Case> cases = {
        {"a: &x 1\n",
         "10:4: error: YAML anchors are not supported [yaml]\n  10 | a: &x 1\n     |    ^\n"
         "  hint: write the value out where it is used; quote a text that begins with &\n"},
        {"a: &x\n  - 1\n",
         "10:4: error: YAML anchors are not supported [yaml]\n  10 | a: &x\n     |    ^\n"
         "  hint: write the value out where it is used; quote a text that begins with &\n"},
        {"a: &x [*x]\n",
         "10:4: error: YAML anchors are not supported [yaml]\n  10 | a: &x [*x]\n     |    ^\n"
         "  hint: write the value out where it is used; quote a text that begins with &\n"},
        {"&k a: 1\n",
         "10:1: error: YAML anchors are not supported [yaml]\n  10 | &k a: 1\n     | ^\n"
         "  hint: write the value out where it is used; quote a text that begins with &\n"},
        {"a: *x\n",
         "10:4: error: YAML aliases are not supported [yaml]\n  10 | a: *x\n     |    ^\n"
         "  hint: write the value out; quote a text that begins with *\n"},
        {"- one\n- *args and **kwargs\n",
         "11:3: error: YAML aliases are not supported [yaml]\n  11 | - *args and **kwargs\n     |   ^\n"
         "  hint: write the value out; quote a text that begins with *\n"},
        {"- **bold** word\n",
         "10:3: error: YAML aliases are not supported [yaml]\n  10 | - **bold** word\n     |   ^\n"
         "  hint: write the value out; quote a text that begins with *\n"},
        {"a:\n  <<: {b: 1}\n",
         "11:3: error: YAML merge keys are not supported [yaml]\n  11 |   <<: {b: 1}\n     |   ^\n  hint: "
         "write the keys out\n"},
        {"<<: *x\n",
         "10:1: error: YAML merge keys are not supported [yaml]\n  10 | <<: *x\n     | ^\n  hint: write the "
         "keys out\n"},
        {"a:\n  - x\nb: 2\na: 3\n",
         "13:1: error: duplicate key \"a\" [yaml]\n  13 | a: 3\n     | ^\n  hint: it stands on line 10 "
         "already; keep one of them\n"},
        {"a: {b: 1, 'b': 2}\n",
         "10:11: error: duplicate key \"b\" [yaml]\n  10 | a: {b: 1, 'b': 2}\n     |           ^\n"
         "  hint: it stands on line 10 already; keep one of them\n"},
        {"a: !!int 1\n",
         "10:4: error: YAML tags are not supported [yaml]\n  10 | a: !!int 1\n     |    ^\n"
         "  hint: remove the word that begins with !, or quote the text\n"},
        {"a: !x [1]\n",
         "10:4: error: YAML tags are not supported [yaml]\n  10 | a: !x [1]\n     |    ^\n"
         "  hint: remove the word that begins with !, or quote the text\n"},
        {"a: !!map {b: 1}\n",
         "10:4: error: YAML tags are not supported [yaml]\n  10 | a: !!map {b: 1}\n     |    ^\n"
         "  hint: remove the word that begins with !, or quote the text\n"},
        {"a: ! foo\n",
         "10:4: error: YAML tags are not supported [yaml]\n  10 | a: ! foo\n     |    ^\n"
         "  hint: remove the word that begins with !, or quote the text\n"},
        {"a: 1\n---\nb: 2\n",
         "11:1: error: more than one YAML document in a file [yaml]\n  11 | ---\n     | ^\n"
         "  hint: keep one, without a line of --- in between\n"},
        {"a: 1\n...\nb: 2\n",
         "12:1: error: more than one YAML document in a file [yaml]\n  12 | b: 2\n     | ^\n"
         "  hint: keep one, without a line of --- in between\n"},
        {"a:\n\tb: 1\n",
         "11:3: error: a tab cannot indent [yaml]\n  11 |  b: 1\n     |   ^\n  hint: use spaces\n"},
        {"a: \"x\nb: 2\n",
         "10:4: error: the quote that begins here is never closed [yaml]\n  10 | a: \"x\n     |    ^\n  "
         "hint: add a \" at the end\n"},
        {"a: 1\nb: 'it''s\n",
         "11:4: error: the quote that begins here is never closed [yaml]\n  11 | b: 'it''s\n     |    ^\n  "
         "hint: add a ' at the end\n"},
        {"a: \"x\\\"\n",
         "10:4: error: the quote that begins here is never closed [yaml]\n  10 | a: \"x\\\"\n     |    ^\n"
         "  hint: add a \" at the end\n"},
        {"key: a: b\n",
         "10:7: error: a value that contains \": \" must be quoted [yaml]\n  10 | key: a: b\n     |       "
         "^\n" +
             whole},
        {"a:1\nb: 2\n",
         "11:2: error: expected `key: value`, indented like the line above [yaml]\n  11 | b: 2\n     |  ^\n"
         "  hint: see also the line above: a colon needs a space behind it\n"},
        {"a: x\n b: y\n",
         "11:3: error: expected `key: value`, indented like the line above [yaml]\n  11 |  b: y\n     |   ^\n"
         "  hint: see also the line above: a colon needs a space behind it\n"},
        {"a:\n  b: 1\n c: 2\n",
         "12:2: error: expected `key: value`, indented like the line above [yaml]\n  12 |  c: 2\n     |  "
         "^\n"},
        {"a: 1\n- b\n",
         "11:1: error: expected `key: value`, indented like the line above [yaml]\n  11 | - b\n     | ^\n"},
        {"- a\nb: 1\n",
         "11:1: error: expected one list of `- item` lines or one map of `key: value` lines [yaml]\n  11 | "
         "b: 1\n     | ^\n"},
        {",",
         "10:1: error: expected one list of `- item` lines or one map of `key: value` lines [yaml]\n  10 | "
         ",\n     | ^\n"},
        {"a: `x`\n", "10:4: error: a value cannot begin with ` [yaml]\n  10 | a: `x`\n     |    ^\n" + whole},
        {"a: @x\n", "10:4: error: a value cannot begin with @ [yaml]\n  10 | a: @x\n     |    ^\n" + whole},
        {"a: %x\n", "10:4: error: a value cannot begin with % [yaml]\n  10 | a: %x\n     |    ^\n" + whole},
        {"a: - b\n", "10:4: error: a value cannot begin with - [yaml]\n  10 | a: - b\n     |    ^\n" + whole},
        {"a: \"Foo\" bar\n",
         "10:10: error: unexpected text inside or behind a value [yaml]\n  10 | a: \"Foo\" bar\n     |       "
         "   ^\n" +
             whole},
        {"a: 'it's'\n",
         "10:8: error: unexpected text inside or behind a value [yaml]\n  10 | a: 'it's'\n     |        ^\n" +
             whole},
        {"a: [x] y\n",
         "10:8: error: unexpected text inside or behind a value [yaml]\n  10 | a: [x] y\n     |        ^\n" +
             whole},
        {"a: [x\nb: y\n",
         "11:2: error: a [ is never closed [yaml]\n  11 | b: y\n     |  ^\n  hint: add the ], or quote the "
         "text\n"},
        {"a: {x\n",
         "11:1: error: a { is never closed [yaml]\n  11 | \n     | ^\n  hint: add the }, or quote the "
         "text\n"},
        {"a: x]\nb: ]\n",
         "11:4: error: a ] or } closes nothing [yaml]\n  11 | b: ]\n     |    ^\n  hint: remove it, or quote "
         "the text\n"},
        {"a: > x\n  y\n",
         "10:6: error: text cannot stand behind | or > [yaml]\n  10 | a: > x\n     |      ^\n  hint: begin "
         "it on the next line, indented\n"},
        {"a: \"x\\qy\"\n",
         "10:8: error: invalid YAML: unknown escape character: q [yaml]\n  10 | a: \"x\\qy\"\n     |        "
         "^\n"
         "  hint: write \\\\ for a backslash, or use single quotes\n"},
        {"[a]: b\n",
         "10:1: error: a key must be a word [yaml]\n  10 | [a]: b\n     | ^\n  hint: write `key: value`\n"},
        {": b\n",
         "10:1: error: a key must be a word [yaml]\n  10 | : b\n     | ^\n  hint: write `key: value`\n"},
        {"~: b\n",
         "10:1: error: a key must be a word [yaml]\n  10 | ~: b\n     | ^\n  hint: write `key: value`\n"},
        {"%YAML 9.0\n---\na: 1\n",
         "10:1: error: invalid YAML: YAML major version too large [yaml]\n  10 | %YAML 9.0\n     | ^\n"},
        {"a: \"\\ud800\"\n",
         "10:11: error: invalid YAML: invalid unicode: 55296 [yaml]\n  10 | a: \"\\ud800\"\n     |           "
         "^\n"},
    };
    for (const Case& c : cases) {
        CAPTURE(c.text);
        const Parsed parsed = parse(c.text);
        CHECK(parsed.printed == head + c.printed);
        CHECK_FALSE(parsed.value);
        CHECK(parsed.diagnostics.count(Severity::error) == 1);
    }
}

TEST_CASE("the 64th level is read and the 65th refused") {
    CHECK(parse(repeated("[", 64) + repeated("]", 64)).value);
    const Parsed deep = parse(repeated("[", 65) + repeated("]", 65));
    CHECK_FALSE(deep.value);
    CHECK(deep.diagnostics.sorted().at(0).message == "nested deeper than 64 levels");
    CHECK(deep.diagnostics.sorted().at(0).column == 65);
}

TEST_CASE("hostile texts end soon") {
    std::string bomb = "a: &a [x, x, x]\n";
    for (char c = 'b'; c < 'z'; ++c) {
        const std::string before(1, static_cast<char>(c - 1));
        bomb += std::string(1, c) + ": &" + c + " [*" + before + ", *" + before + ", *" + before + "]\n";
    }
    std::string indented;
    for (std::size_t i = 0; i < 2000; ++i) indented += std::string(i, ' ') + "a:\n";
    std::string keys;
    for (int i = 0; i < 20'000; ++i) keys += "key" + std::to_string(i) + ": 1\n";
    const std::vector<std::pair<std::string, std::string>> cases = {
        {"alias bomb", bomb},
        {"100,000 [", repeated("[", 100'000)},
        {"100,000 {a: ", repeated("{a: ", 100'000)},
        {"100,000 - ", repeated("- ", 100'000)},
        {"100,000 ? ", repeated("? ", 100'000)},
        {"100,000 [?", repeated("[?", 100'000)},
        {"100,000 commas", repeated(",", 100'000)},
        {"100,000 ]", repeated("]", 100'000)},
        {"100,000 quotes", repeated("\"", 100'000)},
        {"100,000 a:", repeated("a:", 100'000)},
        {"100,000 !", repeated("!", 100'000)},
        {"100,000 documents", repeated("---\n", 100'000)},
        {"100,000 comments", repeated("# c\n", 100'000)},
        {"one long key", repeated("a b ", 100'000) + ": 1"},
        {"deep indentation", indented},
        {"20,000 keys", keys},
        {"20,000 quoted", repeated("- 'a'\n", 20'000)},
    };
    for (const auto& [name, text] : cases) {
        CAPTURE(name);
        Diagnostics diagnostics;
        const auto value = yaml::parse(text, Place{"bank.yml", 1, 1, 0}, diagnostics);
        CHECK(value.has_value() == diagnostics.empty());
    }
}

TEST_CASE("quote() makes what parse() gives back, as a document, a value, a key and an item") {
    const std::vector<std::string> cases = {
        "",
        " ",
        "a",
        "two words",
        " a",
        "a ",
        "\ta",
        "a\tb",
        "a\nb",
        "\n",
        "a\r\nb",
        "no",
        "010",
        "null",
        "Null",
        "NULL",
        "~",
        "~x",
        "-",
        "- a",
        "--- a",
        "---",
        "...",
        "... a",
        "-1",
        "?",
        "? a",
        "a?",
        ":",
        ": a",
        "a: b",
        "a:",
        "a:b",
        "a :b",
        "#",
        "# a",
        "a # b",
        "a#b",
        "&a",
        "a&b",
        "*a",
        "**bold** x",
        "!",
        "!a",
        "|",
        ">",
        ">x",
        "'",
        "it's",
        "'a'",
        "\"",
        "\"a\"",
        "say \"hi\"",
        "\\",
        "a\\b",
        "\\n",
        "%",
        "%a",
        "50%",
        "@",
        "`x`",
        "a `b`",
        ",",
        "a, b",
        "[",
        "[a]",
        "a [b]",
        "{",
        "{a}",
        "}",
        "]",
        "<<",
        "<b>",
        "=",
        "a=b",
        "é",
        "жук",
        "中文",
        "😀",
        "\u00A0",
        "\u2028",
        "\uFEFF",
        "\uFEFFa",
        "a\uFEFF",
        "\u0085",
        "\x01",
        "a\x04z",
        "\0"s,
        "a\0b"s,
        "\x1B[31m",
        "\x7F",
        "\x04",
        "true",
        "1.0",
        "0x10",
        "2024-01-02",
        "http://x.y/?a=b#c",
        "a  b",
        "a: \"b\" # 'c'",
        "/",
        "$",
        "^",
        "(a)",
        "+1",
        ".5",
        ".",
    };
    for (const std::string& s : cases) {
        CAPTURE(s);
        const std::string quoted = yaml::quote(s);
        CHECK(quoted.find('\n') == std::string::npos);
        const Parsed alone = parse(quoted), value = parse("k: " + quoted + "\nz: 1\n"),
                     key = parse(quoted + ": v\n"), item = parse("- " + quoted + "\n- z\n");
        REQUIRE(alone.value);
        CHECK(alone.value->is_scalar());
        CHECK(alone.value->scalar == s);
        REQUIRE(value.value);
        REQUIRE(value.value->members.size() == 2);
        CHECK(value.value->members[0].value.is_scalar());
        CHECK(value.value->members[0].value.scalar == s);
        REQUIRE(item.value);
        REQUIRE(item.value->items.size() == 2);
        CHECK(item.value->items[0].scalar == s);
        if (s.find('?') == std::string::npos) {
            const Parsed flow = parse("[" + quoted + ", z]");
            REQUIRE(flow.value);
            REQUIRE(flow.value->items.size() == 2);
            CHECK(flow.value->items[0].scalar == s);
        }
        if (s == "<<") continue;
        REQUIRE(key.value);
        REQUIRE(key.value->members.size() == 1);
        CHECK(key.value->members[0].key.value == s);
    }
}

TEST_CASE("quote() leaves plain what needs no quotes") {
    for (const std::string s : {"a", "two words", "C++", "http://x.y/z", "a#b", "what?", "no", "жук"})
        CHECK(yaml::quote(s) == s);
}
