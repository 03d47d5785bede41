#include <filesystem>
#include <string>

#include "base/files.hpp"
#include "base/text.hpp"
#include "catch.hpp"
#include "render/render.hpp"
#include "render/strings.hpp"
#include "render/template_check.hpp"
#include "render/template_fields.hpp"
#include "render/templates.hpp"

using namespace qbank;
namespace fs = std::filesystem;

namespace {

const fs::path templates_folder = fs::path(QBANK_SOURCE) / "templates";

Strings strings() {
    Diagnostics diagnostics;
    return Strings::load({templates_folder, {}, {}}, "en", diagnostics);
}

std::string first_finding(std::string_view body, std::string_view file = "home.html") {
    Diagnostics diagnostics;
    check_template(body, file, "templates/x.html", strings(), diagnostics);
    const auto all = diagnostics.sorted();
    return all.empty()
               ? ""
               : std::to_string(all[0].line) + ":" + std::to_string(all[0].column) + " " + all[0].message;
}

}  // namespace

TEST_CASE("what the engine would do wrong in silence is found when templates are loaded") {
    const std::string head = "{{%AUTOESCAPE context=\"HTML\"}}";
    struct Case {
        std::string body, finding;
    };
    const Case cases[] = {
        {head + "<p>{{TITLE}}{{T_HOME}}{{! note }}</p>", ""},
        {"<p>{{TITLE}}</p>", "1:1 the template does not begin with the line that turns escaping on"},
        {head + "\n<p>{{TITLE</p>", "2:4 this {{ is never closed"},
        {head + "\n{{TITLE {{ROOT}}", "2:1 this {{ is never closed"},
        {head + "{{#TOPIC}}x", "1:31 the section TOPIC is never closed"},
        {head + "{{#TOPIC}}{{#TAG}}{{/TOPIC}}{{/TAG}}",
         "1:49 TOPIC is closed here but is not the section that is open"},
        {head + "{{/TOPIC}}", "1:31 TOPIC is closed here but is not the section that is open"},
        {head + "{{TITEL}}", "1:31 no page gives \"TITEL\" to this template"},
        {head + "{{T_NO_SUCH}}", "1:31 there is no string \"no_such\""},
        {head + "{{TITLE:none}}", "1:31 TITLE must not be written without escaping"},
        {head + "{{TITLE:javascript_escape}}", "1:31 the modifier javascript_escape is not allowed"},
        {head + "{{WORDING_HTML:none}}", ""},
        {head + "{{^TOPIC}}", "1:31 there are no inverted sections"},
        {head + head, "1:31 only the first line may hold a {{% line"},
    };
    for (const Case& c : cases) {
        INFO(c.body);
        CHECK(first_finding(c.body) == c.finding);
    }
}

TEST_CASE("the templates that ship are clean") {
    Diagnostics diagnostics;
    const Strings words = strings();
    for (const TemplateFields& fields : template_fields()) {
        const fs::path path = templates_folder / std::string(fields.file);
        INFO(path.string());
        REQUIRE(fs::exists(path));
        CHECK(check_template(files::read(path), fields.file, fields.file, words, diagnostics));
    }
    CHECK(diagnostics.empty());
}

TEST_CASE("templates/README.md lists each template with what it gets") {
    const std::string readme = files::read(templates_folder / "README.md");
    const auto list = [](const std::vector<std::string_view>& names) {
        std::string result;
        for (const std::string_view name : names)
            result += (result.empty() ? "`" : " `") + std::string(name) + "`";
        return result.empty() ? std::string("none of its own") : result;
    };
    const auto part = [&](const std::string& heading) {
        const std::size_t start = readme.find("\n## " + heading + "\n");
        REQUIRE(start != std::string::npos);
        return readme.substr(start, readme.find("\n## ", start + 1) - start);
    };
    const auto check = [&](const std::string& heading, const TemplateFields& fields) {
        INFO(heading);
        CHECK(part(heading).find("\nValues: " + list(fields.values) + "\n") != std::string::npos);
        CHECK(part(heading).find("\nSections: " + list(fields.sections) + "\n") != std::string::npos);
    };
    check("Every template", common_fields());
    std::size_t headings = 0;
    for (const std::string_view line : text::lines(readme)) headings += line.starts_with("## ") ? 1U : 0U;
    CHECK(headings == template_fields().size() + 1);
    for (const TemplateFields& fields : template_fields()) check(std::string(fields.file), fields);
}

TEST_CASE("strings fill in numbers, and a missing one shows its name") {
    const Strings words = strings();
    CHECK(words.count("questions", 1) == "1 question");
    CHECK(words.count("questions", 12) == "12 questions");
    CHECK(words.get("no_such") == "no_such");
}
