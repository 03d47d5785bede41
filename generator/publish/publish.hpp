#pragma once
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

#include "model/site.hpp"
#include "publish/target.hpp"

namespace qbank {

/// Writes a site all or nothing: files go to a folder beside the target, and commit() swaps the two.
/// Without commit() the old site stays as it was and nothing is left beside it. What a killed build left
/// there is cleaned up by the next one.
class Publisher : public Sink {
  public:
    /// `bank` is the folder the site is made from; it is never replaced (empty: there is none).
    /// Throws NotOurs if `site` is something that must not be replaced (target.hpp says what), and
    /// files::Error if the folder beside it cannot be made.
    explicit Publisher(const std::filesystem::path& site, const std::filesystem::path& bank = {});
    ~Publisher() override;

    /// One file, mode 0644, folders 0755, whatever the umask. `path` is relative to the site's root, with
    /// '/'; one that would leave the site, name its marker, or was written before gets std::logic_error.
    /// Throws files::Error, and Interrupted when a signal is pending. Thread-safe.
    void write(const std::string& path, std::string_view bytes) override;

    /// The same for a file that comes in pieces, one thread a file.
    std::unique_ptr<PiecewiseFile> open(const std::string& path) override;

    /// The new site takes the place of the old one, which is deleted. Afterwards the site survives a power
    /// cut. Call once, when all write() have returned.
    void commit();

  private:
    struct State;
    class OpenFile;
    std::unique_ptr<State> state_;
};

}  // namespace qbank
