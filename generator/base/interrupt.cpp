#include "base/interrupt.hpp"

#include <fmt/format.h>

#include <array>
#include <atomic>
#include <string_view>

namespace qbank::interrupt {
namespace {

constexpr std::array<int, 3> signals{SIGINT, SIGTERM, SIGHUP};

// A signal handler gets no argument of ours, so what it sets has to be reachable from anywhere.
std::atomic<int> pending_signal{0};
static_assert(std::atomic<int>::is_always_lock_free,
              "only lock-free atomics may be used in a signal handler");

extern "C" void qbank_note_signal(int signal) { pending_signal.store(signal, std::memory_order_relaxed); }

std::string_view name_of(int signal) {  // strsignal() is not thread-safe
    return signal == SIGINT    ? "SIGINT"
           : signal == SIGTERM ? "SIGTERM"
           : signal == SIGHUP  ? "SIGHUP"
                               : "a signal";
}

}  // namespace

Interrupted::Interrupted(int signal)
    : std::runtime_error(fmt::format("interrupted by {}", name_of(signal))), signal_(signal) {}

Guard::Guard() {
    struct sigaction action {};
    action.sa_handler = qbank_note_signal;
    // Without SA_RESTART, so that waiting calls return; with SA_RESETHAND, so that the second signal ends us.
    action.sa_flags = static_cast<int>(SA_RESETHAND);
    ::sigemptyset(&action.sa_mask);
    for (std::size_t i = 0; i < signals.size(); ++i) {
        ::sigaction(signals[i], &action, &before_[i]);
        // nohup and background jobs of a shell ignore signals on purpose, for what they start too.
        if (before_[i].sa_handler == SIG_IGN) ::sigaction(signals[i], &before_[i], nullptr);
    }
}

Guard::~Guard() {
    for (std::size_t i = 0; i < signals.size(); ++i) ::sigaction(signals[i], &before_[i], nullptr);
    pending_signal.store(0, std::memory_order_relaxed);
}

int pending() { return pending_signal.load(std::memory_order_relaxed); }

void check() {
    if (const int signal = pending(); signal != 0) throw Interrupted(signal);
}

}  // namespace qbank::interrupt
