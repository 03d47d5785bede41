#include <sstream>

#include "base/json.hpp"
#include "base/timings.hpp"
#include "catch.hpp"

using namespace qbank;

namespace {

/// A second on the wall and two of the processors pass between any two looks.
Timings::Meter ticking() {
    return [n = 0]() mutable {
        ++n;
        return Timings::Reading{static_cast<double>(n), 10 + 2.0 * n, static_cast<std::size_t>(n) * 1000000};
    };
}

}  // namespace

TEST_CASE("a stage lasts until the next one begins or all end") {
    Timings timings(ticking());
    timings.begin("load");
    timings.begin("parse");
    timings.end();
    timings.end();
    REQUIRE(timings.stages().size() == 2);
    CHECK(timings.stages()[0].name == "load");
    CHECK(timings.stages()[0].wall == 1);
    CHECK(timings.stages()[0].processor == 2);
    CHECK(timings.stages()[1].name == "parse");
    CHECK(timings.stages()[1].wall == 1);
    CHECK(timings.stages()[1].peak_bytes == 5000000);
}

TEST_CASE("a stage that is begun again goes on") {
    Timings timings(ticking());
    timings.begin("load");
    timings.begin("parse");
    timings.begin("load");
    timings.end();
    REQUIRE(timings.stages().size() == 2);
    CHECK(timings.stages()[0].wall == 2);
}

TEST_CASE("timings are told as a table and as JSON") {
    Timings timings(ticking());
    timings.begin("load");
    timings.end();
    std::ostringstream text, json;
    write_timings(timings, {6, 20, 3000}, 2, "text", text);
    CHECK(text.str() ==
          "stage         wall ms     CPU ms   peak MB\n"
          "load           1000.0     2000.0         3\n"
          "total          3000.0    18000.0         4\n"
          "2 questions a second\n");
    write_timings(timings, {6, 20, 3000}, 2, "json", json);
    const Json read = Json::parse(json.str());
    CHECK(read["schema"] == 1);
    CHECK(read["stages"][0]["name"] == "load");
    CHECK(read["stages"][0]["wall_s"] == 1.0);
    CHECK(read["total"]["peak_bytes"] == 5000000);
    CHECK(read["jobs"] == 2);
    CHECK(read["questions"] == 6);
    CHECK(read["files"] == 20);
    CHECK(read["bytes"] == 3000);
}

TEST_CASE("the meter of the process tells processor time and memory that were used") {
    const Timings::Reading reading = Timings::of_this_process();
    CHECK(reading.processor > 0);
    CHECK(reading.peak_bytes > 100000);
}
