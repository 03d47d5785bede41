#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/diagnostics.hpp"
#include "cli.hpp"
#include "model/bank.hpp"
#include "model/duplicates.hpp"
#include "model/site.hpp"
#include "model/source_file.hpp"
#include "render/render.hpp"

/// The two halves of the pipeline, for the commands; main.cpp shows them whole.
namespace qbank {

struct Content {
    std::vector<SourceFile> files;  ///< they stay: every place in the bank views their paths
    Bank bank;
    Duplicates duplicates;
    std::vector<std::uint64_t> frames;  ///< of each file, as parse/frame_hash.hpp; for serve alone
};

/// What a command wants of read() beyond the bank as it lies there.
struct ReadMore {
    std::vector<SourceFile> documents;  ///< documents that are not on disk
    bool every_suggestion = false;      ///< as Thresholds::every_suggestion
    std::string source;  ///< id of the source that `documents` come from; "": sources.yml tells
};

/// Documents → load → parse → normalize → dedupe → assemble → Bank.
Content read(const Options& options, Diagnostics& diagnostics, ReadMore more = {});

/// Bank → render + search → Site: every file of the site goes to the sink.
/// `kept` gets what some pages can be rendered with again.
SiteSize fill(Sink& sink, const Bank& bank, const Options& options, Diagnostics& diagnostics,
              std::optional<Rendering>* kept = nullptr);

}  // namespace qbank
