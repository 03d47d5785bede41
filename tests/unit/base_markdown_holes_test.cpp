// Debian 12's cmark-gfm is 0.29.0.gfm.6. What was found and mended in later versions does not slow us down:
// each known hole, at a size where its quadratic path would take minutes or gigabytes.
#include <sys/resource.h>

#include <chrono>
#include <string>
#include <vector>

#include "base/markdown_guard.hpp"
#include "base/markdown_html.hpp"
#include "catch.hpp"

using namespace qbank;

namespace {

constexpr std::size_t size = 400'000;

/// The text over and over, in lines as long as the reader of documents lets pass whole.
std::string in_lines(std::string_view piece) {
    std::string result;
    while (result.size() < size) {
        std::string line;
        while (line.size() < 15'000) line += piece;
        (result += line) += '\n';
    }
    return result;
}

std::string repeated(std::string_view piece, std::size_t times) {
    std::string result;
    for (std::size_t i = 0; i < times; ++i) result += piece;
    return result;
}

struct Hole {
    std::string name, text;
};

std::vector<Hole> holes() {
    std::string footnotes;
    for (int i = 0; i < 20'000; ++i)
        footnotes += "[^" + std::to_string(i) + "]: a [^" + std::to_string(i + 1) + "]\n\n";
    std::string staircase;
    for (std::size_t i = 0; i < 600; ++i) staircase += std::string(2 * i, ' ') + "- a\n";
    return {
        // gfm.7
        {"CVE-2023-22483: declarations that never end", in_lines("a<!A ")},
        {"CVE-2023-22483: instructions that never end", in_lines("a<?")},
        {"CVE-2023-22483: CDATA that never ends", in_lines("a<![CDATA[")},
        {"CVE-2023-22483: addresses",
         in_lines("a@") + "\n\n" + in_lines("www.a ") + "\n\n" + in_lines("a://")},
        {"CVE-2023-22483: strikethrough", in_lines("~a") + "\n\n" + in_lines("~~a ~")},
        {"CVE-2023-22483: tags", in_lines("<a ") + "\n\n" + in_lines("<a b='")},
        {"CVE-2023-22484: comments", in_lines("a<!--") + "\n\n" + repeated("a<!--\n", size / 6)},
        {"CVE-2023-22485: a scheme without a beginning", "://a\n\n:\n\n" + in_lines("://") + "\n\nw"},
        {"CVE-2023-22486: pictures", in_lines("![l") + "\n\n" + repeated("![l\n", size / 4)},
        {"CVE-2023-22486: links", in_lines("[a](") + "\n\n" + in_lines("[[]")},
        // gfm.10 and gfm.11
        {"CVE-2023-24824: quotes", in_lines(">")},
        {"CVE-2023-24824: quotes with text",
         repeated(repeated(">", 7'000) + "a\n" + repeated("a\n", 100), 20)},
        {"CVE-2023-24824: lists", in_lines("- ") + "\n\n" + repeated(repeated("- ", 5'000) + "x\n", 40)},
        {"CVE-2023-24824: lists by indentation", staircase},
        {"CVE-2023-24824: quotes and lists", repeated(repeated("> - ", 3'000) + "x\n", 30)},
        {"CVE-2023-26485: underscores", in_lines("_") + "\n\n" + repeated("_a\n", size / 3)},
        {"CVE-2023-26485: underscores around",
         repeated(repeated("_", 4'000) + "a" + repeated("_", 4'000) + "\n\n", 20)},
        {"CVE-2023-26485: stars and underscores", in_lines("**a _b")},
        // gfm.12
        {"CVE-2023-37463: short rows",
         repeated("|a", 99) + "|\n" + repeated("|-", 99) + "|\n" + repeated("x\n", size / 2)},
        {"CVE-2023-37463: short rows of many tables",
         repeated(repeated("|a", 99) + "|\n" + repeated("|-", 99) + "|\n" + repeated("x\n", 400) + "\n",
                  200)},
        {"CVE-2023-37463: columns",
         repeated("|a", 7'000) + "|\n" + repeated("|-", 7'000) + "|\n" + repeated("x\n", size / 2)},
        {"CVE-2023-37463: tables in a row", repeated("|a|\n|-|\n", size / 8)},
        {"CVE-2023-37463: footnotes", footnotes + repeated("[^1]: a\n", size / 8)},
        {"CVE-2023-37463: footnotes in one another", repeated("[^a]: ", 2'500) + "x\n\n[^a]"},
        {"CVE-2023-37463: references to one footnote", repeated("[^a] ", size / 10) + "\n\n[^a]: x\n"},
    };
}

}  // namespace

TEST_CASE("each hole that later versions of cmark-gfm have mended is bounded here") {
    for (const Hole& hole : holes()) {
        INFO(hole.name);
        struct rusage before {
        }, after{};
        ::getrusage(RUSAGE_THREAD, &before);
        const std::string html = markdown::to_html(hole.text, {});
        ::getrusage(RUSAGE_THREAD, &after);
        // Of the processor, not of the clock: the machine may be busy with something else.
        CHECK(after.ru_utime.tv_sec - before.ru_utime.tv_sec < 20);
        CHECK(html.size() <= markdown::HtmlOptions{}.longest + 1'000'000);
    }
    struct rusage all {};
    ::getrusage(RUSAGE_SELF, &all);
    CHECK(all.ru_maxrss < 2'000'000);  // kB; one table alone took more
}

TEST_CASE("what a person writes is not touched") {
    for (const std::string text : {"<?php echo 1;\n\n<?xml?> and <!DOCTYPE html> and <![CDATA[x]]>\n",
                                   "a < b <! c <? d\n", "no tags at all"}) {
        INFO(text);
        CHECK_FALSE(markdown::without_unclosed_tags(text));
    }
    const std::string closed = repeated("<?php 1 ?> <!A> <![CDATA[x]]> ", 30'000);
    CHECK_FALSE(markdown::without_unclosed_tags(closed));
    CHECK(markdown::line_of_hollow_table("a\n\n|a|b|\n|-|-|\n" + repeated("|x|\n", 90'000)) == 0);
    CHECK(markdown::line_of_hollow_table("a\n\n|a|b|c|\n|-|-|-|\n" + repeated("|x|\n", 90'000)) == 4);
    CHECK(markdown::line_of_hollow_table("a | b\n---\n" + repeated("x\n", 200'000)) == 0);
}

TEST_CASE("tags that never end are blanked, all else stays in its place") {
    const std::string text = repeated("a<?", 10'000) + "\n\nkept <?x?> and <!-- y -->\n";
    const std::optional<std::string> tamed = markdown::without_unclosed_tags(text);
    REQUIRE(tamed);
    CHECK(tamed->size() == text.size());
    CHECK(tamed->starts_with("a ?a ?"));
    CHECK(tamed->ends_with("?\n\nkept <?x?> and <!-- y -->\n"));
}
