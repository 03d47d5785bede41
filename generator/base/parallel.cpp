#include "base/parallel.hpp"

#include <algorithm>
#include <atomic>
#include <exception>
#include <mutex>
#include <thread>
#include <vector>

namespace qbank {

unsigned worker_count(unsigned jobs) {
    if (jobs > 0) return std::min(jobs, 256U);
    return std::max(1U, std::thread::hardware_concurrency());
}

void for_each_index(std::size_t count, unsigned jobs, const std::function<void(std::size_t)>& task) {
    const std::size_t workers = std::min<std::size_t>(worker_count(jobs), count);
    if (workers <= 1) {
        for (std::size_t i = 0; i < count; ++i) task(i);
        return;
    }
    const std::size_t block = std::clamp<std::size_t>(count / (workers * 16), 1, 256);
    std::atomic<std::size_t> next{0};
    std::atomic<bool> stop{false};
    std::exception_ptr failure;
    std::mutex failure_mutex;
    const auto work = [&] {
        try {
            while (!stop.load(std::memory_order_relaxed)) {
                const std::size_t first = next.fetch_add(block);
                if (first >= count) return;
                for (std::size_t i = first; i < std::min(first + block, count); ++i) task(i);
            }
        } catch (...) {
            const std::lock_guard lock(failure_mutex);
            if (!failure) failure = std::current_exception();
            stop = true;
        }
    };
    std::vector<std::jthread> threads;
    threads.reserve(workers - 1);
    for (std::size_t i = 1; i < workers; ++i) threads.emplace_back(work);
    work();
    threads.clear();  // joins
    if (failure) std::rethrow_exception(failure);
}

}  // namespace qbank
