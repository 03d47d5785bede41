#pragma once
#include <iosfwd>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostics.hpp"
#include "model/bank.hpp"

namespace qbank {

/// What a bank's JSON export says of one question, as far as changes are about it.
struct ExportedQuestion {
    std::string id, wording, markdown;
    std::string answer;   ///< "" without one
    std::string choices;  ///< in a form that differs if they do
    std::vector<std::string> aliases;
    std::string updated;  ///< YYYY-MM-DD, or ""
};

/// The questions of a JSON export, in its order. Nothing comes back if the text is no such export; then one
/// error says what is wrong and where. `name` is what the file is called in it.
std::optional<std::vector<ExportedQuestion>> read_exported(std::string_view json, std::string_view name,
                                                           Diagnostics& diagnostics);

/// The questions of a bank, as its JSON export would give them.
std::vector<ExportedQuestion> exported(const Bank& bank);

/// One thing that changed.
struct QuestionChange {
    std::string id;        ///< of the question now; of one that is gone, as it was
    std::string question;  ///< its wording, plain
    std::string before;    ///< reworded: the old wording; renamed: the old id
    std::string into;      ///< merged: the id of the question that it is now part of
    std::string how;       ///< of answers: "answered", "changed" or "removed"
};

/// Each list in the order of the new export; removed and merged questions in that of the old one.
struct BankDiff {
    std::vector<QuestionChange> added, removed, reworded, reanswered;
    std::vector<QuestionChange>
        merged;  ///< the id became an alias of a question that was there, or took in several
    std::vector<QuestionChange> renamed;  ///< the same question under another id

    bool empty() const;
};

BankDiff diff_exports(const std::vector<ExportedQuestion>& before,
                      const std::vector<ExportedQuestion>& after);

/// Dates the questions that nothing else dates, those of documents with many above all: one that was added,
/// reworded, answered anew or renamed since `before` gets `today`, another one keeps the date it had then.
/// `today` is YYYY-MM-DD; if it is empty changed questions stay without a date.
void date_changes(Bank& bank, const std::vector<ExportedQuestion>& before, const std::string& today);

/// Warns, once for all, of ids and aliases of `before` that no question has any more: links to them break.
void tell_gone(const Bank& bank, const std::vector<ExportedQuestion>& before, Diagnostics& diagnostics);

struct DiffFormat {
    std::string_view name;
    void (*write)(const BankDiff& diff, std::ostream& out);
};

/// text, markdown (for release notes), json.
const std::vector<DiffFormat>& diff_formats();
/// nullptr if there is none of this name.
const DiffFormat* find_diff_format(std::string_view name);

}  // namespace qbank
