#pragma once
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "base/diagnostics.hpp"
#include "publish/folder_state.hpp"

namespace qbank {

/// What a site is made from, as far as a build can depend on it.
struct BuildInputs {
    std::filesystem::path bank, site;
    std::vector<std::filesystem::path> shared;  ///< folders of the program: templates and the like
    std::string rest;                           ///< the options, and whatever else counts
    unsigned jobs = 0;
};

/// What a build tells when it ends.
struct BuildResult {
    std::size_t questions = 0, topics = 0, files = 0, bytes = 0;
    std::vector<Diagnostic> findings;
};

/// Remembers what a site was made from, so that a build that would change nothing need not be made. The
/// record lies in the user's cache folder (XDG_CACHE_HOME, else ~/.cache; without either nothing is
/// remembered): beside the site it would be published or committed.
///
/// Nothing is skipped unless all of it is as it was: every file of the bank, of the site and of the program's
/// folders (see FolderState), the program and its libraries (by their build ids), the options. A file that
/// changed while the build ran, or within the clock's tick before, is not trusted, and neither is a record
/// that cannot be read. Errors of the disk are none here: then the build is made.
class LastBuild {
  public:
    /// Looks at the inputs. To be made before anything of them is read.
    explicit LastBuild(BuildInputs inputs);

    /// What the last build said, if this one would make the same site and the site is as it left it.
    std::optional<BuildResult> unchanged() const;

    /// To be called when the site has been published.
    void remember(const BuildResult& result) const;

  private:
    BuildInputs inputs_;
    std::filesystem::path record_;  ///< empty: nothing is remembered
    std::string key_;               ///< empty: the inputs cannot be trusted
};

}  // namespace qbank
