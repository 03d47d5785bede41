#include <httplib.h>

#include <mutex>
#include <thread>

#include "catch.hpp"
#include "serve/external_links.hpp"

using namespace qbank;

namespace {

/// A site on the loopback interface that answers as links do in the wild, and counts what it is asked.
class TestSite {
  public:
    TestSite() {
        const auto answer = [&](const char* path, int status, const char* location = "") {
            site_.Get(path, [this, path = std::string(path), status, location = std::string(location)](
                                const httplib::Request& request, httplib::Response& response) {
                const std::lock_guard lock(mutex_);
                asked_.push_back(request.method + " " + path);
                response.status = status;
                if (!location.empty()) response.set_header("Location", location);
            });
        };
        answer("/good", 200);
        answer("/gone", 410);
        answer("/missing", 404);
        answer("/login", 403);
        answer("/busy", 503);
        answer("/moved", 301, "/good");
        answer("/moved-away", 302, "missing");
        answer("/circle", 302, "/circle");
        site_.Get("/no-head", [this](const httplib::Request& request, httplib::Response& response) {
            const std::lock_guard lock(mutex_);
            asked_.push_back(request.method + " /no-head");
            response.status = request.method == "HEAD" ? 405 : 200;
        });
        port_ = site_.bind_to_any_port("127.0.0.1");
        thread_ = std::thread([this] { site_.listen_after_bind(); });
        // stop() does nothing before it runs.
        while (!site_.is_running()) std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
    ~TestSite() {
        site_.stop();
        thread_.join();
    }

    std::string address(const std::string& path) const {
        return "http://127.0.0.1:" + std::to_string(port_) + path;
    }
    std::vector<std::string> asked() {
        const std::lock_guard lock(mutex_);
        return asked_;
    }

  private:
    httplib::Server site_;
    int port_ = 0;
    std::thread thread_;
    std::mutex mutex_;
    std::vector<std::string> asked_;
};

constexpr ExternalLimits here{.patience_in_seconds = 5, .private_addresses = true};

Bank bank_with(const std::vector<std::string>& links) {
    Bank bank;
    BankQuestion question;
    question.id = "tide";
    std::string answer = "See";
    for (const std::string& link : links) answer += " [there](" + link + ")";
    question.answer = answer;
    bank.questions.push_back(std::move(question));
    return bank;
}

}  // namespace

TEST_CASE("an address is good, gone, or not certain, by what its site says") {
    TestSite site;
    struct Case {
        const char* path;
        bool good, certain;
    };
    for (const Case& wanted : {Case{"/good", true, false},
                               {"/moved", true, false},
                               {"/no-head", true, false},
                               {"/gone", false, true},
                               {"/missing", false, true},
                               {"/moved-away", false, true},
                               {"/login", false, false},
                               {"/busy", false, false},
                               {"/circle", false, true}}) {
        INFO(wanted.path);
        const LinkAnswer answer = ask_address(site.address(wanted.path), here);
        INFO(answer.reason);
        CHECK(answer.good == wanted.good);
        if (!wanted.good) CHECK(answer.certain == wanted.certain);
        CHECK(answer.good == answer.reason.empty());
    }
}

TEST_CASE("a site that refuses HEAD is asked with GET") {
    TestSite site;
    CHECK(ask_address(site.address("/no-head"), here).good);
    CHECK(site.asked() == std::vector<std::string>{"HEAD /no-head", "GET /no-head"});
}

TEST_CASE("nobody at the address is not a page that is gone") {
    std::string address;
    {
        TestSite site;
        address = site.address("/good");
    }
    const LinkAnswer answer = ask_address(address, here);
    CHECK_FALSE(answer.good);
    CHECK_FALSE(answer.certain);
}

TEST_CASE("no request goes to this machine unless a test allows it") {
    TestSite site;
    CHECK_FALSE(ask_address(site.address("/good"), {}).good);
    CHECK(site.asked().empty());
}

TEST_CASE("every address of a bank is asked once, and the gone ones are warned of") {
    TestSite site;
    Diagnostics diagnostics;
    check_external_links(bank_with({site.address("/good"), site.address("/missing"), site.address("/good"),
                                    site.address("/missing#part"), "other.md"}),
                         diagnostics, here);
    CHECK(diagnostics.count(Severity::error) == 0);
    CHECK(diagnostics.count(Severity::warning) >= 1);
    for (const Diagnostic& found : diagnostics.sorted()) {
        INFO(found.message);
        if (found.severity == Severity::warning) CHECK(found.rule == "dead-link");
    }
    std::vector<std::string> heads = site.asked();
    std::sort(heads.begin(), heads.end());
    heads.erase(
        std::remove_if(heads.begin(), heads.end(), [](const auto& s) { return s.starts_with("GET"); }),
        heads.end());
    CHECK(heads == std::vector<std::string>{"HEAD /good", "HEAD /missing"});
}
