#pragma once
#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <utility>

#include "serve/preview.hpp"

namespace qbank {

/// A file of the preview.
struct ShownFile {
    ShownFile(SharedText text, std::uint64_t build = 0) : bytes(std::move(text)), since(build) {}
    ShownFile(const char* text) : bytes(text) {}

    SharedText bytes;
    std::uint64_t since = 0;  ///< the build that gave it these bytes
};

using ShownFiles = std::map<std::string, ShownFile>;

/// What the preview shows now: the last good site, and what is wrong with the present content.
struct Shown {
    std::shared_ptr<const ShownFiles> built = std::make_shared<const ShownFiles>();  ///< the last whole build
    ShownFiles patched;  ///< what has changed since, in front of it
    bool exact = false;  ///< `patched` are, byte for byte, what the next whole build will give

    std::uint64_t build = 0;   ///< of the newest good build or patch; they count up
    std::uint64_t looks = 0;   ///< the newest that changed images and the like, which pages draw on
    std::uint64_t change = 0;  ///< counts everything that there was to show, mistakes, too
    bool ok = false;           ///< whether the latest build was good
    bool complete = false;     ///< every change has been built, and no build is under way
    std::string diagnostics;   ///< of the latest build

    /// nullptr if there is no such file.
    const ShownFile* find(const std::string& path) const;
};

/// The files of a new build, `number`; those that are as they were keep the number of theirs, and pages that
/// show them need not be loaded again.
ShownFiles numbered(const PreviewFiles& files, const ShownFiles& before, std::uint64_t number);

/// Whether both have the same images, scripts and style sheets.
bool looks_same(const ShownFiles& before, const ShownFiles& after);

}  // namespace qbank
