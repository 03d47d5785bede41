#pragma once
#include <vector>

#include "base/diagnostics.hpp"
#include "load/bank_file.hpp"
#include "model/permalink.hpp"

namespace qbank {

/// The ledger of published ids, in its own order: a map of `id:` or `id: other-id`. Keys and values that can
/// be no ids are errors and left out.
std::vector<Permalink> read_permalinks(const BankFile& file, Diagnostics& diagnostics);

}  // namespace qbank
