#pragma once
#include <iosfwd>
#include <vector>

#include "base/diagnostics.hpp"
#include "check/report.hpp"

/// The formats of report.cpp's table, a file each.
namespace qbank {

/// DESIGN.md, "Check": one object, a line a finding. What is not known (the line of a finding about a whole
/// document, a hint) is null.
void write_json_report(const std::vector<Diagnostic>& diagnostics, const ReportContext& context,
                       std::ostream& out);

/// Workflow commands that GitHub Actions turns into annotations: the worst first, at most ten errors and ten
/// warnings because it shows no more of a step, then one notice with the totals. Nothing of the content can
/// begin a line or end a command. Notes are left out.
void write_github_report(const std::vector<Diagnostic>& diagnostics, const ReportContext& context,
                         std::ostream& out);

/// SARIF 2.1.0, worst first, at most the 25,000 results that GitHub takes. Columns are counted in bytes,
/// which are SARIF's code points on lines of ASCII.
void write_sarif_report(const std::vector<Diagnostic>& diagnostics, const ReportContext& context,
                        std::ostream& out);

/// Errors, then warnings, then notes; within each as given.
std::vector<const Diagnostic*> worst_first(const std::vector<Diagnostic>& diagnostics);

/// The document's path from the repository's root; "" for the bank as a whole.
std::string path_in_repository(const Diagnostic& diagnostic, const ReportContext& context);
std::string path_in_repository(std::string_view document, const ReportContext& context);

/// Message and hint as one text.
std::string message_with_hint(const Diagnostic& diagnostic);

}  // namespace qbank
