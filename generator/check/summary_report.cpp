#include "check/summary_report.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <ostream>

#include "base/text.hpp"
#include "check/report_formats.hpp"

namespace qbank {
namespace {

constexpr std::size_t longest = 900'000;  // GitHub drops a summary of more than 1 MiB as a whole

/// A code span that also survives in a table: the fence is longer than any run of backticks inside, bars are
/// escaped as tables demand.
std::string code(std::string_view content) {
    const std::string plain = text::squeeze(text::printable(content));
    if (plain.empty()) return "";
    std::size_t run = 0, longest_run = 0;
    for (const char c : plain) longest_run = std::max(longest_run, run = c == '`' ? run + 1 : 0);
    const std::string fence(longest_run + 1, '`');
    const bool touches = plain.front() == '`' || plain.back() == '`';
    return fmt::format("{0}{2}{1}{2}{0}", fence, text::replace_all(plain, "|", "\\|"), touches ? " " : "");
}

std::string place(std::string_view document, std::uint32_t line, const ReportContext& context) {
    const std::string path = path_in_repository(document, context);
    if (path.empty()) return "the bank";
    return code(line > 0 ? fmt::format("{}:{}", path, line) : path);
}

std::string counted(std::size_t count, std::string_view what) {
    return fmt::format("{} {}{}", count, what, count == 1 ? "" : "s");
}

std::string added_table(const CheckSummary& summary, const ReportContext& context) {
    if (summary.added.empty()) return "";
    std::string table =
        fmt::format("\n### {} added\n\n| question | at | the bank has |\n| --- | --- | --- |\n",
                    counted(summary.added.size(), "question"));
    for (const AddedQuestion& one : summary.added) {
        std::string likely;
        for (const LikelyDuplicate& other : one.likely) {
            likely += fmt::format("{}{} {} at {} ({:.2f}: {})", likely.empty() ? "" : "<br>",
                                  other.same ? "**the same:**" : "perhaps:", code(other.other.wording),
                                  place(other.other.place.document, other.other.place.line, context),
                                  other.score, code(text::join(other.reasons, "; ")));
        }
        table += fmt::format("| {} | {} | {} |\n", code(one.question.wording),
                             place(one.question.place.document, one.question.place.line, context),
                             likely.empty() ? "nothing like it" : likely);
        if (table.size() > longest / 2) return table + "\nand more.\n";
    }
    return table;
}

}  // namespace

void write_summary(const CheckSummary& summary, const ReportContext& context, std::ostream& out) {
    std::size_t errors = 0, warnings = 0;
    for (const Diagnostic& d : summary.findings) {
        errors += d.severity == Severity::error ? 1 : 0;
        warnings += d.severity == Severity::warning ? 1 : 0;
    }
    std::string page = fmt::format("## qbank check: {}\n\n",
                                   errors + warnings == 0 ? "nothing to mend"
                                                          : fmt::format("{}, {}", counted(errors, "error"),
                                                                        counted(warnings, "warning")));
    if (summary.of_change) page += "Only what the change adds was looked at.\n";
    page += added_table(summary, context);
    std::size_t left = errors + warnings;
    if (left > 0) page += "\n### Findings\n\n| | at | finding | rule |\n| --- | --- | --- | --- |\n";
    for (const Diagnostic* d : worst_first(summary.findings)) {
        if (d->severity == Severity::note) break;
        const std::string row = fmt::format("| {} | {} | {}{}{} | {} |\n", name_of(d->severity),
                                            place(d->document, d->line, context), code(d->message),
                                            d->hint.empty() ? "" : "<br>", code(d->hint), code(d->rule));
        if (page.size() + row.size() > longest) {
            page += fmt::format("\nand {} more: run `qbank check`.\n", left);
            break;
        }
        page += row;
        --left;
    }
    out << page;
}

}  // namespace qbank
