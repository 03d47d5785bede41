#pragma once
#include <vector>

#include "base/diagnostics.hpp"
#include "cli.hpp"
#include "model/bank.hpp"
#include "model/duplicates.hpp"
#include "model/site.hpp"
#include "model/source_file.hpp"

/// The two halves of the pipeline, for the commands; main.cpp shows them whole.
namespace qbank {

struct Content {
    std::vector<SourceFile> files;  ///< they stay: every place in the bank views their paths
    Bank bank;
    Duplicates duplicates;
};

/// Documents → load → parse → normalize → dedupe → assemble → Bank.
Content read(const Options& options, Diagnostics& diagnostics);

/// Bank → render + search → Site: every file of the site goes to the sink.
SiteSize fill(Sink& sink, const Bank& bank, const Options& options, Diagnostics& diagnostics);

}  // namespace qbank
