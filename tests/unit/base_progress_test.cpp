#include <sstream>
#include <thread>
#include <vector>

#include "base/progress.hpp"
#include "catch.hpp"

using namespace qbank;
using namespace std::chrono_literals;

namespace {

/// A run whose clock the test moves.
struct Run {
    explicit Run(Progress::Style style) : progress(style, out, [this] { return now; }) {}
    /// So many steps, each after so long.
    void steps(std::size_t count, std::chrono::milliseconds each) {
        for (std::size_t i = 0; i < count; ++i) {
            now += each;
            progress.step();
        }
    }
    Progress::Time now{};
    std::ostringstream out;
    Progress progress;
};

}  // namespace

TEST_CASE("where progress is shown") {
    CHECK(progress_style(false, true, false) == Progress::Style::bar);
    CHECK(progress_style(false, true, true) == Progress::Style::bar);
    CHECK(progress_style(false, false, true) == Progress::Style::lines);
    CHECK(progress_style(false, false, false) == Progress::Style::none);
    CHECK(progress_style(true, true, true) == Progress::Style::none);
}

TEST_CASE("a run of less than a second shows nothing") {
    for (const auto style : {Progress::Style::bar, Progress::Style::lines}) {
        Run run(style);
        run.progress.begin("rendering", 90, "pages");
        run.steps(90, 10ms);
        run.progress.end();
        CHECK(run.out.str().empty());
    }
}

TEST_CASE("a bar is drawn over itself, with count and rate, and taken away at the end") {
    Run run(Progress::Style::bar);
    run.progress.begin("rendering", 4000, "pages");
    run.steps(1009, 1ms);
    CHECK(run.out.str() ==
          "\rrendering [######..................] 1,009 of 4,000 pages, 1,000 a second\x1b[K");
    run.out.str("");
    run.steps(50, 1ms);
    CHECK(run.out.str().empty());  // not more often than ten times a second
    run.progress.end();
    CHECK(run.out.str() == "\r\x1b[K");
    run.progress.end();
    CHECK(run.out.str() == "\r\x1b[K");
}

TEST_CASE("lines come every five seconds") {
    Run run(Progress::Style::lines);
    run.progress.begin("rendering", 20000, "pages");
    run.steps(12001, 1ms);
    CHECK(run.out.str() ==
          "rendering 1,009 of 20,000 pages, 1,000 a second\n"
          "rendering 6,017 of 20,000 pages, 1,000 a second\n"
          "rendering 11,025 of 20,000 pages, 1,000 a second\n");
}

TEST_CASE("a stage that does not count is named when it begins") {
    Run run(Progress::Style::lines);
    run.now += 2s;
    run.progress.begin("comparing", 10000, "questions");
    run.now += 6s;
    run.progress.begin("sorting", 0, "");
    CHECK(run.out.str() == "comparing 10,000 questions\nsorting\n");
}

TEST_CASE("more than was foreseen is no more than all") {
    Run run(Progress::Style::bar);
    run.progress.begin("rendering", 10, "pages");
    run.steps(1009, 1ms);
    CHECK(run.out.str().find("[########################] 1,009 of 1,009 pages") != std::string::npos);
}

TEST_CASE("nothing is written where nobody looks") {
    Run run(Progress::Style::none);
    run.progress.begin("rendering", 4000, "pages");
    run.steps(4000, 10ms);
    run.progress.end();
    CHECK(run.out.str().empty());
}

TEST_CASE("steps may come from many threads") {
    Run run(Progress::Style::bar);
    run.progress.begin("rendering", 4000, "pages");
    {
        std::vector<std::jthread> threads;
        for (int i = 0; i < 4; ++i)
            threads.emplace_back([&] {
                for (int k = 0; k < 1000; ++k) run.progress.step();
            });
    }
    run.now += 2s;
    run.progress.step();
    CHECK(run.out.str().find("4,001 of 4,001") != std::string::npos);
}
