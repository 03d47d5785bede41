#pragma once
#include <memory>
#include <string>

#include "serve/preview.hpp"

namespace qbank {

/// Serves what show() was given last, on 127.0.0.1 only, from its own threads.
class PreviewServer {
  public:
    /// Takes `port` or, if it is in use, the next free one of the 20 after it; 0 takes any. Throws
    /// std::runtime_error if none is free. Serves at once: a stand-in page until the first good show().
    PreviewServer(int port, std::string base_path);
    /// Ends when requests that are being answered are done.
    ~PreviewServer();
    PreviewServer(const PreviewServer&) = delete;
    PreviewServer& operator=(const PreviewServer&) = delete;

    /// A good build replaces the site; of another one only the diagnostics are shown. Thread-safe.
    void show(Preview preview);

    int port() const;
    /// Where to look: "http://127.0.0.1:8000/base/".
    std::string address() const;

  private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace qbank
