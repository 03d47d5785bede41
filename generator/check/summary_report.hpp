#pragma once
#include <iosfwd>
#include <vector>

#include "base/diagnostics.hpp"
#include "check/report.hpp"
#include "model/added_question.hpp"

namespace qbank {

struct CheckSummary {
    std::vector<Diagnostic> findings;  ///< as Diagnostics::sorted() gives them; notes are left out
    std::vector<AddedQuestion> added;
    bool of_change = false;  ///< only what a change adds was looked at
};

/// A page of Markdown about a check, for the summary of a job on GitHub: how many findings, which questions
/// were added and what they repeat, every finding. Stays below GitHub's limit of 1 MiB. Whatever comes from
/// the content stands in code spans, where neither markup nor links nor mentions can be.
void write_summary(const CheckSummary& summary, const ReportContext& context, std::ostream& out);

}  // namespace qbank
