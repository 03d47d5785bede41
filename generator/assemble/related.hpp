#pragma once
#include "base/diagnostics.hpp"
#include "model/bank.hpp"

namespace qbank {

/// Fills BankQuestion::related_to: first those the author names, then up to five in all that share rare words
/// or tags. Names of questions that do not exist are warnings. Linear: only words of up to a few dozen
/// questions are looked at, which are the telling ones anyway.
void relate(Bank& bank, Diagnostics& diagnostics, unsigned jobs);

}  // namespace qbank
