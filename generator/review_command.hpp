#pragma once
#include "cli.hpp"

namespace qbank {

/// Walks the suggestions on the terminal and writes what is answered to the bank's duplicates.yml, one
/// decision at a time. Gives the exit status: 2 without a terminal, 1 if the bank has errors (then nothing is
/// asked).
int review_duplicates(const Options& options);

}  // namespace qbank
