#pragma once
#include <vector>

#include "base/diagnostics.hpp"
#include "model/bank.hpp"
#include "model/source_file.hpp"

namespace qbank {

/// The rules that only `check` applies: style of the bank's own question files (answers, wordings, tags), and
/// paths that differ in case alone. A folder of bare documents gets none of the former: what others have
/// published is not ours to mend. `jobs` as in base/parallel.hpp.
void check_content(const Bank& bank, const std::vector<SourceFile>& files, unsigned jobs,
                   Diagnostics& diagnostics);

}  // namespace qbank
