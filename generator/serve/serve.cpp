#include "serve/serve.hpp"

#include <poll.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <exception>
#include <ostream>
#include <set>
#include <thread>
#include <utility>

#include "base/interrupt.hpp"
#include "base/process.hpp"
#include "serve/background_task.hpp"
#include "serve/notices.hpp"
#include "serve/preview_server.hpp"
#include "serve/watcher.hpp"

namespace qbank {
namespace {

using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;

/// An editor that writes beside the file and renames, or a tool that writes several, is not yet done.
constexpr milliseconds quiet_after_notice{2}, longest_unrest{20};
/// A whole build is for when a writer, or a `git checkout`, has come to rest.
constexpr milliseconds rest_before_build{100};

/// How often to look, beside what the system tells: two looks that see the same start a build.
struct LookingRate {
    milliseconds between_looks;
    int rest_for_each_look;  ///< looking takes one part in so many of a processor, however large the bank
};
constexpr LookingRate looking_alone{milliseconds(125), 9}, looking_to_be_sure{milliseconds(2000), 99};

/// In short naps: a signal may go to any thread, so it does not always wake this one.
constexpr milliseconds longest_nap{25};

Preview built(const std::function<Preview()>& build) {
    try {
        return build();
    } catch (const std::exception& e) {
        return {{}, std::string(e.what()) + "\n", false};
    }
}

/// xdg-open finds the browser that a person has chosen; the address is an argument, no shell reads it.
void open_browser(const std::string& address, std::ostream& log) {
    try {
        process::start({"xdg-open", address});
    } catch (const process::NotStarted& reason) {
        log << "preview: " << reason.what() << "; open the address yourself\n" << std::flush;
    }
}

/// What one build came to, written by its thread and read when that has ended.
struct BuildResult {
    PreviewServer::Compared compared;
    std::set<std::string> broken;
    std::shared_ptr<LiveSite> live;
    std::uint64_t fingerprint = 0;  ///< of the folder, before the build read anything
    std::size_t files = 0;
};

/// Shows changes of a bank: at once what a patch can tell, then all of it by a build that runs beside.
class Follower {
  public:
    Follower(const ServeOptions& options, const std::function<Preview()>& build, PreviewServer& server,
             std::ostream& log)
        : options_(options),
          build_(build),
          server_(server),
          log_(log),
          notices_(options.bank),
          watcher_(options.bank),
          shared_(is_shared(options.bank)) {}
    ~Follower() {
        if (retiring_.joinable()) retiring_.join();
    }
    Follower(const Follower&) = delete;
    Follower& operator=(const Follower&) = delete;

    void build_first() {
        run_build();
        take_build();
    }

    /// Waits a little for something to happen, and does what it asks for.
    void step() {
        wait();
        if (task_.has_ended()) take_build();
        take_notices();
        look();
        if (!pending_ || task_.running() || looking_.running() || Clock::now() < build_at_) return;
        pending_ = false;
        since_build_.clear();
        lost_before_build_ = std::exchange(lost_, false);
        task_.start([this] { run_build(); });
    }

  private:
    void wait() {
        std::array<pollfd, 3> ready{{{notices_.descriptor(), POLLIN, 0},
                                     {task_.descriptor(), POLLIN, 0},
                                     {looking_.descriptor(), POLLIN, 0}}};
        milliseconds nap = longest_nap;
        if (pending_ && !task_.running() && !looking_.running())
            nap = std::clamp(std::chrono::ceil<milliseconds>(build_at_ - Clock::now()), milliseconds(0), nap);
        ::poll(ready.data(), ready.size(), static_cast<int>(nap.count()));
    }

    /// In the task's thread, but for the first one.
    void run_build() {
        result_.fingerprint = fingerprint(options_.bank);
        Preview preview = built(build_);
        result_.broken = std::move(preview.broken);
        if (!preview.ok && result_.broken.empty()) result_.broken.emplace();  // nobody knows which
        result_.live = std::move(preview.live);
        result_.files = preview.files.size();
        result_.compared = server_.compared(std::move(preview));
    }

    void take_build() {
        BuildResult result = std::exchange(result_, {});
        watcher_.know(result.fingerprint);
        log_ << result.compared.diagnostics;
        if (result.compared.ok) {
            log_ << "preview: " << result.files << " files\n" << std::flush;
        } else {
            log_ << "preview: not updated, the last good site stays\n" << std::flush;
        }
        broken_ = std::move(result.broken);
        Patch patch;
        std::shared_ptr<LiveSite> old_site;
        if (result.compared.ok) {
            old_site = std::exchange(live_, std::move(result.live));
            lost_before_build_ = false;
            patch = patched(since_build_);
        }
        std::shared_ptr<const Shown> old = server_.show(std::move(result.compared), std::move(patch));
        // To free a large site takes longer than a writer should wait.
        if (retiring_.joinable()) retiring_.join();
        retiring_ = std::thread([site = std::move(old_site), shown = std::move(old)]() mutable {
            site.reset();
            shown.reset();
        });
        server_.set_complete(!pending_);
    }

    /// What of these changes can be shown at once. It also says which documents have errors now.
    Patch patched(const std::set<std::string>& changed) {
        if (!live_ || changed.empty()) return {};
        Patch patch;
        try {
            patch = live_->patch(changed);
        } catch (const std::exception&) {
            live_.reset();  // half a patch may be in it; the build that follows makes another
            return {};
        }
        if (lost_ || lost_before_build_) patch.exact = false;
        for (const std::string& document : patch.read) broken_.erase(document);
        broken_.insert(patch.broken.begin(), patch.broken.end());
        return patch;
    }

    void take_notices() {
        Notices::Taken taken = notices_.take();
        if (taken.paths.empty() && !taken.lost) return;
        const Clock::time_point first = Clock::now();
        pollfd more{notices_.descriptor(), POLLIN, 0};
        while (Clock::now() < first + longest_unrest &&
               ::poll(&more, 1, static_cast<int>(quiet_after_notice.count())) > 0) {
            Notices::Taken next = notices_.take();
            taken.lost |= next.lost;
            taken.paths.merge(next.paths);
            more.fd = notices_.descriptor();
        }
        want_build(rest_before_build);
        since_build_.insert(taken.paths.begin(), taken.paths.end());
        lost_ |= taken.lost;
        if (!live_) return;
        Patch patch = patched(taken.paths);
        const std::size_t pages = patch.files.size();
        if (!patch.diagnostics.empty()) log_ << patch.diagnostics;
        if (pages > 0) log_ << "preview: " << pages << " files at once\n";
        log_ << std::flush;
        server_.lay(std::move(patch), broken_.empty());
    }

    /// For what the system did not tell. In a thread of its own: a large folder takes long to look at.
    void look() {
        if (looking_.has_ended()) {
            const LookingRate rate =
                notices_.descriptor() < 0 || shared_ ? looking_alone : looking_to_be_sure;
            const Clock::duration took = Clock::now() - look_at_;
            look_at_ =
                Clock::now() + std::max<Clock::duration>(rate.between_looks, took * rate.rest_for_each_look);
            if (has_changed_) {
                lost_ = true;
                want_build(milliseconds(0));
            }
        }
        if (looking_.running() || task_.running() || pending_ || Clock::now() < look_at_) return;
        look_at_ = Clock::now();
        looking_.start([this] { has_changed_ = watcher_.has_settled_change(); });
    }

    void want_build(milliseconds rest) {
        pending_ = true;
        build_at_ = Clock::now() + rest;
        server_.set_complete(false);
    }

    const ServeOptions& options_;
    const std::function<Preview()>& build_;
    PreviewServer& server_;
    std::ostream& log_;
    Notices
        notices_;  // before the first build reads anything, so that what changes during it is seen after it
    Watcher watcher_;
    const bool shared_;
    std::shared_ptr<LiveSite> live_;
    std::set<std::string> broken_;       ///< documents with errors, as far as is known
    std::set<std::string> since_build_;  ///< paths that changed since the running or last build began
    bool lost_ = false;                  ///< since then something has changed, nobody knows what
    bool lost_before_build_ = false;     ///< the same before it began, and after the site that is shown
    bool pending_ = false;               ///< there are changes that no build has begun with
    Clock::time_point build_at_, look_at_;
    BuildResult result_;
    std::thread retiring_;
    bool has_changed_ = false;  ///< what looking_ saw
    // Last: their ends wait for what they do, which writes to the above. Only one of them runs at a time.
    BackgroundTask looking_, task_;
};

}  // namespace

int serve(const ServeOptions& options, const std::function<Preview()>& build, std::ostream& log) {
    const interrupt::Guard guard;
    PreviewServer server(options.port, options.base_path);
    if (options.port != 0 && server.port() != options.port) {
        log << "preview: port " << options.port << " is in use\n";
    }
    Follower follower(options, build, server, log);
    follower.build_first();
    log << "preview: " << server.address() << " (Ctrl-C ends)\n" << std::flush;
    if (options.open) open_browser(server.address(), log);
    while (interrupt::pending() == 0) follower.step();
    log << "\npreview: ended\n" << std::flush;
    return 0;
}

}  // namespace qbank
