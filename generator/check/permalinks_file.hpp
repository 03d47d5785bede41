#pragma once
#include <string>
#include <string_view>

#include "model/bank.hpp"

namespace qbank {

/// The text of a permalinks.yml that knows every id and alias of the bank: new ids get a line, and each line
/// of an id that has become another question's says which one now, so that it stays true when the alias is
/// forgotten. No line is ever taken away. Comments and order stay; among sorted lines a new one takes its
/// place, so that two people's additions seldom touch. Drafts are not published and not noted. `text` must
/// have been read without a diagnostic; it may be empty.
std::string with_permalinks(std::string_view text, const Bank& bank);

/// How many ids of the bank the ledger does not know yet.
std::size_t unrecorded_permalinks(const Bank& bank);

}  // namespace qbank
