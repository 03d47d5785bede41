#pragma once
#include "cli.hpp"

namespace qbank {

/// Runs the command that the options name and gives the exit status: 0, or 1 if the content has errors.
int run(const Options& options);

}  // namespace qbank
