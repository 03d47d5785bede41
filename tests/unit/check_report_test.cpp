#include <sstream>

#include "base/json.hpp"
#include "catch.hpp"
#include "check/report.hpp"

using namespace qbank;

namespace {

Diagnostic finding(Severity severity, std::string rule, std::string document, std::uint32_t line,
                   std::uint32_t column, std::uint32_t end_column, std::string message,
                   std::string hint = {}) {
    Diagnostic d;
    d.severity = severity;
    d.rule = std::move(rule);
    d.document = std::move(document);
    d.line = line;
    d.column = column;
    d.end_column = end_column;
    d.message = std::move(message);
    d.hint = std::move(hint);
    return d;
}

std::vector<Diagnostic> findings() {
    std::vector<Diagnostic> all{
        finding(Severity::note, "merged", "a.md", 3, 1, 5, "merged with b"),
        finding(Severity::warning, "answer", "a.md", 9, 0, 0, "no answer"),
        finding(Severity::error, "level", "q/b.md", 5, 8, 12, "unknown level \"hard\"",
                "use one of junior, mid, senior"),
        finding(Severity::error, "settings", "", 0, 0, 0, "contradicting decisions"),
    };
    all[3].related = {{"duplicates.yml", 4, "says same"}, {"duplicates.yml", 0, "says different"}};
    return all;
}

std::string report(std::string_view name, const std::vector<Diagnostic>& diagnostics,
                   const ReportContext& context = {}) {
    std::ostringstream out;
    find_report_format(name)->write(diagnostics, context, out);
    return out.str();
}

}  // namespace

TEST_CASE("report formats are found by their names") {
    for (const ReportFormat& format : report_formats()) CHECK(find_report_format(format.name) == &format);
    CHECK(find_report_format("xml") == nullptr);
}

TEST_CASE("the JSON report has every finding with every key") {
    CHECK(report("json", {}) == "{\"schema\": 1,\n\"diagnostics\": []}\n");
    CHECK(report("json", findings()) ==
          "{\"schema\": 1,\n\"diagnostics\": [\n"
          "{\"severity\":\"note\",\"rule\":\"merged\",\"document\":\"a.md\",\"line\":3,\"column\":1,\"end_"
          "column\":5,"
          "\"message\":\"merged with b\",\"hint\":null,\"related\":[]},\n"
          "{\"severity\":\"warning\",\"rule\":\"answer\",\"document\":\"a.md\",\"line\":9,\"column\":null,"
          "\"end_column\":null,\"message\":\"no answer\",\"hint\":null,\"related\":[]},\n"
          "{\"severity\":\"error\",\"rule\":\"level\",\"document\":\"q/"
          "b.md\",\"line\":5,\"column\":8,\"end_column\":12,"
          "\"message\":\"unknown level \\\"hard\\\"\",\"hint\":\"use one of junior, mid, "
          "senior\",\"related\":[]},\n"
          "{\"severity\":\"error\",\"rule\":\"settings\",\"document\":null,\"line\":null,\"column\":null,"
          "\"end_column\":null,\"message\":\"contradicting decisions\",\"hint\":null,\"related\":["
          "{\"document\":\"duplicates.yml\",\"line\":4,\"message\":\"says same\"},"
          "{\"document\":\"duplicates.yml\",\"line\":null,\"message\":\"says different\"}]}\n]}\n");
}

TEST_CASE("the GitHub report has the worst first, paths from the repository's root, and a total") {
    CHECK(report("github", {}).empty());
    CHECK(report("github", {findings()[0]}).empty());
    CHECK(report("github", findings(), {"content", "1"}) ==
          "::error file=content/q/b.md,line=5,col=8,endColumn=12,title=level::unknown level \"hard\"%0A"
          "hint: use one of junior, mid, senior\n"
          "::error title=settings::contradicting decisions\n"
          "::warning file=content/a.md,line=9,title=answer::no answer\n"
          "::notice title=qbank::2 errors, 1 warning\n");
}

TEST_CASE("nothing of the content can begin a workflow command or end one") {
    const std::vector<Diagnostic> hostile{
        finding(Severity::error, "a,b:c", "x,line=1::stop/%0A:\n::add-mask::y\r.md", 1, 0, 0,
                "\n::set-output name=a::b\r\n::error::100% %0A \x1b[31m\x07\u202E\u2028 done",
                "::warning::\n::debug::x")};
    CHECK(report("github", hostile) ==
          "::error file=x%2Cline=1%3A%3Astop/%250A%3A%0A%3A%3Aadd-mask%3A%3Ay%0D.md,line=1,title=a%2Cb%3Ac::"
          "%0A::set-output name=a::b%0D%0A::error::100%25 %250A \uFFFD[31m\uFFFD\uFFFD\uFFFD done%0A"
          "hint: ::warning::%0A::debug::x\n"
          "::notice title=qbank::1 error, 0 warnings\n");
}

TEST_CASE("GitHub gets at most ten errors and ten warnings") {
    std::vector<Diagnostic> many;
    for (std::uint32_t i = 1; i <= 12; ++i) {
        many.push_back(finding(Severity::warning, "w", "a.md", i, 0, 0, "w" + std::to_string(i)));
        many.push_back(finding(Severity::error, "e", "a.md", i, 0, 0, "e" + std::to_string(i)));
    }
    std::string expected;
    for (const char kind : {'e', 'w'}) {
        for (int i = 1; i <= 10; ++i) {
            const std::string n = std::to_string(i);
            expected += std::string("::") + (kind == 'e' ? "error" : "warning") + " file=a.md,line=" + n +
                        ",title=" + kind + "::" + kind + n + "\n";
        }
    }
    CHECK(report("github", many) ==
          expected + "::notice title=qbank::12 errors, 12 warnings; shown here are at most 10 of each\n");
}

TEST_CASE("the SARIF report has rules, results and places") {
    const Json sarif = Json::parse(report("sarif", findings(), {"content/", "1.2.3"}));
    CHECK(sarif == Json::parse(R"json({
      "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
      "version": "2.1.0",
      "runs": [{
        "tool": {"driver": {"name": "qbank", "version": "1.2.3",
                            "rules": [{"id": "answer"}, {"id": "level"}, {"id": "merged"}, {"id": "settings"}]}},
        "columnKind": "unicodeCodePoints",
        "results": [
          {"ruleId": "level", "ruleIndex": 1, "level": "error",
           "message": {"text": "unknown level \"hard\"\nhint: use one of junior, mid, senior"},
           "locations": [{"physicalLocation": {
             "artifactLocation": {"uri": "content/q/b.md", "uriBaseId": "%SRCROOT%"},
             "region": {"startLine": 5, "startColumn": 8, "endColumn": 12}}}]},
          {"ruleId": "settings", "ruleIndex": 3, "level": "error",
           "message": {"text": "contradicting decisions"},
           "locations": [{"physicalLocation": {
             "artifactLocation": {"uri": "content/bank.yml", "uriBaseId": "%SRCROOT%"}}}],
           "relatedLocations": [
             {"id": 0, "physicalLocation": {
               "artifactLocation": {"uri": "content/duplicates.yml", "uriBaseId": "%SRCROOT%"},
               "region": {"startLine": 4}}, "message": {"text": "says same"}},
             {"id": 1, "physicalLocation": {
               "artifactLocation": {"uri": "content/duplicates.yml", "uriBaseId": "%SRCROOT%"}},
               "message": {"text": "says different"}}]},
          {"ruleId": "answer", "ruleIndex": 0, "level": "warning",
           "message": {"text": "no answer"},
           "locations": [{"physicalLocation": {
             "artifactLocation": {"uri": "content/a.md", "uriBaseId": "%SRCROOT%"}, "region": {"startLine": 9}}}]},
          {"ruleId": "merged", "ruleIndex": 2, "level": "note",
           "message": {"text": "merged with b"},
           "locations": [{"physicalLocation": {
             "artifactLocation": {"uri": "content/a.md", "uriBaseId": "%SRCROOT%"},
             "region": {"startLine": 3, "startColumn": 1, "endColumn": 5}}}]}
        ]}]})json"));
}

TEST_CASE("SARIF of nothing is a run without results, and odd file names become valid URIs") {
    CHECK(report("sarif", {}) ==
          "{\n \"$schema\": \"https://json.schemastore.org/sarif-2.1.0.json\",\n \"version\": \"2.1.0\",\n "
          "\"runs\": [\n"
          "  {\n   \"tool\": {\n    \"driver\": {\n     \"name\": \"qbank\",\n     \"rules\": []\n    }\n   "
          "},\n"
          "   \"columnKind\": \"unicodeCodePoints\",\n   \"results\": []\n  }\n ]\n}\n");
    const Json sarif = Json::parse(report(
        "sarif", {finding(Severity::error, "r", "javascript:a b/é?#%\n.md", 1, 0, 0, "bad \xff byte")}));
    const Json& result = sarif["runs"][0]["results"][0];
    CHECK(result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] ==
          "javascript%3Aa%20b/%C3%A9%3F%23%25%0A.md");
    CHECK(result["message"]["text"] == "bad \uFFFD byte");
}
