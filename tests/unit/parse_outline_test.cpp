// A document is parsed piece by piece; that must never be seen in what is read of it.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <random>
#include <sstream>
#include <string>
#include <vector>

#include "base/files.hpp"
#include "base/text.hpp"
#include "catch.hpp"
#include "parse/outline.hpp"

using namespace qbank;

namespace {

void tell(std::ostream& out, BlockNode node, int depth) {
    for (; node; node = node.next()) {
        out << std::string(static_cast<std::size_t>(depth), ' ') << static_cast<int>(node.type()) << ' '
            << node.first_line() << '-' << node.last_line() << ':' << node.first_column() << ' '
            << node.ordered() << node.is_task() << node.fenced() << node.asks() << node.ends_asking()
            << node.asks_behind_number() << node.asks_strictly() << node.is_only_links()
            << node.is_only_fragments() << node.is_only_bold() << '\n';
        tell(out, node.first_child(), depth + 1);
        if (depth == 0) break;
    }
}

std::string outline_of(const std::string& text, std::size_t piece) {
    const SourceFile file{"document.md", text, {}};
    const Outline outline(file, text::lines(file.text), 1, {}, piece);
    std::ostringstream out;
    for (const Region& region : outline.regions()) {
        out << "region " << region.level << ' ' << region.plain << ' ' << region.heading.first << '-'
            << region.last << '\n';
        for (const Block& block : region.blocks) {
            out << block.first << '-' << block.last << ' ' << block.counts.links << ' ' << block.counts.images
                << ' ' << block.counts.letters << '\n';
            tell(out, block.node, 0);
        }
    }
    return out.str();
}

constexpr std::size_t whole = 1 << 30;

}  // namespace

TEST_CASE("a document reads the same whole and in pieces of one line") {
    std::size_t documents = 0;
    const std::filesystem::path folder = QBANK_SOURCE "/tests/unit/data/reading";
    for (const files::Entry& entry : files::walk(folder, [](const std::string&) { return true; })) {
        if (!entry.path.ends_with(".md")) continue;
        const std::string text = files::read(folder / entry.path, 1 << 24);
        CAPTURE(entry.path);
        CHECK(outline_of(text, 1) == outline_of(text, whole));
        ++documents;
    }
    CHECK(documents >= 40);
}

TEST_CASE("what a cut must not part stays together") {
    const std::vector<std::string> texts{
        "1. one?\n2. two?\n\n3. three?\n\n\n4. four?\n- a\n- b\n* c\n1) d\n2) e\n",
        "text\n2. no item\n3. nor this\n\n2. an item\n3. and this\n",
        "<!--\n- not a list\n\n## nor a heading\n\n-->\n\n## a heading\n",
        "<!-- a remark whose last line is long enough to be taken for prose\nand here it is at last, with "
        "its end -->\n\n"
        "## a heading\n\n- item\n",
        "<pre>\n\n## no heading\n\n</pre>\n\n## a heading\n",
        "- item\n\n  more\n\n      code\n- item\n\ntext\n\n- [a][docs]\n- [b]\n\n[docs]: #top\n[b]: "
        "https://example.org\n",
        "- one[^1]\n- two\n\n[^1]: the note\n\n    goes on\n\n## more\n\nsee[^2]\n\n[^2]: other\n",
        "[^9]: a note that is named far below\n\n## heading\n\n- [x] see [^9]\n",
        "```\n- code\n\n# code\n```\n- item\n```js\n\n```\n2. b\n\n```never closed\n\n- x\n",
        "| a | b |\n|---|---|\n| some words that fill a row | more of them |\n| - | - |\n\n- item\n\n| "
        "a\n|:-\n| b\n",
        "- a\n<div>\n- b\n- c\n\n- d\n</div>\n- e\n",
        "- a\n# heading\ntext\n2. no item\n3. nor this\n",
        "> quote\n2. b\n\n> - a\n\n- b\n",
        "* * *\n- a\n- - -\n- b\n***\n1. c\n",
        "1.     code\n2.     more\n\n3. words that are long enough to be shortened here\n4.\n5. b\n",
        "- words that are long enough to be shortened\n      - no item, since it is indented too far\n- b\n",
        "- words that are long enough to be shortened\n  2. no item, since such a list begins with 1\n- b\n",
        "- words that are long enough to be shortened\n===\n- b\n-\n- c\n",
    };
    for (const std::string& text : texts) {
        CAPTURE(text);
        CHECK(outline_of(text, 1) == outline_of(text, whole));
    }
}

TEST_CASE("documents of random lines read the same whole and in pieces") {
    const std::vector<std::string> lines{
        "",
        "",
        "",
        "- What is it?",
        "- a",
        "* b",
        "+ c",
        "1. Why is a queue longer than its reader?",
        "2. two",
        "3) three",
        "  - inner",
        "    - deep",
        "   text",
        "\ttab",
        "text",
        "A line of prose that is long enough for it.",
        "# One",
        "## Two?",
        "### 3. Three",
        "---",
        "===",
        "```",
        "```js",
        "~~~",
        "<div>",
        "</div>",
        "<details>",
        "<summary>Why?</summary>",
        "</details>",
        "<!--",
        "-->",
        "<!-- x -->",
        "<pre>",
        "</pre>",
        "<?",
        "?>",
        "> quote",
        "> - item",
        "| a | b |",
        "|---|---|",
        "| a row of a table, wide enough | c |",
        "[a]",
        "- [a][a]",
        "**bold**",
        "- **bold** `code`",
        "- [ ] task",
        "1.",
        "-",
        "***",
        "    indented",
        "- [x](#y)",
        "2. words that stand alone and are shortened",
        "<script>",
        "</script> x",
        "\\",
        "~~a~~",
        "&amp;",
    };
    for (unsigned seed = 0; seed < 20000; ++seed) {
        std::mt19937 draw(seed);
        std::string text;
        const std::size_t count = 3 + draw() % 25;
        for (std::size_t i = 0; i < count; ++i) text += lines[draw() % lines.size()] + "\n";
        CAPTURE(seed, text);
        REQUIRE(outline_of(text, 1) == outline_of(text, whole));
    }
}
