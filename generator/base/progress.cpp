#include "base/progress.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace qbank {
namespace {

using namespace std::chrono_literals;

constexpr auto patience = 1s;
constexpr auto between_bars = 100ms;
constexpr auto between_lines = 5s;
/// Reading the clock and the lock are for one step in so many: a page takes microseconds, a clock its tens of
/// nanoseconds.
constexpr std::size_t steps_a_look = 16;
constexpr std::size_t bar_width = 24;

/// 1234567 as "1,234,567": the C++ locale would bring the user's own, which differs from machine to machine.
std::string grouped(std::size_t number) {
    std::string digits = std::to_string(number);
    for (std::size_t at = digits.size(); at > 3; at -= 3) digits.insert(at - 3, ",");
    return digits;
}

}  // namespace

Progress::Progress(Style style, std::ostream& out, Clock clock)
    : style_(style),
      out_(out),
      clock_(std::move(clock)),
      start_(clock_()),
      first_step_(start_),
      next_(start_ + patience) {}

Progress::~Progress() { end(); }

void Progress::begin(std::string what, std::size_t total, std::string unit) {
    if (style_ == Style::none) return;
    const std::lock_guard lock(mutex_);
    what_ = std::move(what);
    unit_ = std::move(unit);
    total_ = total;
    done_ = 0;
    const Time now = clock_();
    first_step_ = now;
    if (now >= next_) show(now);
}

void Progress::step() {
    if (style_ == Style::none) return;
    const std::size_t before = done_.fetch_add(1, std::memory_order_relaxed);
    if (before % steps_a_look != 0) return;
    const Time now = clock_();
    const std::unique_lock lock(mutex_, std::try_to_lock);
    if (!lock) return;
    if (before == 0) {
        // A stage may prepare for long before its first step: the rate is that of what is counted.
        first_step_ = now;
    } else if (now >= next_) {
        show(now);
    }
}

void Progress::end() {
    const std::lock_guard lock(mutex_);
    if (drawn_) out_ << "\r\x1b[K" << std::flush;
    drawn_ = false;
}

void Progress::show(Time now) {
    if (style_ == Style::bar) {
        out_ << '\r' << line(now) << "\x1b[K" << std::flush;
        drawn_ = true;
        next_ = now + between_bars;
    } else {
        out_ << line(now) << '\n' << std::flush;
        next_ = now + between_lines;
    }
}

std::string Progress::line(Time now) const {
    const std::size_t done = done_.load(std::memory_order_relaxed);
    if (done == 0 || total_ == 0)
        return total_ > 0 ? fmt::format("{} {} {}", what_, grouped(total_), unit_) : what_;
    const std::size_t total = std::max(total_, done);
    std::string bar;
    if (style_ == Style::bar) {
        const std::size_t full = bar_width * done / total;
        bar = fmt::format("[{:#<{}}{:.<{}}] ", "", full, "", bar_width - full);
    }
    const double seconds = std::chrono::duration<double>(now - first_step_).count();
    const auto rate =
        seconds > 0 ? static_cast<std::size_t>(static_cast<double>(done - 1) / seconds + 0.5) : 0;
    return fmt::format("{} {}{} of {} {}, {} a second", what_, bar, grouped(done), grouped(total), unit_,
                       grouped(rate));
}

Progress::Style progress_style(bool quiet, bool terminal, bool ci) {
    if (quiet) return Progress::Style::none;
    if (terminal) return Progress::Style::bar;
    return ci ? Progress::Style::lines : Progress::Style::none;
}

}  // namespace qbank
