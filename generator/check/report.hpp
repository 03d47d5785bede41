#pragma once
#include <iosfwd>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostics.hpp"

namespace qbank {

/// What a report has to know besides the findings.
struct ReportContext {
    std::string folder;  ///< the bank's folder in its repository, "" if it is the root: GitHub and SARIF want
                         ///< paths from there
    std::string version;  ///< of this program
};

/// One way to print findings for a program. (The way for people is print() in base/diagnostics.hpp.)
struct ReportFormat {
    std::string_view name;  ///< as typed: `qbank check --format NAME`
    std::string_view description;
    /// `diagnostics` as Diagnostics::sorted() gives them.
    void (*write)(const std::vector<Diagnostic>& diagnostics, const ReportContext& context,
                  std::ostream& out);
};

const std::vector<ReportFormat>& report_formats();

/// The format with this name, or nullptr.
const ReportFormat* find_report_format(std::string_view name);

}  // namespace qbank
