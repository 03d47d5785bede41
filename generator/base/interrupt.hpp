#pragma once
#include <csignal>
#include <stdexcept>

/// Ctrl-C and its like as something that code asks about, at moments when it can stop cleanly.
namespace qbank::interrupt {

/// The run was asked to end. Thrown where the program looks, never by a signal handler.
class Interrupted : public std::runtime_error {
  public:
    explicit Interrupted(int signal);
    int signal() const { return signal_; }
    /// What a shell reports for a program that this signal ended: 128 and its number.
    int exit_status() const { return 128 + signal_; }

  private:
    int signal_;
};

/// While one exists, SIGINT, SIGTERM and SIGHUP set a flag instead of ending the process. A second one ends
/// it at once, so that a run which does not look at the flag can still be stopped. They may nest; the end of
/// one forgets what was pending. A signal that was ignored before stays ignored.
class Guard {
  public:
    Guard();
    ~Guard();
    Guard(const Guard&) = delete;
    Guard& operator=(const Guard&) = delete;

  private:
    struct sigaction before_[3]{};
};

/// The first signal that came since the Guard was made, or 0. A few nanoseconds; callable from any thread.
int pending();

/// Throws Interrupted if a signal is pending.
void check();

}  // namespace qbank::interrupt
