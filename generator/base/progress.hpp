#pragma once
#include <atomic>
#include <chrono>
#include <cstddef>
#include <functional>
#include <mutex>
#include <ostream>
#include <string>

namespace qbank {

/// Tells a person who waits how far a long run is: a bar that is drawn over and over on a terminal, a line
/// every few seconds in continuous integration, nothing elsewhere. What the program makes never depends on
/// it.
///
/// A run that takes less than a second shows nothing. begin() and end() are called by one thread, step() by
/// any.
class Progress {
  public:
    enum class Style { none, bar, lines };
    using Time = std::chrono::steady_clock::time_point;
    using Clock = std::function<Time()>;

    /// `out` must outlive the object; `clock` is replaced in tests.
    Progress(Style style, std::ostream& out, Clock clock = std::chrono::steady_clock::now);
    ~Progress();
    Progress(const Progress&) = delete;
    Progress& operator=(const Progress&) = delete;

    /// A new stage: "rendering", 5000, "pages". `total` may be an estimate; with 0 nothing is
    /// counted. Ends the one before.
    void begin(std::string what, std::size_t total = 0, std::string unit = "");

    /// One more is done. Some nanoseconds, unless it is time to show it.
    void step();

    /// Takes the bar away.
    void end();

  private:
    void show(Time now);
    std::string line(Time now) const;

    const Style style_;
    std::ostream& out_;
    const Clock clock_;
    const Time start_;
    Time first_step_, next_;
    std::string what_, unit_;
    std::size_t total_ = 0;
    std::atomic<std::size_t> done_{0};
    std::mutex mutex_;
    bool drawn_ = false;
};

/// How to show progress on a stream: `terminal` if it is one that understands control sequences, `ci` if a
/// service runs this.
Progress::Style progress_style(bool quiet, bool terminal, bool ci);

}  // namespace qbank
