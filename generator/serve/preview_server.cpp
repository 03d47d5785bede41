#include "serve/preview_server.hpp"

#include <fmt/format.h>
#include <httplib.h>
#include <sys/socket.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <optional>
#include <stdexcept>
#include <thread>
#include <utility>

#include "serve/answer.hpp"

namespace qbank {
namespace {

constexpr const char* loopback = "127.0.0.1";
constexpr int ports_to_try = 21;
// Each may be held up by one slow client for the read timeout, or by one page that waits for a change.
constexpr std::size_t workers = 64;
constexpr std::uint64_t most_waiting = 24;  // the oldest go first: mostly pages that have been left
constexpr std::chrono::seconds longest_wait{20};
constexpr std::time_t patience_in_seconds = 5;

PreviewRequest understood(const httplib::Request& request) {
    PreviewRequest result;
    result.method = request.method;
    result.target = request.target;
    const std::size_t hosts = request.get_header_value_count("Host");
    for (std::size_t i = 0; i < hosts; ++i) result.hosts.push_back(request.get_header_value("Host", i));
    result.origin = request.get_header_value("Origin");
    result.fetch_site = request.get_header_value("Sec-Fetch-Site");
    result.fetch_mode = request.get_header_value("Sec-Fetch-Mode");
    return result;
}

void set(httplib::Response& response, PreviewAnswer answer) {
    // 200 is httplib's to set, since it makes it 206 for a browser that asks for a part of a video.
    if (answer.status != 200) response.status = answer.status;
    if (answer.status == 405) response.set_header("Allow", "GET, HEAD");
    if (!answer.location.empty()) response.set_header("Location", answer.location);
    response.set_header("Cache-Control", "no-store");
    response.set_header("Content-Type", answer.content_type);
    response.set_header("X-Content-Type-Options", "nosniff");
    response.set_header("Cross-Origin-Resource-Policy", "same-origin");
    response.body = std::move(answer.body);
}

}  // namespace

struct PreviewServer::State {
    std::string base_path;
    int port = 0;
    httplib::Server server;
    std::thread listener;
    std::atomic<bool> ended = false;

    std::mutex mutex;
    std::shared_ptr<const Shown> shown = std::make_shared<const Shown>();

    std::condition_variable changed;
    std::uint64_t tickets = 0;  ///< of those who wait
    bool ending = false;
    std::atomic<std::uint64_t> builds = 0;

    std::shared_ptr<const Shown> now() {
        const std::lock_guard lock(mutex);
        return shown;
    }

    /// Until there is another change than this one, or enough has been waited.
    void wait_for_change(std::uint64_t after) {
        std::unique_lock lock(mutex);
        const std::uint64_t ticket = ++tickets;
        changed.notify_all();  // one may have to go
        changed.wait_for(lock, longest_wait, [&] {
            return ending || shown->change != after || tickets - ticket >= most_waiting;
        });
    }

    /// A new state, made from the present one, which is given back: to free it may take long.
    std::shared_ptr<const Shown> replace(const std::function<void(Shown&)>& change) {
        const std::shared_ptr<const Shown> before = now();
        auto next = std::make_shared<Shown>(*before);
        change(*next);
        const std::lock_guard lock(mutex);
        shown = std::move(next);
        changed.notify_all();
        return before;
    }

    void configure();
    void bind(int wanted);
    void start();
};

void PreviewServer::State::configure() {
    server.new_task_queue = [] { return new httplib::ThreadPool(workers); };
    // httplib's default also sets SO_REUSEPORT, and then two previews would share one port and its requests.
    server.set_socket_options([](int socket) {
        const int on = 1;
        ::setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    });
    // A connection a request: a kept one would hold a worker, and a body that nobody reads cannot pass for a
    // second request.
    server.set_keep_alive_max_count(1);
    server.set_read_timeout(patience_in_seconds);
    server.set_write_timeout(patience_in_seconds);
    server.set_tcp_nodelay(true);
    server.set_pre_routing_handler([this](const httplib::Request& request, httplib::Response& response) {
        if (request.ranges.size() > 1) {  // would multiply a file by the number of ranges
            set(response, {416, "text/plain; charset=utf-8", "one range at a time\n", ""});
        } else {
            const PreviewRequest asked = understood(request);
            PreviewAnswer given = answer(asked, *now(), port, base_path);
            const std::optional<std::uint64_t> after = waits_for_change_after(asked);
            if (after && given.status == 200) {
                wait_for_change(*after);
                given = answer(asked, *now(), port, base_path);
            }
            set(response, std::move(given));
        }
        return httplib::Server::HandlerResponse::Handled;
    });
}

void PreviewServer::State::bind(int wanted) {
    if (wanted == 0) {
        port = server.bind_to_any_port(loopback);
        if (port > 0) return;
    }
    for (port = wanted; wanted != 0 && port < wanted + ports_to_try && port <= 65535; ++port) {
        if (server.bind_to_port(loopback, port)) return;
    }
    throw std::runtime_error(wanted == 0 ? "no port is free for the preview"
                                         : fmt::format("no port from {} to {} is free for the preview; "
                                                       "name another one with --port",
                                                       wanted, port - 1));
}

void PreviewServer::State::start() {
    listener = std::thread([this] {
        server.listen_after_bind();
        ended = true;
    });
    // stop() has no effect on a server that has not begun, so the destructor must not come before this.
    while (!server.is_running() && !ended) std::this_thread::sleep_for(std::chrono::milliseconds(1));
}

PreviewServer::PreviewServer(int port, std::string base_path) : state_(std::make_unique<State>()) {
    state_->base_path = std::move(base_path);
    state_->configure();
    state_->bind(port);
    state_->start();
}

PreviewServer::~PreviewServer() {
    {
        const std::lock_guard lock(state_->mutex);
        state_->ending = true;
        state_->changed.notify_all();
    }
    state_->server.stop();
    state_->listener.join();
}

PreviewServer::Compared PreviewServer::compared(Preview preview) {
    Compared next;
    next.ok = preview.ok;
    next.diagnostics = std::move(preview.diagnostics);
    if (!next.ok) return next;
    const std::shared_ptr<const ShownFiles> before = state_->now()->built;
    next.build = ++state_->builds;
    next.files = numbered(preview.files, *before, next.build);
    next.same_looks = looks_same(*before, next.files);
    return next;
}

std::shared_ptr<const Shown> PreviewServer::show(Compared next, Patch patch) {
    return state_->replace([&](Shown& shown) {
        ++shown.change;
        shown.ok = next.ok;
        shown.diagnostics = std::move(next.diagnostics);
        if (!next.ok) return;
        // What was patched before is in the build, or in the patch that comes with it.
        for (const auto& [path, file] : shown.patched) {
            const auto built = next.files.find(path);
            if (built != next.files.end() && built->second.bytes == file.bytes) built->second = file;
        }
        const ShownFiles before = std::exchange(shown.patched, {});
        for (auto& [path, bytes] : patch.files) {
            const auto old = before.find(path);
            const bool stays = old != before.end() && old->second.bytes == bytes;
            shown.patched.emplace(path, stays ? old->second : ShownFile(std::move(bytes), ++state_->builds));
        }
        shown.built = std::make_shared<const ShownFiles>(std::move(next.files));
        shown.exact = patch.exact;
        shown.build = std::max(shown.build, state_->builds.load());
        if (!next.same_looks) shown.looks = next.build;
    });
}

void PreviewServer::lay(Patch patch, bool ok) {
    state_->replace([&](Shown& shown) {
        shown.exact = patch.exact;
        const std::uint64_t number = ++state_->builds;
        bool news = ok != shown.ok || (!ok && !patch.diagnostics.empty());
        for (auto& [path, bytes] : patch.files) {
            const ShownFile* old = shown.find(path);
            if (old && old->bytes == bytes) continue;
            shown.patched.insert_or_assign(path, ShownFile(std::move(bytes), number));
            shown.build = number;
            news = true;
        }
        shown.ok = ok;
        if (ok || !patch.diagnostics.empty()) shown.diagnostics = std::move(patch.diagnostics);
        if (news) ++shown.change;
    });
}

void PreviewServer::set_complete(bool complete) {
    state_->replace([&](Shown& shown) { shown.complete = complete; });
}

int PreviewServer::port() const { return state_->port; }

std::string PreviewServer::address() const {
    return fmt::format("http://{}:{}{}", loopback, state_->port, state_->base_path);
}

}  // namespace qbank
