#include <fmt/format.h>

#include <algorithm>
#include <ostream>

#include "base/text.hpp"
#include "check/report_formats.hpp"

namespace qbank {
namespace {

constexpr std::size_t most_of_a_kind = 10;

/// As actions/toolkit escapes the data of a command; other control characters are shown as U+FFFD, since the
/// log is read in terminals too.
std::string escaped_data(std::string_view text) {
    std::string result = text::replace_all(text, "%", "%25");
    result = text::replace_all(result, "\r", "%0D");
    result = text::replace_all(result, "\n", "%0A");
    return text::printable(result);
}

std::string escaped_property(std::string_view text) {
    return text::replace_all(text::replace_all(escaped_data(text), ":", "%3A"), ",", "%2C");
}

std::string command(const Diagnostic& diagnostic, const ReportContext& context) {
    std::string properties;
    const auto add = [&](std::string_view name, const std::string& value) {
        properties += fmt::format("{}{}={}", properties.empty() ? " " : ",", name, value);
    };
    const std::string path = path_in_repository(diagnostic, context);
    if (!path.empty()) add("file", escaped_property(path));
    if (diagnostic.line > 0) {
        add("line", fmt::to_string(diagnostic.line));
        if (diagnostic.column > 0) add("col", fmt::to_string(diagnostic.column));
        if (diagnostic.column > 0 && diagnostic.end_column > diagnostic.column) {
            add("endColumn", fmt::to_string(diagnostic.end_column));
        }
    }
    if (!diagnostic.rule.empty()) add("title", escaped_property(diagnostic.rule));
    return fmt::format("::{}{}::{}\n", name_of(diagnostic.severity), properties,
                       escaped_data(message_with_hint(diagnostic)));
}

std::string counted(std::size_t count, std::string_view what) {
    return fmt::format("{} {}{}", count, what, count == 1 ? "" : "s");
}

}  // namespace

void write_github_report(const std::vector<Diagnostic>& diagnostics, const ReportContext& context,
                         std::ostream& out) {
    std::size_t errors = 0, warnings = 0;
    for (const Diagnostic* diagnostic : worst_first(diagnostics)) {
        if (diagnostic->severity == Severity::note) break;
        std::size_t& count = diagnostic->severity == Severity::error ? errors : warnings;
        if (++count <= most_of_a_kind) out << command(*diagnostic, context);
    }
    if (errors + warnings == 0) return;
    out << "::notice title=qbank::" << counted(errors, "error") << ", " << counted(warnings, "warning");
    if (std::max(errors, warnings) > most_of_a_kind) {
        out << "; shown here are at most " << most_of_a_kind << " of each";
    }
    out << '\n';
}

}  // namespace qbank
