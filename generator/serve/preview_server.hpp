#pragma once
#include <memory>
#include <string>
#include <utility>

#include "serve/preview.hpp"
#include "serve/shown.hpp"

namespace qbank {

/// Serves what it was given last, on 127.0.0.1 only, from its own threads. Pages learn of changes at once:
/// they ask for the state after the one they know, and are answered when there is one.
class PreviewServer {
  public:
    /// Takes `port` or, if it is in use, the next free one of the 20 after it; 0 takes any. Throws
    /// std::runtime_error if none is free. Serves at once: a stand-in page until the first good show().
    PreviewServer(int port, std::string base_path);
    /// Ends when requests that are being answered are done.
    ~PreviewServer();
    PreviewServer(const PreviewServer&) = delete;
    PreviewServer& operator=(const PreviewServer&) = delete;

    /// A good build replaces the site; of another one only the diagnostics are shown.
    void show(Preview preview) { show(compared(std::move(preview))); }

    /// A build, compared with what is shown.
    struct Compared {
        ShownFiles files;
        std::uint64_t build = 0;
        bool same_looks = true, ok = false;
        std::string diagnostics;
    };
    /// The long half of show(), for another thread than that of the other functions: one at a time.
    Compared compared(Preview preview);
    /// The short half. `patch`: what has changed since the build looked, to be shown with it. Gives what was
    /// shown before: a large site takes long to free.
    std::shared_ptr<const Shown> show(Compared next, Patch patch = {});

    /// Lays pages over the site. `ok`: no document has errors as far as is known; otherwise the patch's
    /// diagnostics are shown, or the last ones if it has none.
    void lay(Patch patch, bool ok);

    /// Whether everything there is to build has been built.
    void set_complete(bool complete);

    int port() const;
    /// Where to look: "http://127.0.0.1:8000/base/".
    std::string address() const;

  private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace qbank
