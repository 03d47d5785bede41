#include <ostream>

#include "base/json.hpp"
#include "check/report_formats.hpp"

namespace qbank {
namespace {

Json or_null(std::uint32_t number) { return number == 0 ? Json(nullptr) : Json(number); }
Json or_null(const std::string& text) { return text.empty() ? Json(nullptr) : Json(text); }

Json to_json(const Diagnostic& diagnostic) {
    Json related = Json::array();
    for (const RelatedPlace& place : diagnostic.related) {
        related.push_back(
            {{"document", place.document}, {"line", or_null(place.line)}, {"message", place.message}});
    }
    return {{"severity", name_of(diagnostic.severity)},
            {"rule", diagnostic.rule},
            {"document", or_null(diagnostic.document)},
            {"line", or_null(diagnostic.line)},
            {"column", or_null(diagnostic.column)},
            {"end_column", or_null(diagnostic.end_column)},
            {"message", diagnostic.message},
            {"hint", or_null(diagnostic.hint)},
            {"related", std::move(related)}};
}

}  // namespace

void write_json_report(const std::vector<Diagnostic>& diagnostics, const ReportContext&, std::ostream& out) {
    out << "{\"schema\": 1,\n\"diagnostics\": [";
    std::string_view separator = "\n";
    for (const Diagnostic& diagnostic : diagnostics) {
        out << separator << to_text(to_json(diagnostic));
        separator = ",\n";
    }
    out << (diagnostics.empty() ? "]}\n" : "\n]}\n");
}

}  // namespace qbank
