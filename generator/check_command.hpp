#pragma once
#include "cli.hpp"
#include "pipeline.hpp"

namespace qbank {

/// `qbank check`, whole. Gives the exit status.
int check(const Options& options);

/// Like fill(), for findings alone: nothing is made.
void verify_site(const Content& content, const Options& options, Diagnostics& diagnostics);

}  // namespace qbank
