#include "serve/serve.hpp"

#include <algorithm>
#include <chrono>
#include <exception>
#include <ostream>
#include <thread>

#include "base/interrupt.hpp"
#include "base/process.hpp"
#include "serve/preview_server.hpp"
#include "serve/watcher.hpp"

namespace qbank {
namespace {

using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;

constexpr milliseconds between_looks{125};  // two alike start a build: at most 250 ms after the last write
constexpr int rest_for_each_look =
    9;  // looking takes at most a tenth of one processor, however large the bank

Preview built(const std::function<Preview()>& build) {
    try {
        return build();
    } catch (const std::exception& e) {
        return {{}, std::string(e.what()) + "\n", false};
    }
}

void show(PreviewServer& server, Preview preview, std::ostream& log) {
    log << preview.diagnostics;
    if (preview.ok) {
        log << "preview: " << preview.files.size() << " files\n" << std::flush;
    } else {
        log << "preview: not updated, the last good site stays\n" << std::flush;
    }
    server.show(std::move(preview));
}

/// xdg-open finds the browser that a person has chosen; the address is an argument, no shell reads it.
void open_browser(const std::string& address, std::ostream& log) {
    try {
        process::start({"xdg-open", address});
    } catch (const process::NotStarted& reason) {
        log << "preview: " << reason.what() << "; open the address yourself\n" << std::flush;
    }
}

}  // namespace

int serve(const ServeOptions& options, const std::function<Preview()>& build, std::ostream& log) {
    const interrupt::Guard guard;
    PreviewServer server(options.port, options.base_path);
    if (options.port != 0 && server.port() != options.port) {
        log << "preview: port " << options.port << " is in use\n";
    }
    // Before the build reads anything, so that what changes during the build is seen after it.
    Watcher watcher(options.bank);
    show(server, built(build), log);
    log << "preview: " << server.address() << " (Ctrl-C ends)\n" << std::flush;
    if (options.open) open_browser(server.address(), log);
    while (interrupt::pending() == 0) {
        const Clock::time_point before = Clock::now();
        if (watcher.has_settled_change()) {
            show(server, built(build), log);
            continue;
        }
        const Clock::time_point wake =
            Clock::now() +
            std::max<Clock::duration>(between_looks, (Clock::now() - before) * rest_for_each_look);
        // In short naps: a signal may go to any thread, so it does not always wake this one.
        while (interrupt::pending() == 0 && Clock::now() < wake)
            std::this_thread::sleep_for(milliseconds(25));
    }
    log << "\npreview: ended\n" << std::flush;
    return 0;
}

}  // namespace qbank
