#include "check/report.hpp"

#include <algorithm>

#include "check/report_formats.hpp"

namespace qbank {

const std::vector<ReportFormat>& report_formats() {
    static const std::vector<ReportFormat> formats{
        {"json", "every finding, for programs", write_json_report},
        {"github", "annotations on the lines of a pull request (GitHub Actions)", write_github_report},
        {"sarif", "SARIF 2.1.0, for code scanning and editors", write_sarif_report},
    };
    return formats;
}

const ReportFormat* find_report_format(std::string_view name) {
    const auto& formats = report_formats();
    const auto found =
        std::find_if(formats.begin(), formats.end(), [&](const ReportFormat& f) { return f.name == name; });
    return found == formats.end() ? nullptr : &*found;
}

std::vector<const Diagnostic*> worst_first(const std::vector<Diagnostic>& diagnostics) {
    std::vector<const Diagnostic*> result;
    result.reserve(diagnostics.size());
    for (const Diagnostic& diagnostic : diagnostics) result.push_back(&diagnostic);
    std::stable_sort(result.begin(), result.end(),
                     [](const Diagnostic* a, const Diagnostic* b) { return a->severity < b->severity; });
    return result;
}

std::string path_in_repository(std::string_view document, const ReportContext& context) {
    if (document.empty()) return "";
    if (context.folder.empty() || context.folder == ".") return std::string(document);
    return context.folder + (context.folder.ends_with('/') ? "" : "/") + std::string(document);
}

std::string path_in_repository(const Diagnostic& diagnostic, const ReportContext& context) {
    return path_in_repository(diagnostic.document, context);
}

std::string message_with_hint(const Diagnostic& diagnostic) {
    return diagnostic.hint.empty() ? diagnostic.message : diagnostic.message + "\nhint: " + diagnostic.hint;
}

}  // namespace qbank
