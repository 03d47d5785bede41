#include "serve/background_task.hpp"

#include <sys/eventfd.h>
#include <sys/resource.h>
#include <unistd.h>

#include <cerrno>
#include <cstdint>
#include <system_error>
#include <utility>

namespace qbank {

BackgroundTask::BackgroundTask() : ended_(::eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC)) {
    if (!ended_) throw std::system_error(errno, std::generic_category(), "eventfd");
}

BackgroundTask::~BackgroundTask() {
    if (thread_.joinable()) thread_.join();
}

void BackgroundTask::start(std::function<void()> task) {
    if (thread_.joinable()) thread_.join();
    running_ = true;
    thread_ = std::thread([this, task = std::move(task)] {
        // Of this thread and those that it starts: a change that comes meanwhile goes first. Not more, or a
        // machine that is busy with other things would hardly get on with it.
        constexpr int niceness = 5;
        ::setpriority(PRIO_PROCESS, 0, niceness);
        task();
        const std::uint64_t one = 1;
        if (::write(ended_.get(), &one, sizeof one) < 0) return;  // cannot be: the count is 0 or 1
    });
}

bool BackgroundTask::has_ended() {
    std::uint64_t count = 0;
    if (::read(ended_.get(), &count, sizeof count) < 0) return false;
    thread_.join();
    running_ = false;
    return true;
}

}  // namespace qbank
