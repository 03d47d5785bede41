#pragma once
#include "change/change.hpp"
#include "cli.hpp"

namespace qbank {

/// `qbank fmt`: 0, or 1 if --check found files that would change.
int format_files(const Options& options);

/// `qbank check --fix`: formats the question files that the check is about, all of them if `change` is null.
void fix_files(const Options& options, const BankChange* change);

/// `qbank new`: 0, 1 if the bank has the question or the file, 2 if it cannot be asked so.
int new_question(const Options& options);

}  // namespace qbank
