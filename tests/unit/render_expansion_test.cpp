#include <ctemplate/template_modifiers.h>

#include <map>
#include <set>
#include <string>

#include "catch.hpp"
#include "render/compiled_template.hpp"
#include "render/page_data.hpp"
#include "render/template_fields.hpp"

using namespace qbank;

namespace {

const std::string head = "{{%AUTOESCAPE context=\"HTML\"}}";

/// The page that a template makes of data; includes are looked for among `others`.
std::string expanded(const std::string& source, const PageData& data,
                     const std::map<std::string, std::string>& others = {}) {
    const auto compiled = CompiledTemplate::compile(head + source);
    REQUIRE(compiled);
    std::map<std::string, CompiledTemplate, std::less<>> known;
    for (const auto& [name, text] : others) known.emplace(name, *CompiledTemplate::compile(head + text));
    std::string out;
    compiled->expand(
        data,
        [&](std::string_view file) {
            const auto found = known.find(file);
            return found == known.end() ? nullptr : &found->second;
        },
        out);
    return out;
}

}  // namespace

TEST_CASE("text is escaped as ctemplate escapes it, whatever its bytes") {
    std::string all;
    for (int c = 1; c < 256; ++c) all += static_cast<char>(c);
    for (const std::string& text : {all, std::string("a & b"), std::string("\"'<>"), std::string()}) {
        std::string ours;
        append_html_escaped(text, ours);
        CHECK(ours == ctemplate::html_escape(text));
    }
}

TEST_CASE("addresses are judged as ctemplate judges them") {
    for (const std::string url :
         {"", "a", "../q/x.html", "a:b", "javascript:alert(1)", "JaVaScRiPt:x", "data:text/html,x",
          "https://example.org/?a=1&b=\"2\"", "HTTP://x", "ftp://x", "//host", "a/b:c", "mailto:a@b.c", ":",
          "#a:b", "?a:b", "x\ty:z", "vbscript:x"}) {
        INFO(url);
        std::string ours;
        append_url_escaped(url, ours);
        CHECK(ours == ctemplate::validate_url_and_html_escape(url));
    }
}

TEST_CASE("a value is escaped for the place where it stands") {
    PageData data("");
    data.main().set("TITLE", "<a & \"b\">");
    data.main().set("URL", "javascript:alert(1)");
    data.main().set("WORDING_HTML", "<b>bold</b>");
    CHECK(expanded("<p title=\"{{TITLE}}\">{{TITLE}}</p>", data) ==
          "<p title=\"&lt;a &amp; &quot;b&quot;&gt;\">&lt;a &amp; &quot;b&quot;&gt;</p>");
    CHECK(expanded("<a href=\"{{URL}}\">{{WORDING_HTML:none}}</a>", data) == "<a href=\"#\"><b>bold</b></a>");
    CHECK(expanded("<pre>{{TITLE:pre_escape}}</pre>", data) == "<pre>&lt;a &amp; &quot;b&quot;&gt;</pre>");
    CHECK(expanded("<script>var x = '{{TITLE}}';</script>", data) ==
          "<script>var x = '\\x3ca \\x26 \\x22b\\x22\\x3e';</script>");
}

TEST_CASE("a template that ctemplate refuses, or that has a value nobody can judge, is not compiled") {
    for (const std::string source : {"<p>{{#TOPIC}}x", "<p>{{TITLE"}) {
        INFO(source);
        CHECK(!CompiledTemplate::compile(head + source));
    }
    CHECK(!CompiledTemplate::compile("<p>{{TITLE}}</p>"));  // nothing turned escaping on
}

TEST_CASE("a section is shown for each of its turns, and what a turn lacks is looked for around it") {
    PageData data("");
    Data main = data.main();
    main.set("TITLE", "all");
    CHECK(expanded("a{{#TAG}}x{{/TAG}}b", data) == "ab");
    main.add("TAG").set("URL", "1");
    main.add("TAG").set("TITLE", "own");
    CHECK(expanded("{{#TAG}}[{{TITLE}} {{URL}}]{{/TAG}}", data) == "[all 1][own ]");
}

TEST_CASE("a section inside another is found in what surrounds it, with the values that are there") {
    PageData data("");
    Data main = data.main();
    main.set("TITLE", "outer");
    main.show("EDITABLE");
    main.show("EDITABLE");
    main.add("TAG").set("TITLE", "inner");
    CHECK(expanded("{{#TAG}}{{TITLE}} {{#EDITABLE}}{{TITLE}}{{/EDITABLE}}{{/TAG}}", data) == "inner outer");
}

TEST_CASE("the value that was set last counts, and an empty one is none") {
    PageData data("");
    data.main().set("TITLE", "first");
    data.main().set("TITLE", "second");
    data.main().set("TITLE", "");
    data.main().set("COUNT", std::size_t{1234567890123});
    CHECK(expanded("{{TITLE}} {{COUNT}}", data) == "second 1234567890123");
}

TEST_CASE("an included template sees the values of the whole page only") {
    PageData data("main.html");
    data.set_global("ROOT", "../");
    data.layout().set("TITLE", "layout");
    data.main().set("URL", "u");
    CHECK(expanded("{{TITLE}}:{{>MAIN}}{{>SEARCH_BOX}}", data, {{"main.html", "{{ROOT}}{{URL}}{{TITLE}}"}}) ==
          "layout:../u");
    data.layout().add("HEADER_SEARCH").include("SEARCH_BOX", "box.html");
    CHECK(expanded("{{#HEADER_SEARCH}}{{>SEARCH_BOX}}{{/HEADER_SEARCH}}", data, {{"box.html", "box"}}) ==
          "box");
}

TEST_CASE("values that pages share look the same on each, with the page's own around them") {
    SharedData shared;
    shared.data().add("NAV_TOPIC").set("NAV_TITLE", "one");
    shared.data().add("NAV_TOPIC").set("NAV_TITLE", "two");
    for (const std::string root : {"", "../"}) {
        PageData data("");
        data.set_global("ROOT", root);
        data.layout().show_shared("NAV_TOPIC", shared);
        CHECK(expanded("{{#NAV_TOPIC}}{{ROOT}}{{NAV_TITLE}} {{/NAV_TOPIC}}", data) ==
              root + "one " + root + "two ");
    }
}

TEST_CASE("many and large values find room") {
    PageData data("");
    const std::string large(100000, 'x');
    for (int i = 0; i < 2000; ++i) data.main().add("TAG").set("TITLE", "title");
    data.main().set("TITLE", large);
    CHECK(expanded("{{#TAG}}{{TITLE}}{{/TAG}}", data).size() == 10000);
    CHECK(expanded("{{TITLE}}", data) == large);
}

TEST_CASE("no two names of fields have the same number") {
    std::map<std::uint32_t, std::string_view> numbers;
    std::set<std::string_view> names;
    const auto add = [&](const TemplateFields& fields) {
        names.insert(fields.values.begin(), fields.values.end());
        names.insert(fields.sections.begin(), fields.sections.end());
    };
    add(common_fields());
    for (const TemplateFields& fields : template_fields()) add(fields);
    for (const std::string_view name : names) {
        INFO(name);
        CHECK(numbers.emplace(Field::id_of(name), name).second);
    }
}
