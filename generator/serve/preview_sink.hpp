#pragma once
#include <mutex>
#include <string>
#include <string_view>

#include "model/site.hpp"
#include "serve/preview.hpp"

namespace qbank {

/// Takes the files of a build for the preview. Those that are as in the build before share its bytes, so that
/// a large site does not stand in memory twice while it is built again. When the program is to end, writing
/// throws interrupt::Interrupted, so that nobody waits for the rest.
class PreviewSink : public Sink {
  public:
    /// `before` has to outlive it.
    explicit PreviewSink(const PreviewFiles& before) : before_(before) {}
    void write(const std::string& path, std::string_view bytes) override;
    PreviewFiles take_files() { return std::move(files_); }  ///< none are left

  private:
    const PreviewFiles& before_;
    std::mutex mutex_;
    PreviewFiles files_;
};

}  // namespace qbank
