#include <algorithm>
#include <atomic>
#include <stdexcept>
#include <thread>
#include <vector>

#include "base/parallel.hpp"
#include "catch.hpp"

TEST_CASE("every index is visited once, whatever the number of jobs") {
    for (const unsigned jobs : {0U, 1U, 2U, 4U, 1000U}) {
        for (const std::size_t count : {0UL, 1UL, 3UL, 255UL, 10'007UL}) {
            CAPTURE(jobs, count);
            std::vector<std::atomic<int>> visits(count);
            qbank::for_each_index(count, jobs, [&](std::size_t i) { ++visits.at(i); });
            CHECK(std::all_of(visits.begin(), visits.end(), [](const auto& n) { return n == 1; }));
        }
    }
}

TEST_CASE("one job runs in order on the calling thread") {
    std::vector<std::size_t> order;
    bool same_thread = true;
    const auto caller = std::this_thread::get_id();
    qbank::for_each_index(100, 1, [&](std::size_t i) {
        order.push_back(i);
        same_thread = same_thread && std::this_thread::get_id() == caller;
    });
    CHECK(order.size() == 100);
    CHECK(std::is_sorted(order.begin(), order.end()));
    CHECK(same_thread);
}

TEST_CASE("an exception of a task comes out, after all threads have stopped") {
    for (const unsigned jobs : {1U, 4U}) {
        CAPTURE(jobs);
        std::atomic<int> running{0};
        CHECK_THROWS_WITH(qbank::for_each_index(5000, jobs,
                                                [&](std::size_t i) {
                                                    ++running;
                                                    if (i == 17) {
                                                        --running;
                                                        throw std::runtime_error("task 17");
                                                    }
                                                    --running;
                                                }),
                          "task 17");
        CHECK(running == 0);
    }
}

TEST_CASE("all tasks may fail: one exception comes out") {
    CHECK_THROWS_AS(qbank::for_each_index(1000, 8, [](std::size_t) { throw std::logic_error("each"); }),
                    std::logic_error);
}

TEST_CASE("worker_count takes the number asked for within reason, and the processors for none") {
    CHECK(qbank::worker_count(0) >= 1);
    CHECK(qbank::worker_count(3) == 3);
    CHECK(qbank::worker_count(100'000) == 256);
}
