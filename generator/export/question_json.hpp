#pragma once
#include <string>

#include "model/bank.hpp"

namespace qbank {

/// Appends one question as the JSON export has it, on one line: every key always there, null for what is not
/// known; `updated` only if dates are wanted.
void append_question_json(std::string& out, const Bank& bank, const BankQuestion& question,
                          bool with_dates = false);

}  // namespace qbank
