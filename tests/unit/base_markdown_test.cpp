#include <algorithm>
#include <atomic>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "base/markdown.hpp"
#include "base/parallel.hpp"
#include "base/text.hpp"
#include "catch.hpp"

using namespace qbank;
using markdown::Align;
using markdown::Node;
using markdown::Tree;
using markdown::Type;

namespace {

std::string name(Node node) {
    switch (node.type()) {
        case Type::none: return "none";
        case Type::document: return "document";
        case Type::quote: return "quote";
        case Type::list: return node.ordered() ? "ol" : "ul";
        case Type::item: return node.is_task() ? "task" : "item";
        case Type::code_block: return node.fenced() ? "fence" : "indented";
        case Type::html_block: return "html";
        case Type::paragraph: return "p";
        case Type::heading: return "h" + std::to_string(node.heading_level());
        case Type::rule: return "hr";
        case Type::table: return "table";
        case Type::table_row: return node.is_header_row() ? "head" : "row";
        case Type::table_cell: return "cell";
        case Type::footnote_definition: return "footnote";
        default: return "inline";
    }
}

/// Blocks as "type first-last", children in parentheses.
std::string lines_of(Node node) {
    std::string result = name(node) + " " + std::to_string(node.first_line());
    if (node.last_line() != node.first_line()) result += "-" + std::to_string(node.last_line());
    std::string inner;
    for (Node child = node.first_child(); child && child.type() < Type::text; child = child.next())
        inner += (inner.empty() ? "" : ", ") + lines_of(child);
    return inner.empty() ? result : result + " (" + inner + ")";
}

std::string lines_of(const std::string& text) {
    const Tree tree(text);
    std::string result;
    for (Node child = tree.root().first_child(); child; child = child.next())
        result += (result.empty() ? "" : ", ") + lines_of(child);
    return result;
}

/// Types of all nodes, inlines too.
std::string shape_of(Node node) {
    std::string result = std::to_string(static_cast<int>(node.type())) + "(";
    for (Node child = node.first_child(); child; child = child.next()) result += shape_of(child);
    return result + ")";
}

std::string repeated(const std::string& s, std::size_t n) {
    std::string result;
    result.reserve(s.size() * n);
    for (std::size_t i = 0; i < n; ++i) result += s;
    return result;
}

struct LineCase {
    std::string text, expected;
};

void check_lines(const std::vector<LineCase>& cases) {
    for (const LineCase& c : cases) {
        CAPTURE(c.text);
        CHECK(lines_of(c.text) == c.expected);
    }
}

}  // namespace

TEST_CASE("headings, paragraphs, rules and code know their lines") {
    check_lines({
        {"", ""},
        {"# A\n\nText\nmore\n\n\n## B ##\n", "h1 1, p 3-4, h2 7"},
        {"Title\n===\n\nTwo\nlines\n---\ntext\n", "h1 1-2, h2 4-6, p 7"},
        {"Title\n===\n\n\n\ntext\n", "h1 1-2, p 6"},
        {"Title\n---", "h2 1-2"},
        {"> Title\n> ---\n>\n> x\n", "quote 1-4 (h2 1-2, p 4)"},
        {"- Title\n  ===\n\n- x\n", "ul 1-4 (item 1-2 (h1 1-2), item 4 (p 4))"},
        {"no end", "p 1"},
        {"a\r\nb\r\n\r\nc\r\n", "p 1-2, p 4"},
        {"a\rb\r\rc", "p 1-2, p 4"},
        {"***\n\n\nx\n", "hr 1, p 4"},
        {"```py\ncode\n\n```\n\nx\n", "fence 1-4, p 6"},
        {"~~~\nopen\n\n\n", "fence 1-2"},
        {"    a\n\n    b\n\n\nx\n", "indented 1-3, p 6"},
        {"\n\n\n# A\n", "h1 4"},
        {"a\n# B\nc\n", "p 1, h1 2, p 3"},
    });
}

TEST_CASE("items and lists end with their last line that is not blank") {
    check_lines({
        {"1. one\n2. two\n   more\n\n   para\n\n\n3. three\n\n\nafter\n",
         "ol 1-8 (item 1 (p 1), item 2-5 (p 2-3, p 5), item 8 (p 8)), p 11"},
        {"- a\n  - b\n\n    c\n- d\n\n\n# H\n",
         "ul 1-5 (item 1-4 (p 1, ul 2-4 (item 2-4 (p 2, p 4))), item 5 (p 5)), h1 8"},
        {"- a\n\n  ```\n  code\n  ```\n\n- b\n", "ul 1-7 (item 1-5 (p 1, fence 3-5), item 7 (p 7))"},
        {"1) a\n\n   b\n2) c", "ol 1-4 (item 1-3 (p 1, p 3), item 4 (p 4))"},
        {"- a\n\n\n\n", "ul 1 (item 1 (p 1))"},
        {"- a\nlazy\n- b\n", "ul 1-3 (item 1-2 (p 1-2), item 3 (p 3))"},
        {"- [ ] a\n- [x] b\n", "ul 1-2 (task 1 (p 1), task 2 (p 2))"},
        {"> - a\n>\n>   b\n>\n\nx\n", "quote 1-3 (ul 1-3 (item 1-3 (p 1, p 3))), p 6"},
        {"-\n- b\n", "ul 1-2 (item 1, item 2 (p 2))"},
        {"1. a\n\n# H\n\n2. b\n", "ol 1 (item 1 (p 1)), h1 3, ol 5 (item 5 (p 5))"},
    });
}

TEST_CASE("html blocks know their lines, blank ones inside included") {
    check_lines({
        {"<details>\n<summary>Q</summary>\n\nanswer\n\n</details>\n\nz\n", "html 1-2, p 4, html 6, p 8"},
        {"<details><summary>Q</summary>\nanswer\n</details>\nz\n\ny\n", "html 1-4, p 6"},
        {"- <details>\n  <summary>Q</summary>\n\n  answer\n  </details>\n- n\n",
         "ul 1-6 (item 1-5 (html 1-2, p 4, html 5), item 6 (p 6))"},
        {"<!-- c\n\nd -->\n\nz\n", "html 1-3, p 5"},
        {"<!-- c -->\nz\n", "html 1, p 2"},
        {"<!-- open\n\nto the end\n", "html 1-3"},
        {"<pre>\n\na\n</pre>\nb\n", "html 1-4, p 5"},
        {"> <!-- c\n>\n> d -->\n> e\n", "quote 1-4 (html 1-3, p 4)"},
        {"para\n<div>\nx\n</div>\n", "p 1, html 2-4"},
    });
}

TEST_CASE("tables, rows and cells know their lines") {
    check_lines({
        {"x\n\n| a | b |\n|---|:-:|\n| 1 |  2 |\n|x|y|\n\nafter\n",
         "p 1, table 3-6 (head 3 (cell 3, cell 3), row 5 (cell 5, cell 5), row 6 (cell 6, cell 6)), p 8"},
        {"|a|\n|-|\n", "table 1-2 (head 1 (cell 1))"},
        {"|a|\n|-|\n\nx\n", "table 1-2 (head 1 (cell 1)), p 4"},
        {"- | a |\n  |---|\n  | 1 |\n- x\n",
         "ul 1-4 (item 1-3 (table 1-3 (head 1 (cell 1), row 3 (cell 3))), item 4 (p 4))"},
        {"> | a |\n> |---|\n> | 1 |\n", "quote 1-3 (table 1-3 (head 1 (cell 1), row 3 (cell 3)))"},
        {"a | b\n--|--\n1 | 2\nlazy\n> q\n",
         "table 1-4 (head 1 (cell 1, cell 1), row 3 (cell 3, cell 3), row 4 (cell 4, cell 4)), quote 5 (p "
         "5)"},
    });
}

TEST_CASE("a table that follows a paragraph without a blank line begins at its own head") {
    check_lines({
        {"para\n| a |\n|---|\n| 1 |\n\nx\n", "p 1, table 2-4 (head 2 (cell 2), row 4 (cell 4)), p 6"},
        {"para `two\nlines` on\n| a |\n|---|\n\nx\n", "p 1-2, table 3-4 (head 3 (cell 3)), p 6"},
        {"z\n\n- para\n  | a |\n  |---|\n  | 1 |\n  | 2 |\n",
         "p 1, ul 3-7 (item 3-7 (p 3, table 4-7 (head 4 (cell 4), row 6 (cell 6), row 7 (cell 7))))"},
    });
}

TEST_CASE("footnotes stand at the end, definitions of links and unused footnotes nowhere") {
    check_lines({
        {"[^1]: foot\n    more\n\nx[^1]\n\ny\n", "p 4, p 6, footnote 1-2 (p 1-2)"},
        {"[^1]: nobody\n\nx\n", "p 3"},
        {"[a]: http://x.y\n\nx\n", "p 3"},
        {"[a]: http://x.y\ntext\n", "p 1-2"},
    });
}

TEST_CASE("columns are bytes from 1") {
    const Tree tree("  1. one\n     two\n\n| аб | c\\|d |x\n|---|---|---|\n| only |\n");
    const Node list = tree.root().first_child();
    CHECK(list.first_child().first_column() == 3);                // of the marker
    CHECK(list.first_child().first_child().first_column() == 6);  // of the text
    const Node head = list.next().first_child();
    REQUIRE(head.type() == Type::table_row);
    CHECK(head.first_column() == 1);
    std::vector<std::pair<std::uint32_t, std::uint32_t>> columns;
    for (Node cell = head.first_child(); cell; cell = cell.next())
        columns.emplace_back(cell.first_column(), cell.last_column());
    // From behind the bar up to before the next one, with the spaces.
    CHECK(columns == std::vector<std::pair<std::uint32_t, std::uint32_t>>{{2, 7}, {9, 14}, {16, 16}});
    const Node missing = head.next().first_child().next();
    CHECK(missing.type() == Type::table_cell);
    CHECK(missing.first_line() == 6);
    CHECK(missing.first_column() == 0);
    CHECK(plain_text(missing).empty());
}

TEST_CASE("columns that are not known are 0") {
    const Tree tree("para\n| a |\n|---|\n\n- item\n\nx\n");
    const Node table = tree.root().first_child().next();
    CHECK(table.first_column() == 1);
    CHECK(table.first_child().first_child().first_column() == 0);
    const Node item = table.next().first_child();
    CHECK(item.first_column() == 1);
    CHECK(item.last_column() == 0);
    CHECK(tree.root().first_child().first_child().type() == Type::text);
    CHECK(tree.root().first_child().first_child().first_line() == 0);
}

TEST_CASE("inlines know their line until a code span breaks") {
    const Tree tree("x\n\none *two*\n[three](u) `four\nfive` six\n");
    std::vector<std::uint32_t> lines;
    for (Node node = tree.root().last_child().first_child(); node; node = node.next())
        if (node.type() != Type::soft_break) lines.push_back(node.first_line());
    // one, two, three, the space, the code; "six" stands on line 5, and cmark-gfm says 4.
    CHECK(lines == std::vector<std::uint32_t>{3, 3, 4, 4, 4, 4});
}

TEST_CASE("places survive a move of the tree") {
    Tree made("para\n| a |\n|---|\n| 1 |\n\n- x\n\n\ny\n");
    const Tree tree = std::move(made);
    CHECK(lines_of(tree.root().first_child().next()) == "table 2-4 (head 2 (cell 2), row 4 (cell 4))");
    CHECK(lines_of(tree.root().first_child().next().next()) == "ul 6 (item 6 (p 6))");
}

TEST_CASE("nodes tell what they are made of") {
    const Tree tree(
        "## H\n\n7. a\n8. [ ] b\n\n``` c++ x\ncode\n```\n\n[l](http://u \"t\") ![i](p.png) ~~s~~ `c` "
        "http://a.b\n\n|a|b|c|d|\n|-|:-|:-:|-:|\n");
    Node node = tree.root().first_child();
    CHECK(node.heading_level() == 2);
    node = node.next();
    CHECK(node.ordered());
    CHECK(node.list_start() == 7);
    CHECK(node.tight());
    CHECK_FALSE(node.first_child().is_task());
    CHECK(node.last_child().is_task());
    CHECK_FALSE(node.last_child().is_checked());
    CHECK(Tree("- [X] a").root().first_child().first_child().is_checked());
    CHECK_FALSE(Tree("- a\n\n- b").root().first_child().tight());
    node = node.next();
    CHECK(node.fenced());
    CHECK(node.fence_info() == "c++ x");
    CHECK(node.literal() == "code\n");
    node = node.next();
    const Node link = node.first_child();
    CHECK(link.type() == Type::link);
    CHECK(link.url() == "http://u");
    CHECK(link.title() == "t");
    CHECK(link.next().next().type() == Type::image);
    CHECK(link.next().next().url() == "p.png");
    CHECK(link.next().next().next().next().type() == Type::strikethrough);
    CHECK(node.last_child().type() == Type::link);
    CHECK(node.last_child().url() == "http://a.b");
    CHECK(node.next().alignments() ==
          std::vector<Align>{Align::none, Align::left, Align::center, Align::right});
    CHECK(node.next().parent() == tree.root());
    CHECK(node.next().previous() == node);
    CHECK(tree.root().last_child() == node.next());
}

TEST_CASE("the empty node is empty in everything") {
    const Node none;
    CHECK_FALSE(none);
    CHECK(none.type() == Type::none);
    CHECK_FALSE(none.parent().next().previous().first_child().last_child());
    CHECK(none.first_line() + none.last_line() + none.first_column() + none.last_column() == 0);
    CHECK(
        (none.literal().empty() && none.url().empty() && none.title().empty() && none.fence_info().empty()));
    CHECK_FALSE((none.fenced() || none.ordered() || none.tight() || none.is_task() || none.is_checked() ||
                 none.is_header_row()));
    CHECK(none.heading_level() + none.list_start() == 0);
    CHECK(none.alignments().empty());
    CHECK(plain_text(none).empty());
}

TEST_CASE("plain_text is what a reader sees") {
    const std::vector<std::pair<std::string, std::string>> cases = {
        {"", ""},
        {"   ", ""},
        {"plain words.", "plain words."},
        {" spaced ", "spaced"},
        {"What does `*args` *really* **mean**?", "What does *args really mean?"},
        {"a\nb", "a b"},
        {"a  \nb", "a b"},
        {"a\rb", "a b"},
        {"[text](http://x \"t\") and ![alt *em*](i.png)", "text and alt em"},
        {"<http://x.y>", "http://x.y"},
        {"http://x.y and www.a.b", "http://x.y and www.a.b"},
        {"~~old~~ new", "old new"},
        {"a &amp; b &lt;c&gt; &#1046;", "a & b <c> Ж"},
        {"a <b>bold</b> c", "a bold c"},
        {"\\*not em\\*", "*not em*"},
        {"1. x", "x"},
        {" 1. x", "x"},
        {"# H", "H"},
        {"H\n===", "H"},
        {"one\n\ntwo", "one two"},
        {"see\n\n```\ncode  here\n```\nafter", "see code here after"},
        {"text\n```\ncode\n```", "text code"},
        {"- a\n- b\n  - c", "a b c"},
        {"> q", "q"},
        {"|a|b|\n|-|-|\n|1|2|", "a b 1 2"},
        {"x[^1]\n\n[^1]: note", "x note"},
        {"<div>\nhtml\n</div>", ""},
        {"snake_case_name and 2*3", "snake_case_name and 2*3"},
    };
    for (const auto& [text, expected] : cases) {
        CAPTURE(text);
        CHECK(markdown::plain_text(text) == expected);
    }
    const Tree tree("# *A* b\n\nother");
    CHECK(plain_text(tree.root().first_child()) == "A b");
    CHECK(plain_text(tree.root().first_child().first_child().first_child()) == "A");
}

TEST_CASE("escape() makes Markdown that reads as the text") {
    const std::vector<std::string> cases = {
        "",
        "a",
        "1. x",
        "1) x",
        "12. x",
        "1.x",
        "1.",
        "1",
        "2024",
        "3.14",
        "# x",
        "###### x",
        "#",
        "#x",
        "- x",
        "-",
        "+ x",
        "+",
        "* x",
        "---",
        "***",
        "___",
        "- - -",
        "===",
        "=",
        "> x",
        ">",
        "*a*",
        "**a**",
        "_a_",
        "__a__",
        "a_b_c",
        "a_b",
        "_",
        "a_",
        "snake_case_",
        "__init__",
        "<b>",
        "<b",
        "a < b > c",
        "</details>",
        "<!-- x -->",
        "&amp;",
        "&lt;",
        "&#65;",
        "a & b",
        "AT&T",
        "&",
        "a&",
        "[x](y)",
        "![x](y)",
        "[x]",
        "[x]: y",
        "[^1]",
        "[ ] x",
        "[x] y",
        "`code`",
        "``",
        "`",
        "```",
        "~~~",
        "~~x~~",
        "~x~",
        "http://x.y",
        "https://x.y/_a_?b=1&c=2*3",
        "http://x.y/a~b",
        "ftp://x.y/_a",
        "www.x.y",
        "www.x.y/_a_&b",
        "WWW.x.y",
        "a@b.cc",
        "mailto:a@b.cc",
        "\\",
        "a\\",
        "\\*",
        "\\\\",
        "a|b",
        "|a|b|",
        "|",
        "!",
        "a!",
        "!x",
        ":",
        ":-",
        ":--:",
        "C++",
        "C#",
        "a = b",
        "x -> y",
        "List<int>",
        "\"quoted\" 'text'",
        "50% of $5",
        "жук_жук",
        "_жук_",
        "é*é*",
        "#️⃣",
        "1️⃣",
        "(1) x",
        "a. b",
        "x\n# y",
        "x\n- y",
        "x\n1. y",
        "x\n---",
        "x\n===",
        "x\n:-",
        "x\n|-|",
        "x\n    y",
        "x\n> y",
        "x\n\ny",
        "x\n```",
        "x\n+ y",
        "a\n:-:\nb",
        "a\n-",
    };
    for (const std::string& s : cases) {
        CAPTURE(s, markdown::escape(s));
        CHECK(markdown::plain_text(markdown::escape(s)) == text::squeeze(s));
        CHECK(markdown::plain_text("- " + markdown::escape(s)) == text::squeeze(s));
        CHECK(markdown::plain_text("pre " + markdown::escape(s)) == text::squeeze("pre " + s));
        CHECK(markdown::plain_text("**b** " + markdown::escape(" " + s)) == text::squeeze("b " + s));
    }
    for (const std::string s : {"    *x*", "\t# x", "  - x", "   1. x", " \n    `x`"}) {
        CAPTURE(s);
        CHECK(markdown::plain_text(markdown::escape(s)) == text::squeeze(s));
    }
    CHECK(markdown::escape("plain words, and more. 1.5 (so) it's") == "plain words, and more. 1.5 (so) it's");
    CHECK(markdown::escape("a_b") == "a_b");
}

TEST_CASE("a wide table is read as text and told, a drawing in code is not one") {
    const std::string wide = "ok\n\n" + repeated("|a", 101) + "|\n" + repeated("|-", 101) + "|\n";
    CHECK(Tree(wide).line_over_limit() == 4);
    CHECK(Tree(wide).root().last_child().type() == Type::paragraph);
    const std::string widest = repeated("|a", 100) + "|\n" + repeated("|-", 100) + "|\n";
    CHECK(Tree(widest).line_over_limit() == 0);
    CHECK(Tree(widest).root().first_child().type() == Type::table);
    CHECK(Tree("- " + repeated("|a", 101) + "|\n  " + repeated("|-", 101) + "|\n").line_over_limit() == 2);
    const std::string drawing = "```\n" + repeated("|x", 500) + "\n```\n\n|a|\n|-|\n";
    CHECK(Tree(drawing).line_over_limit() == 0);
    CHECK(Tree(drawing).root().last_child().type() == Type::table);
    CHECK(Tree("|a|b|\n|-|-|\n", {.table_columns = 1}).line_over_limit() == 2);
}

TEST_CASE("hostile texts end soon and do not crash") {
    const std::vector<std::pair<std::string, std::string>> cases = {
        {"10,000 columns",
         repeated("|a", 10'000) + "|\n" + repeated("|-", 10'000) + "|\n" + repeated("|x\n", 10'000)},
        {"100 columns, short rows",
         repeated("|a", 100) + "|\n" + repeated("|-", 100) + "|\n" + repeated("|x\n", 5'000)},
        {"head of 10,000 cells", repeated("|a", 10'000) + "|\n|-|\n"},
        {"rows of 10,000 cells", "|a|\n|-|\n" + repeated(repeated("|x", 1'000) + "\n", 100)},
        {"10,000 quotes", repeated(">", 10'000) + " x"},
        {"10,000 lists", repeated("- ", 10'000) + "x"},
        {"10,000 ordered lists", repeated("1. ", 10'000) + "x"},
        {"10,000 quotes and lists", repeated("> - ", 10'000) + "x"},
        {"200 levels by indentation",
         [] {
             std::string s;
             for (std::size_t i = 0; i < 200; ++i) s += repeated("  ", i) + "- a\n";
             return s;
         }()},
        {"10,000 stars", repeated("*a **a ", 10'000)},
        {"10,000 brackets", repeated("[", 10'000) + repeated("](", 10'000)},
        {"10,000 backticks", repeated("`a``", 10'000)},
        {"50,000 tildes", repeated("~a~~", 10'000)},
        {"20,000 lines in an html block", "<div>\n" + repeated("x\n", 20'000)},
    };
    for (const auto& [label, text] : cases) {
        CAPTURE(label);
        const Tree tree(text);
        CHECK(tree.root().type() == Type::document);
        CHECK(!plain_text(tree.root()).empty() == (label != "20,000 lines in an html block"));
    }
}

TEST_CASE("trees made in several threads at once are the same") {
    // cmark-gfm keeps the characters of its extensions in one table of the process.
    const std::string with_tildes = repeated("a ~~b~~ see http://x.yy/z and www.a.bb *c*\n\n", 10);
    const std::string without = "see http://x.yy/z and www.a.bb *c* https://d.ee\n";
    const std::string shape_with = shape_of(Tree(with_tildes).root());
    const std::string shape_without = shape_of(Tree(without).root());
    CHECK(shape_with.find(std::to_string(static_cast<int>(Type::strikethrough))) != std::string::npos);
    std::atomic<int> different{0};
    for_each_index(4000, 8, [&](std::size_t i) {
        const bool tildes = i % 2 == 0;
        if (shape_of(Tree(tildes ? with_tildes : without).root()) != (tildes ? shape_with : shape_without))
            ++different;
    });
    CHECK(different == 0);
}

TEST_CASE("a line inside a heading or cell keeps what would begin a block") {
    const std::vector<std::pair<std::string, std::string>> cases{
        {"1. Models & `ORM`", "1. Models & ORM"},
        {"# 7", "# 7"},
        {"#", "#"},
        {"- *x*", "- x"},
        {"> a", "> a"},
        {"C #", "C #"},
        {"plain", "plain"},
        {"", ""},
        {"`==` vs `===`", "== vs ==="},
        {"[x](y) z", "x z"},
        {"**a**", "a"},
    };
    for (const auto& [line, plain] : cases) {
        CAPTURE(line);
        CHECK(markdown::plain_inline(line) == plain);
    }
}

TEST_CASE("plain_text of simple markup needs no parser, and says what the parser would") {
    const std::vector<std::string> parts{
        "a",       "word",  " ",  " ",  "*",  "**",    "`",    "_",   "__",   "-",
        "(b)",     "?",     "é",  "。", "\\", "[x]",   "](y)", "<b>", "&lt;", "~~",
        "|",       "!",     "1.", "#",  "+ ", "**c**", "`d`",  "*e*", "x_y",  "http://a.b/*c*",
        "www.a.b", "f@g.h", "  "};
    for (unsigned seed = 0; seed < 20000; ++seed) {
        std::mt19937 draw(seed);
        std::string s;
        for (std::size_t count = 1 + draw() % 9; count > 0; --count) s += parts[draw() % parts.size()];
        const markdown::Tree tree(s);
        CAPTURE(seed, s);
        REQUIRE(markdown::plain_text(s) == plain_text(tree.root()));
    }
}

TEST_CASE("trees in scratch memory nest, and say what others say") {
    const std::string text = "# a\n\n- b **c**\n- [d](e)\n\n|f|g|\n|-|-|\n|h|i|\n";
    const markdown::Scratch outer;
    const markdown::Tree tree(text, outer);
    for (int i = 0; i < 100; ++i) {
        const markdown::Scratch inner;
        const std::string large(static_cast<std::size_t>(i) * 40000, 'x');
        const markdown::Tree other("- " + large + " *y*\n", inner);
        REQUIRE(plain_text(other.root()) == text::squeeze(large + " y"));
    }
    CHECK(plain_text(tree.root()) == plain_text(markdown::Tree(text).root()));
}
