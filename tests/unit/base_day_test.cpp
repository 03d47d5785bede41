#include <cstdlib>

#include "base/day.hpp"
#include "catch.hpp"

using namespace qbank;

TEST_CASE("a day is one that the calendar has, written with hyphens") {
    CHECK(day::seconds_of("1970-01-01") == 0);
    CHECK(day::seconds_of("2026-11-21") == 1795219200);
    CHECK(day::seconds_of("2024-02-29") == 1709164800);
    for (const char* wrong : {"", "2026-2-29", "2026-02-29", "2026-00-10", "2026-13-01", "2026-11-31",
                              "2026/11/21", "26-11-21", "2026-11-21T", "2026-11-2x", "+026-11-21"}) {
        INFO(wrong);
        CHECK_FALSE(day::seconds_of(wrong));
    }
}

TEST_CASE("a time lies in a day of UTC") {
    CHECK(day::of(0) == "1970-01-01");
    CHECK(day::of(86399) == "1970-01-01");
    CHECK(day::of(86400) == "1970-01-02");
    CHECK(day::of(1795219200 + 86399) == "2026-11-21");
}

TEST_CASE("the time of the sources is a whole number of seconds") {
    ::setenv("SOURCE_DATE_EPOCH", "1795219200", 1);
    CHECK(day::source_date_epoch() == 1795219200);
    ::setenv("SOURCE_DATE_EPOCH", "yesterday", 1);
    CHECK_FALSE(day::source_date_epoch());
    ::unsetenv("SOURCE_DATE_EPOCH");
    CHECK_FALSE(day::source_date_epoch());
}
