#pragma once
#include "base/progress.hpp"
#include "model/site.hpp"

namespace qbank {

/// Hands every file on and counts the pages. All of them pass here, so the stages that make them need not
/// know of progress.
class WatchedSink : public Sink {
  public:
    WatchedSink(Sink& sink, Progress& progress) : sink_(sink), progress_(progress) {}
    void write(const std::string& path, std::string_view bytes) override {
        sink_.write(path, bytes);
        if (path.ends_with(".html")) progress_.step();
    }
    std::unique_ptr<PiecewiseFile> open(const std::string& path) override { return sink_.open(path); }

  private:
    Sink& sink_;
    Progress& progress_;
};

}  // namespace qbank
