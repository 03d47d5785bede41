#include <atomic>
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
