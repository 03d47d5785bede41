#pragma once
#include <functional>
#include <thread>

#include "base/descriptor.hpp"

namespace qbank {

/// One long task at a time beside the thread that must answer at once; its threads get what the processors
/// have left.
class BackgroundTask {
  public:
    BackgroundTask();
    /// Waits for the task.
    ~BackgroundTask();

    /// Only when none is running. The task must not throw.
    void start(std::function<void()> task);
    bool running() const { return running_; }
    /// Whether the task has ended since it was started; true once. Then what it wrote can be read.
    bool has_ended();
    /// Readable when has_ended() would be true.
    int descriptor() const { return ended_.get(); }

  private:
    Descriptor ended_;
    bool running_ = false;
    std::thread thread_;
};

}  // namespace qbank
