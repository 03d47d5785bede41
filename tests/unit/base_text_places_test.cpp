#include <string>

#include "base/text_places.hpp"
#include "catch.hpp"

using qbank::TextPlaces;

TEST_CASE("what is written is found from a line on, with its line and column") {
    const std::string text = "one two\n\ntwo three\nthree two";
    const TextPlaces places(text);
    CHECK(places.lines() == 4);
    struct Case {
        std::string written;
        std::size_t line, from;
        std::uint32_t found_line, column;
    };
    for (const Case& c :
         {Case{"two", 1, 0, 1, 5}, Case{"two", 2, 0, 3, 1}, Case{"two", 1, 5, 3, 1}, Case{"two", 4, 0, 4, 7},
          Case{"two", 0, 0, 1, 5}, Case{"three", 9, 0, 4, 1}, Case{"o\n\nt", 1, 0, 1, 7}}) {
        INFO(c.written << " from line " << c.line << " and byte " << c.from);
        const auto spot = places.find(c.written, c.line, c.from);
        REQUIRE(spot);
        CHECK(spot->line == c.found_line);
        CHECK(spot->column == c.column);
        CHECK(text.substr(spot->offset, c.written.size()) == c.written);
    }
    CHECK_FALSE(places.find("one", 2));
    CHECK_FALSE(places.find("", 1));
    CHECK_FALSE(places.find("two", 1, text.size()));
}

TEST_CASE("a text without lines has one, which is empty") {
    const TextPlaces places("");
    CHECK(places.lines() == 1);
    CHECK(places.start(1) == 0);
    CHECK(places.start(7) == 0);
    CHECK_FALSE(places.find("x", 1));
}

TEST_CASE("the search ends after 64 KB: a hundred thousand of them take no longer in a larger text") {
    const std::string text = std::string(65'535, '-') + "x" + std::string(1'000'000, '-') + "y\n";
    const TextPlaces places(text);
    CHECK(places.find("x", 1));
    CHECK_FALSE(places.find("-x-", 1));
    CHECK(places.find("-x-", 1, 1));
    CHECK_FALSE(places.find("y", 1));
    for (int i = 0; i < 100'000; ++i) CHECK_FALSE(places.find("y", 1));
}
