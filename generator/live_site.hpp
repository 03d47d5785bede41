#pragma once
#include <memory>

#include "cli.hpp"
#include "pipeline.hpp"
#include "serve/preview.hpp"

namespace qbank {

/// A built site that follows changes of documents: a document is read again alone, and the pages that show
/// its answers are rendered again. `content` is what read() gave, `rendering` what fill() kept of it.
std::shared_ptr<LiveSite> live_site(const Options& options, std::unique_ptr<Content> content,
                                    Rendering rendering);

/// The documents that have errors, "" for the bank as a whole.
std::set<std::string> broken_documents(const Diagnostics& diagnostics);

}  // namespace qbank
