#pragma once
#include <string>
#include <vector>

#include "base/diagnostics.hpp"
#include "change/change.hpp"
#include "model/added_question.hpp"
#include "model/bank.hpp"

namespace qbank {

/// The questions whose wording stands on a line of the change, but for those that `before` (the questions of
/// the old files) has in the same words: they only moved. By document and line.
std::vector<AddedQuestion> added_questions(const BankChange& change, const Bank& bank,
                                           const Duplicates& duplicates, const std::vector<Question>& before);

/// Warnings on the added questions that the bank has already: rule `duplicate` if they were merged, `similar`
/// if a person has to decide.
void tell_likely_duplicates(const std::vector<AddedQuestion>& added, Diagnostics& diagnostics);

/// Rule vanished-id: what was the id of a question in the old files and leads nowhere now.
/// Returns those ids, sorted.
std::vector<std::string> tell_vanished_ids(const BankChange& change, const Bank& bank,
                                           const std::vector<Question>& before, Diagnostics& diagnostics);

/// Forgets findings that the change has nothing to do with. It has if it touched the line (the file, for
/// findings about a whole file), or the line of a related place, or if what the finding is about was
/// removed, has vanished, or stands in a settings file that was changed.
void keep_findings_of(const BankChange& change, const std::vector<std::string>& vanished,
                      const std::vector<AddedQuestion>& added, Diagnostics& diagnostics);

}  // namespace qbank
