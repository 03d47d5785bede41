#include "base/process.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <system_error>
#include <utility>

extern char** environ;

namespace qbank::process {
namespace {

class Descriptor {
  public:
    Descriptor() = default;
    explicit Descriptor(int number) : number_(number) {}
    Descriptor(Descriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
    Descriptor& operator=(Descriptor&& other) noexcept {
        close();
        number_ = std::exchange(other.number_, -1);
        return *this;
    }
    ~Descriptor() { close(); }
    void close() {
        if (number_ >= 0) ::close(std::exchange(number_, -1));
    }
    int get() const { return number_; }

  private:
    int number_ = -1;
};

struct Pipe {
    Descriptor read, write;
    Pipe() {
        std::array<int, 2> ends{};
        if (::pipe2(ends.data(), O_CLOEXEC) != 0)
            throw std::system_error(errno, std::generic_category(), "no pipe");
        read = Descriptor(ends[0]);
        write = Descriptor(ends[1]);
    }
};

class Actions {
  public:
    Actions() { ::posix_spawn_file_actions_init(&actions_); }
    ~Actions() { ::posix_spawn_file_actions_destroy(&actions_); }
    Actions(const Actions&) = delete;
    Actions& operator=(const Actions&) = delete;
    void connect(int from, int to) { ::posix_spawn_file_actions_adddup2(&actions_, from, to); }
    void discard(int number, int mode) {
        ::posix_spawn_file_actions_addopen(&actions_, number, "/dev/null", mode, 0);
    }
    const posix_spawn_file_actions_t* get() const { return &actions_; }

  private:
    posix_spawn_file_actions_t actions_{};
};

pid_t spawn(const std::vector<std::string>& arguments, const Actions& actions, bool own_group) {
    std::vector<char*> argv;
    for (const std::string& argument : arguments) argv.push_back(const_cast<char*>(argument.c_str()));
    argv.push_back(nullptr);
    posix_spawnattr_t attributes{};
    ::posix_spawnattr_init(&attributes);
    if (own_group) {
        ::posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETPGROUP);
        ::posix_spawnattr_setpgroup(&attributes, 0);
    }
    pid_t child = 0;
    const int failed = ::posix_spawnp(&child, argv[0], actions.get(), &attributes, argv.data(), environ);
    ::posix_spawnattr_destroy(&attributes);
    if (failed != 0) throw NotStarted(arguments.front(), failed);
    return child;
}

int status_of(pid_t child) {
    int status = 0;
    while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
    }
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

/// Reads what is there; false at the end.
bool take(const Descriptor& from, std::string& to, std::size_t most) {
    std::array<char, 65536> buffer;
    const ssize_t got = ::read(from.get(), buffer.data(), buffer.size());
    if (got > 0)
        to.append(buffer.data(), std::min(static_cast<std::size_t>(got), most - std::min(most, to.size())));
    return got > 0 || (got < 0 && (errno == EINTR || errno == EAGAIN));
}

/// A child that ends early must not end us by SIGPIPE.
class NoBrokenPipe {
  public:
    NoBrokenPipe() {
        struct sigaction ignore {};
        ignore.sa_handler = SIG_IGN;
        ::sigaction(SIGPIPE, &ignore, &before_);
    }
    ~NoBrokenPipe() { ::sigaction(SIGPIPE, &before_, nullptr); }
    NoBrokenPipe(const NoBrokenPipe&) = delete;
    NoBrokenPipe& operator=(const NoBrokenPipe&) = delete;

  private:
    struct sigaction before_ {};
};

}  // namespace

NotStarted::NotStarted(const std::string& program, int error_number)
    : std::runtime_error(
          fmt::format("cannot start {}: {}", program, std::generic_category().message(error_number))) {}

Output run(const std::vector<std::string>& arguments, std::string_view input) {
    const NoBrokenPipe guard;
    Pipe in, out, error;
    pid_t child = 0;
    {
        Actions actions;
        actions.connect(in.read.get(), STDIN_FILENO);
        actions.connect(out.write.get(), STDOUT_FILENO);
        actions.connect(error.write.get(), STDERR_FILENO);
        child = spawn(arguments, actions, false);
    }
    in.read.close();
    out.write.close();
    error.write.close();
    ::fcntl(in.write.get(), F_SETFL, O_NONBLOCK);

    Output result;
    bool out_open = true, error_open = true;
    if (input.empty()) in.write.close();
    while (out_open || error_open) {
        std::array<pollfd, 3> watched{{{out_open ? out.read.get() : -1, POLLIN, 0},
                                       {error_open ? error.read.get() : -1, POLLIN, 0},
                                       {in.write.get(), POLLOUT, 0}}};
        if (::poll(watched.data(), watched.size(), -1) < 0 && errno != EINTR) break;
        if (watched[0].revents != 0) out_open = take(out.read, result.out, SIZE_MAX);
        if (watched[1].revents != 0) error_open = take(error.read, result.error, 65536);
        if (watched[2].revents != 0 && in.write.get() >= 0) {
            const ssize_t gone = ::write(in.write.get(), input.data(), input.size());
            if (gone > 0) input.remove_prefix(static_cast<std::size_t>(gone));
            if (input.empty() || (gone < 0 && errno != EAGAIN && errno != EINTR)) in.write.close();
        }
    }
    result.status = status_of(child);
    return result;
}

void start(const std::vector<std::string>& arguments) {
    Actions actions;
    actions.discard(STDIN_FILENO, O_RDONLY);
    actions.discard(STDOUT_FILENO, O_WRONLY);
    actions.discard(STDERR_FILENO, O_WRONLY);
    // A group of its own: Ctrl-C in the terminal is for us, not for the browser.
    spawn(arguments, actions, true);
}

}  // namespace qbank::process
