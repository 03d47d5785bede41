#include <atomic>
#include <ostream>
#include <stdexcept>
#include <string>

#include "base/parallel.hpp"
#include "catch.hpp"
#include "model/site.hpp"

using qbank::MemorySink;
using qbank::PathTaken;
using qbank::Site;

TEST_CASE("a file goes to the sink at once") {
    MemorySink sink;
    Site site(sink);
    site.add("index.html", "<p>", "the front page");
    site.add("q/a.html", "12345", "question a");
    CHECK(sink.files() == std::map<std::string, std::string>{{"index.html", "<p>"}, {"q/a.html", "12345"}});
    CHECK(site.size().files == 2);
    CHECK(site.size().bytes == 8);
}

TEST_CASE("a second writer of a path is refused, both are named, the first file stays") {
    for (const std::string path : {"q/Café.html", "Q/CAFÉ.HTML", "q/cafe\u0301.html"}) {
        CAPTURE(path);
        MemorySink sink;
        Site site(sink);
        site.add("q/Café.html", "first", "question one");
        CHECK_THROWS_WITH(site.add(path, "second", "question two"),
                          "two writers for " + path + ": question one and question two");
        CHECK_THROWS_AS(site.add(path, "second", "question two"), PathTaken);
        CHECK(sink.files().size() == 1);
        CHECK(sink.files().at("q/Café.html") == "first");
        CHECK(site.size().files == 1);
        CHECK(site.size().bytes == 5);
    }
}

TEST_CASE("many threads may write, and of two writers of one path exactly one wins") {
    MemorySink sink;
    Site site(sink);
    std::atomic<int> refused{0};
    qbank::for_each_index(2000, 8, [&](std::size_t i) {
        try {
            site.add("p" + std::to_string(i / 2), "x", i % 2 == 0 ? "even" : "odd");
        } catch (const PathTaken&) {
            ++refused;
        }
    });
    CHECK(refused == 1000);
    CHECK(site.size().files == 1000);
    CHECK(site.size().bytes == 1000);
    CHECK(sink.files().size() == 1000);
}

TEST_CASE("a file that is streamed counts like one that is handed over whole") {
    std::string text(3'000'000, 'x');
    text += "end";
    MemorySink whole, pieces;
    Site a(whole), b(pieces);
    a.add("bank.json", text, "one");
    b.add_stream("bank.json", "one", [&](std::ostream& out) {
        for (std::size_t at = 0; at < text.size(); at += 700'001) out << text.substr(at, 700'001);
    });
    CHECK(whole.files() == pieces.files());
    CHECK(a.size().files == b.size().files);
    CHECK(a.size().bytes == b.size().bytes);
    CHECK(a.files().front().hash == b.files().front().hash);
    CHECK(a.files().front().bytes == b.files().front().bytes);
    CHECK(b.bytes_below("bank") == text.size());
    CHECK(b.bytes_below("q/") == 0);
}

TEST_CASE("what a streamed file throws comes through") {
    MemorySink sink;
    Site site(sink);
    CHECK_THROWS_WITH(site.add_stream("a", "one", [](std::ostream&) { throw std::runtime_error("full"); }),
                      "full");
    CHECK(sink.files().empty());
}

TEST_CASE("a path that is reserved is taken, and no file") {
    MemorySink sink;
    Site site(sink);
    site.add("Q/One.html", "1", "the first");
    site.reserve("q/two.html", "the second");
    site.reserve("q/one.html", "nobody");
    CHECK_THROWS_WITH(site.add("q/one.html", "", "another"),
                      "two writers for q/one.html: the first and another");
    CHECK_THROWS_WITH(site.add("q/TWO.html", "", "another"),
                      "two writers for q/TWO.html: the second and another");
    CHECK(site.size().files == 1);
    CHECK(site.files().size() == 1);
}
