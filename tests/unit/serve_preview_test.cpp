#include <poll.h>
#include <signal.h>
#include <sys/wait.h>

#include <atomic>
#include <fstream>
#include <functional>
#include <optional>
#include <thread>
#include <vector>

#include "base/json.hpp"
#include "catch.hpp"
#include "raw_http.hpp"
#include "serve/notices.hpp"
#include "serve/preview_server.hpp"
#include "serve/serve.hpp"
#include "serve/watcher.hpp"
#include "temporary_folder.hpp"

using namespace qbank;
namespace fs = std::filesystem;

namespace {

Preview good(const std::string& home) {
    return {{{"index.html", home}, {"404.html", "missing"}, {"data.bin", "0123456789"}}, "", true};
}

/// Without what counts on.
Json state_at(int port) {
    Json state = Json::parse(request(port, "GET", "/__qbank/state").body);
    for (const char* key : {"change", "complete", "exact"}) state.erase(key);
    return state;
}

bool eventually(const std::function<bool()>& is_so) {
    for (int tries = 0; tries < 400; ++tries) {
        if (is_so()) return true;
        std::this_thread::sleep_for(std::chrono::milliseconds(25));
    }
    return false;
}

}  // namespace

TEST_CASE("the server answers over a socket, without caching, sharing or cookies") {
    PreviewServer server(0, "/bank/");
    server.show(good("<body>one</body>"));
    CHECK(server.address() == "http://127.0.0.1:" + std::to_string(server.port()) + "/bank/");
    const RawReply home = request(server.port(), "GET", "/bank/");
    CHECK(home.status == 200);
    CHECK(home.header("Content-Type") == "text/html; charset=utf-8");
    CHECK(home.header("Cache-Control") == "no-store");
    CHECK(home.header("X-Content-Type-Options") == "nosniff");
    CHECK(home.header("Cross-Origin-Resource-Policy") == "same-origin");
    CHECK(home.head.find("Access-Control") == std::string::npos);
    CHECK(home.body.starts_with("<body>one<script"));
    CHECK(request(server.port(), "GET", "/bank/nothing").status == 404);
    CHECK(request(server.port(), "GET", "/bank/nothing").body.starts_with("missing"));
    const RawReply moved = request(server.port(), "GET", "/bank");
    CHECK(moved.status == 301);
    CHECK(moved.header("Location") == "/bank/");
}

TEST_CASE("HEAD gives the length and no body") {
    PreviewServer server(0, "/");
    server.show(good("x"));
    const RawReply head = request(server.port(), "HEAD", "/data.bin");
    CHECK(head.status == 200);
    CHECK(head.header("Content-Length") == "10");
    CHECK(head.body.empty());
}

TEST_CASE("part of a file is given, but not many parts at once") {
    PreviewServer server(0, "/");
    server.show(good("x"));
    const RawReply part = request(server.port(), "GET", "/data.bin", "Range: bytes=2-4\r\n");
    CHECK(part.status == 206);
    CHECK(part.body == "234");
    CHECK(request(server.port(), "GET", "/data.bin", "Range: bytes=0-,0-,0-\r\n").body.find("0123456789") ==
          std::string::npos);
}

TEST_CASE("hostile and broken requests get an error and never an end of the server") {
    PreviewServer server(0, "/");
    server.show(good("home"));
    const std::string host = "Host: 127.0.0.1:" + std::to_string(server.port()) + "\r\n";
    struct Case {
        std::string bytes;
        int status;
    };
    const std::vector<Case> cases{
        {"GET / HTTP/1.1\r\n\r\n", 403},
        {"GET / HTTP/1.1\r\nHost: evil.example\r\n\r\n", 403},
        {"GET / HTTP/1.1\r\n" + host + "Host: evil.example\r\n\r\n", 403},
        {"GET / HTTP/1.1\r\n" + host + "Origin: https://evil.example\r\n\r\n", 403},
        {"GET / HTTP/1.1\r\n" + host + "Sec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: no-cors\r\n\r\n", 403},
        {"POST / HTTP/1.1\r\n" + host + "Content-Length: 3\r\n\r\nabc", 405},
        {"DELETE /index.html HTTP/1.1\r\n" + host + "\r\n", 405},
        {"OPTIONS / HTTP/1.1\r\n" + host + "\r\n", 405},
        {"GET /../../etc/passwd HTTP/1.1\r\n" + host + "\r\n", 400},
        {"GET /%2e%2e/%2e%2e/etc/passwd HTTP/1.1\r\n" + host + "\r\n", 400},
        {"GET /..%5c..%5cx HTTP/1.1\r\n" + host + "\r\n", 400},
        {"GET /%00 HTTP/1.1\r\n" + host + "\r\n", 400},
        {"GET /#/../x HTTP/1.1\r\n" + host + "\r\n", 200},  // httplib drops the fragment, so this is "/"
        {"GET http://evil.example/ HTTP/1.1\r\n" + host + "\r\n", 400},
        {"NONSENSE\r\n\r\n", 400},
        {"GET / HTTP/9.9\r\n" + host + "\r\n", 400},
        {"GET /" + std::string(9000, 'a') + " HTTP/1.1\r\n" + host + "\r\n", 414},
        {"GET / HTTP/1.1\r\n" + host + "X: " + std::string(9000, 'a') + "\r\n\r\n", 400},
    };
    for (const Case& c : cases) {
        INFO(c.bytes.substr(0, 120));
        CHECK(send_raw(server.port(), c.bytes).status == c.status);
        CHECK(request(server.port(), "GET", "/").status == 200);
    }
    CHECK(request(server.port(), "PUT", "/").header("Allow") == "GET, HEAD");
}

TEST_CASE("a body that nobody reads is not taken for a second request") {
    PreviewServer server(0, "/");
    server.show(good("home"));
    const std::string inner =
        "GET /data.bin HTTP/1.1\r\nHost: 127.0.0.1:" + std::to_string(server.port()) + "\r\n\r\n";
    const RawReply reply = request(server.port(), "POST", "/",
                                   "Content-Length: " + std::to_string(inner.size()) + "\r\n\r\n" + inner);
    CHECK(reply.status == 405);
    CHECK(reply.body.find("0123456789") == std::string::npos);
}

TEST_CASE("slow clients do not keep others waiting") {
    PreviewServer server(0, "/");
    server.show(good("home"));
    std::vector<int> slow;
    for (int i = 0; i < 20; ++i) {
        const int fd = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(static_cast<std::uint16_t>(server.port()));
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        REQUIRE(::connect(fd, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0);
        ::send(fd, "GET /", 5, MSG_NOSIGNAL);
        slow.push_back(fd);
    }
    CHECK(request(server.port(), "GET", "/").status == 200);
    // It was answered while the server still waited for the others: none of them has been closed or answered.
    for (const int fd : slow) {
        pollfd waiting{fd, POLLIN, 0};
        CHECK(::poll(&waiting, 1, 0) == 0);
        ::close(fd);
    }
}

TEST_CASE("a good build replaces the site, a bad one only tells") {
    PreviewServer server(0, "/");
    CHECK(request(server.port(), "GET", "/").status == 503);
    CHECK(state_at(server.port()) == Json{{"build", 0}, {"ok", false}, {"diagnostics", ""}});
    server.show(good("one"));
    CHECK(state_at(server.port()) == Json{{"build", 1}, {"ok", true}, {"diagnostics", ""}});
    server.show({{{"index.html", "half"}}, "x.md:1:1: error: \"no\"\n", false});
    CHECK(state_at(server.port()) ==
          Json{{"build", 1}, {"ok", false}, {"diagnostics", "x.md:1:1: error: \"no\"\n"}});
    CHECK(request(server.port(), "GET", "/").body.starts_with("one<script"));
    server.show(good("two"));
    CHECK(state_at(server.port())["build"] == 2);
    CHECK(request(server.port(), "GET", "/").body.starts_with("two<script"));
}

TEST_CASE("who asks for the next change is answered when there is one, and at the end") {
    std::string first, second;
    std::thread last;
    {
        PreviewServer server(0, "/");
        server.show(good("one"));
        const int port = server.port();
        const auto ask = [port](std::uint64_t after) {
            return request(port, "GET", "/__qbank/state?after=" + std::to_string(after)).body;
        };
        CHECK(Json::parse(ask(0))["change"] == 1);  // there is one already
        std::atomic<bool> answered = false;
        std::thread waiting([&] {
            first = ask(1);
            answered = true;
        });
        std::this_thread::sleep_for(std::chrono::milliseconds(50));
        CHECK_FALSE(answered);
        CHECK(request(port, "GET", "/").status == 200);
        server.lay({{{"index.html", "patched"}}, true, {"a.md"}, {}, ""}, true);
        waiting.join();
        CHECK(Json::parse(first)["exact"] == Json{"index.html"});
        CHECK(request(port, "GET", "/").body.starts_with("patched<script"));
        last = std::thread([&second, ask] { second = ask(2); });
        std::this_thread::sleep_for(std::chrono::milliseconds(50));
        server.set_complete(true);  // no change of what is shown
    }
    last.join();
    CHECK(Json::parse(second)["change"] == 2);
}

TEST_CASE("pages that were left do not keep others from waiting for a change") {
    PreviewServer server(0, "/");
    server.show(good("one"));
    std::vector<std::thread> tabs;
    std::atomic<int> gone = 0;
    for (int i = 0; i < 40; ++i) {
        tabs.emplace_back([&] {
            request(server.port(), "GET", "/__qbank/state?after=1");
            ++gone;
        });
    }
    CHECK(eventually([&] { return gone >= 16; }));  // the oldest have made room
    CHECK(request(server.port(), "GET", "/").status == 200);
    server.show(good("two"));
    for (std::thread& tab : tabs) tab.join();
}

TEST_CASE("a patch lies over the site until a build has it, and a mistake over both") {
    PreviewServer server(0, "/");
    const auto home = [&] { return request(server.port(), "GET", "/").body; };
    server.show(good("one"));
    server.lay({{{"index.html", "patched"}}, true, {"a.md"}, {}, ""}, true);
    CHECK(home().starts_with("patched<script"));
    server.lay({{}, true, {"a.md"}, {"a.md"}, "a.md: error: no\n"}, false);
    CHECK(state_at(server.port()) == Json{{"build", 2}, {"ok", false}, {"diagnostics", "a.md: error: no\n"}});
    CHECK(home().starts_with("patched<script"));
    const std::string before = home();
    server.show(good("patched"));
    CHECK(home() == before);  // the same bytes, so no page is loaded again
    server.show(server.compared(good("one")), {{{"index.html", "newer"}}, true, {}, {}, ""});
    CHECK(home().starts_with("newer<script"));
}

TEST_CASE("a port in use leads to the next one") {
    PreviewServer first(0, "/");
    if (first.port() + 20 > 65535) return;
    PreviewServer second(first.port(), "/");
    CHECK(second.port() > first.port());
    CHECK(second.port() <= first.port() + 20);
    second.show(good("second"));
    CHECK(request(second.port(), "GET", "/").body.starts_with("second"));
    CHECK(request(first.port(), "GET", "/").status == 503);
}

TEST_CASE("the fingerprint sees what a build may read and nothing else") {
    const TemporaryFolder bank;
    spit(bank / "a/q.md", "one");
    const auto changes = [&](const std::function<void()>& action) {
        const std::uint64_t before = fingerprint(bank.path());
        action();
        return fingerprint(bank.path()) != before;
    };
    CHECK_FALSE(changes([] {}));
    CHECK(changes([&] { spit(bank / "a/q.md", "two"); }));
    CHECK(changes([&] { spit(bank / "new.md", ""); }));
    CHECK(changes([&] { fs::rename(bank / "new.md", bank / "b.md"); }));
    CHECK(changes([&] { fs::remove(bank / "b.md"); }));
    CHECK(changes([&] { fs::create_directory(bank / "c"); }));
    CHECK_FALSE(changes([&] { spit(bank / ".git/index", "x"); }));
    CHECK_FALSE(changes([&] { spit(bank / "node_modules/x/readme.md", "x"); }));
    spit(bank / "site/.qbank-site", "");
    CHECK_FALSE(changes([&] { spit(bank / "site/index.html", "x"); }));
    CHECK_FALSE(changes([&] { fs::create_directory_symlink("/", bank / "link"); }));
}

TEST_CASE("the system tells of files that were written, moved and removed, also in new folders") {
    const TemporaryFolder bank;
    spit(bank / "a/q.md", "one");
    spit(bank / ".git/index", "x");
    Notices notices(bank.path());
    const auto told = [&](const std::function<void()>& action) {
        action();
        return notices.take();
    };
    using Paths = std::set<std::string>;
    CHECK(told([] {}).paths.empty());
    CHECK(told([&] { spit(bank / "a/q.md", "two"); }).paths == Paths{"a/q.md"});
    CHECK(told([&] { spit(bank / "a/q.md~", "three"); }).paths == Paths{"a/q.md~"});
    CHECK(told([&] { fs::rename(bank / "a/q.md~", bank / "a/q.md"); }).paths == Paths{"a/q.md~", "a/q.md"});
    CHECK(told([&] { fs::remove(bank / "a/q.md"); }).paths == Paths{"a/q.md"});
    CHECK(told([&] { spit(bank / "b/c/new.md", "1"); }).paths.contains("b/c/new.md"));
    CHECK(told([&] { spit(bank / "b/c/new.md", "2"); }).paths == Paths{"b/c/new.md"});
    CHECK(told([&] { spit(bank / ".git/index", "y"); }).paths.empty());
    {
        std::ofstream unfinished(bank / "a/half.md");
        unfinished << "half" << std::flush;
        CHECK(notices.take().paths.empty());
    }
    CHECK(notices.take().paths == Paths{"a/half.md"});

    // A folder that moves takes its watches along, so that all have to be set again.
    CHECK(told([&] { fs::rename(bank / "b", bank / "d"); }).lost);
    CHECK(told([&] { spit(bank / "d/c/new.md", "3"); }).paths == Paths{"d/c/new.md"});
    CHECK_FALSE(notices.take().lost);
}

TEST_CASE("more changes than the system keeps are told as lost, and later ones are told again") {
    const TemporaryFolder bank;
    spit(bank / "q.md", "one");
    Notices notices(bank.path());
    const int most = std::stoi(slurp("/proc/sys/fs/inotify/max_queued_events"));
    if (most > 100000) return;  // would take long
    for (int i = 0; i <= most; ++i) {
        std::ofstream(bank / (i % 2 == 0 ? "a.md" : "b.md")) << i;
    }
    CHECK(notices.take().lost);
    spit(bank / "q.md", "two");
    CHECK(notices.take().paths.contains("q.md"));
}

TEST_CASE("a change is reported once it has settled, and once") {
    const TemporaryFolder bank;
    Watcher watcher(bank.path());
    CHECK_FALSE(watcher.has_settled_change());
    spit(bank / "q.md", "1");
    CHECK_FALSE(watcher.has_settled_change());
    spit(bank / "q.md", "12");
    CHECK_FALSE(watcher.has_settled_change());
    CHECK(watcher.has_settled_change());
    CHECK_FALSE(watcher.has_settled_change());
}

TEST_CASE(
    "serve builds, rebuilds after a change, survives a build that throws, and ends with status 0 on Ctrl-C") {
    const TemporaryFolder work;
    spit(work / "bank/q.md", "first");
    const fs::path log_path = work / "log";
    const pid_t child = ::fork();
    if (child == 0) {
        std::ofstream log(log_path);
        const auto build = [&]() -> Preview {
            const std::string text = slurp(work / "bank/q.md");
            if (text == "throw") throw std::runtime_error("disk on fire");
            if (text == "bad") return {{}, "q.md:1: error: bad\n", false};
            return good(text);
        };
        ::_exit(serve({work / "bank", 0, "/base/"}, build, log));
    }
    int port = 0;
    const bool listens = eventually([&] {
        const std::string log = slurp(log_path);
        const std::size_t at = log.find("http://127.0.0.1:");
        if (at == std::string::npos || log.find("Ctrl-C", at) == std::string::npos) return false;
        port = std::stoi(log.substr(at + 17));
        return true;
    });
    CHECK(listens);
    if (listens) {
        CHECK(request(port, "GET", "/base/").body.starts_with("first"));
        spit(work / "bank/q.md", "second");
        CHECK(eventually([&] { return request(port, "GET", "/base/").body.starts_with("second"); }));
        CHECK(state_at(port)["build"] == 2);
        spit(work / "bank/q.md", "bad");
        CHECK(eventually([&] { return state_at(port)["diagnostics"] == "q.md:1: error: bad\n"; }));
        CHECK(request(port, "GET", "/base/").body.starts_with("second"));
        spit(work / "bank/q.md", "throw");
        CHECK(eventually([&] { return state_at(port)["diagnostics"] == "disk on fire\n"; }));
        spit(work / "bank/q.md", "third");
        CHECK(eventually([&] {
            return state_at(port) == Json{{"build", 3}, {"ok", true}, {"diagnostics", ""}};
        }));
    }
    ::kill(child, SIGINT);
    int status = 0;
    REQUIRE(::waitpid(child, &status, 0) == child);
    CHECK(WIFEXITED(status));
    CHECK(WEXITSTATUS(status) == 0);
}
