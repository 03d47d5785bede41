#pragma once
#include "base/diagnostics.hpp"
#include "model/bank.hpp"

namespace qbank {

/// Holds the bank against the ledger of published ids (Settings::permalinks): an id that no question has, or
/// had by one of its aliases, becomes a redirect to where the ledger sends its readers, over as many steps as
/// it takes. One that leads nowhere, or in a circle, is an error, for links to it would break.
/// To be called when Bank::index_by_id and Bank::redirects know ids and aliases.
void keep_permalinks(Bank& bank, Diagnostics& diagnostics);

}  // namespace qbank
