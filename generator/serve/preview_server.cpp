#include "serve/preview_server.hpp"

#include <fmt/format.h>
#include <httplib.h>
#include <sys/socket.h>

#include <atomic>
#include <chrono>
#include <mutex>
#include <stdexcept>
#include <thread>
#include <utility>

#include "serve/answer.hpp"

namespace qbank {
namespace {

constexpr const char* loopback = "127.0.0.1";
constexpr int ports_to_try = 21;
constexpr std::size_t workers = 32;  // each may be held up by one slow client for the read timeout
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

    std::shared_ptr<const Shown> now() {
        const std::lock_guard lock(mutex);
        return shown;
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
            set(response, answer(understood(request), *now(), port, base_path));
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
    state_->server.stop();
    state_->listener.join();
}

void PreviewServer::show(Preview preview) {
    auto next = std::make_shared<Shown>();
    next->ok = preview.ok;
    next->diagnostics = std::move(preview.diagnostics);
    const std::lock_guard lock(state_->mutex);
    next->build = state_->shown->build + (preview.ok ? 1 : 0);
    next->files = preview.ok ? std::move(preview.files) : state_->shown->files;
    state_->shown = std::move(next);
}

int PreviewServer::port() const { return state_->port; }

std::string PreviewServer::address() const {
    return fmt::format("http://{}:{}{}", loopback, state_->port, state_->base_path);
}

}  // namespace qbank
