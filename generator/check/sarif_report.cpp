#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <ostream>

#include "base/html.hpp"
#include "base/json.hpp"
#include "base/text.hpp"
#include "check/report_formats.hpp"

namespace qbank {
namespace {

constexpr std::size_t most_results = 25'000;

Json place(const std::string& path, std::uint32_t line, std::uint32_t column, std::uint32_t end_column) {
    Json physical{
        {"artifactLocation", {{"uri", html::percent_encoded_path(path)}, {"uriBaseId", "%SRCROOT%"}}}};
    if (line > 0) {
        Json& region = physical["region"] = {{"startLine", line}};
        if (column > 0) region["startColumn"] = column;
        if (column > 0 && end_column > column) region["endColumn"] = end_column;
    }
    return {{"physicalLocation", std::move(physical)}};
}

Json result_of(const Diagnostic& d, const ReportContext& context, std::size_t rule) {
    // GitHub refuses a result without a place; the bank as a whole is its settings file.
    const std::string path = path_in_repository(d.document.empty() ? "bank.yml" : d.document, context);
    Json result{{"ruleId", d.rule},
                {"ruleIndex", rule},
                {"level", name_of(d.severity)},
                {"message", {{"text", message_with_hint(d)}}},
                {"locations", Json::array({place(path, d.line, d.column, d.end_column)})}};
    if (d.related.empty()) return result;
    Json& related = result["relatedLocations"] = Json::array();
    for (const RelatedPlace& other : d.related) {
        Json location{{"id", related.size()}};
        location.update(place(path_in_repository(other.document, context), other.line, 0, 0));
        location["message"] = {{"text", other.message}};
        related.push_back(std::move(location));
    }
    return result;
}

}  // namespace

void write_sarif_report(const std::vector<Diagnostic>& diagnostics, const ReportContext& context,
                        std::ostream& out) {
    std::vector<const Diagnostic*> shown = worst_first(diagnostics);
    shown.resize(std::min(shown.size(), most_results));
    std::map<std::string_view, std::size_t>
        rules;  // by name, so that their order does not depend on the findings'
    for (const Diagnostic* diagnostic : shown) rules.emplace(diagnostic->rule, 0);
    Json rule_list = Json::array();
    for (auto& [name, index] : rules) {
        index = rule_list.size();
        rule_list.push_back({{"id", name}});
    }
    Json driver{{"name", "qbank"}};
    if (!context.version.empty()) driver["version"] = context.version;
    driver["rules"] = std::move(rule_list);
    Json results = Json::array();
    for (const Diagnostic* diagnostic : shown) {
        results.push_back(result_of(*diagnostic, context, rules.at(diagnostic->rule)));
    }
    const Json run{{"tool", {{"driver", std::move(driver)}}},
                   {"columnKind", "unicodeCodePoints"},
                   {"results", std::move(results)}};
    const Json report{{"$schema", "https://json.schemastore.org/sarif-2.1.0.json"},
                      {"version", "2.1.0"},
                      {"runs", Json::array({run})}};
    out << to_text(report, 1) << '\n';
}

}  // namespace qbank
