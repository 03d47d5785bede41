#include <sstream>

#include "base/json.hpp"
#include "base/json_text.hpp"
#include "catch.hpp"
#include "export/embedded_markdown.hpp"
#include "export/export.hpp"
#include "export/images.hpp"
#include "export/question_html.hpp"
#include "export/sha1.hpp"

using namespace qbank;

namespace {

Bank bank() {
    Bank bank;
    bank.settings.title = "My \"bank\"";
    BankQuestion n1;
    n1.id = "n-plus-one";
    n1.wording = "What is the **N+1** problem?";
    n1.plain = "What is the N+1 problem?";
    n1.answer = "One query, then\n\n# N more\n\nText";
    n1.topics = {"orm"};
    n1.tags = {"performance"};
    n1.level = Level::mid;
    n1.language = "en";
    n1.aliases = {"n-plus-1"};
    n1.sources = {"list"};
    n1.asked = {{"", {"questions/orm/n-plus-one.md", 2, 11, 30}, 1, std::nullopt, {}, n1.wording, n1.answer},
                {"list", {"list.md", 14, 1, 9}, 2, 7, {"Part 1", "ORM"}, "N+1?", std::nullopt}};
    n1.related_to = {{1, {"topic"}}};
    BankQuestion choice;
    choice.id = "choice";
    choice.wording = choice.plain = "Which one?";
    choice.topics = {"sql", "orm"};
    choice.kind = Kind::how_to;
    choice.language = "en";
    choice.choices = {{"*this*", true}, {"that", false}};
    bank.questions = {n1, choice};
    BankTopic orm, sql;
    orm.id = "orm";
    orm.title = "ORM";
    orm.group = "Data";
    orm.questions = {0, 1};
    sql.id = "sql";
    sql.title = "SQL";
    sql.questions = {1};
    bank.topics = {orm, sql};
    BankSource list;
    list.id = "list";
    list.title = "The List";
    list.document = "list.md";
    bank.sources = {list};
    bank.skipped = {{"list.md", 1, 3, "table of contents", "- [a](#a)\n- b"}};
    bank.index_names();
    return bank;
}

std::string exported(std::string_view name, const Bank& bank) {
    std::ostringstream out;
    find_export_format(name)->write({bank}, out);
    return out.str();
}

/// The CSV cell made of this answer.
std::string cell_of(const std::string& answer) {
    Bank bank;
    bank.questions.resize(1);
    bank.questions[0].id = "a";
    bank.questions[0].answer = answer;
    const std::string text = exported("csv", bank);
    const std::size_t from = text.find("\r\na,,") + 5;
    return text.substr(from, text.rfind(",,,,concept,,,,,\r\n") - from);
}

}  // namespace

TEST_CASE("formats are found by their names") {
    for (const ExportFormat& format : export_formats()) CHECK(find_export_format(format.name) == &format);
    CHECK(find_export_format("JSON") == nullptr);
    CHECK(find_export_format("") == nullptr);
}

TEST_CASE("the JSON export has every key, in order, with null for what is not known") {
    CHECK(exported("json", bank()) ==
          "{\"schema\": 1,\n\"title\": \"My \\\"bank\\\"\",\n\"questions\": [\n"
          "{\"id\":\"n-plus-one\",\"question\":\"What is the N+1 problem?\","
          "\"question_markdown\":\"What is the **N+1** problem?\","
          "\"answer_markdown\":\"One query, then\\n\\n# N "
          "more\\n\\nText\",\"topics\":[\"orm\"],\"tags\":[\"performance\"],"
          "\"level\":\"mid\",\"kind\":\"concept\",\"language\":\"en\",\"choices\":[],\"aliases\":[\"n-plus-"
          "1\"],"
          "\"sources\":[\"list\"],\"asked\":["
          "{\"source\":null,\"document\":\"questions/orm/"
          "n-plus-one.md\",\"line\":2,\"position\":1,\"section\":[],"
          "\"number\":null,\"question\":\"What is the **N+1** problem?\","
          "\"answer_markdown\":\"One query, then\\n\\n# N more\\n\\nText\"},"
          "{\"source\":\"list\",\"document\":\"list.md\",\"line\":14,\"position\":2,\"section\":[\"Part "
          "1\",\"ORM\"],"
          "\"number\":7,\"question\":\"N+1?\",\"answer_markdown\":null}],\"related\":[\"choice\"]},\n"
          "{\"id\":\"choice\",\"question\":\"Which one?\",\"question_markdown\":\"Which "
          "one?\",\"answer_markdown\":null,"
          "\"topics\":[\"sql\",\"orm\"],\"tags\":[],\"level\":null,\"kind\":\"how-to\",\"language\":\"en\","
          "\"choices\":[{\"text\":\"*this*\",\"correct\":true},{\"text\":\"that\",\"correct\":false}],"
          "\"aliases\":[],"
          "\"sources\":[],\"asked\":[],\"related\":[]}\n],\n"
          "\"topics\": [\n{\"id\":\"orm\",\"title\":\"ORM\",\"group\":\"Data\"},\n"
          "{\"id\":\"sql\",\"title\":\"SQL\",\"group\":null}\n],\n"
          "\"sources\": [\n{\"id\":\"list\",\"title\":\"The List\",\"document\":\"list.md\"}\n],\n"
          "\"skipped\": [\n{\"document\":\"list.md\",\"line\":1,\"end_line\":3,\"reason\":\"table of "
          "contents\","
          "\"text\":\"- [a](#a)\\n- b\"}\n]}\n");
}

TEST_CASE("an empty bank is still a valid export of every format") {
    const Bank empty;
    CHECK(exported("json", empty) ==
          "{\"schema\": 1,\n\"title\": \"Questions\",\n\"questions\": [],\n\"topics\": [],\n"
          "\"sources\": [],\n\"skipped\": []}\n");
    CHECK(exported("jsonl", empty).empty());
    CHECK(exported("csv", empty) ==
          "id,question,answer,topics,tags,level,kind,sources,question_markdown,choices,language,aliases\r\n");
    CHECK(exported("markdown", empty) == "# Questions\n\n## Contents\n\n\n");
}

TEST_CASE("JSON Lines are the question objects of the JSON export") {
    const Json whole = Json::parse(exported("json", bank()));
    std::istringstream lines(exported("jsonl", bank()));
    std::string line;
    std::size_t count = 0;
    while (std::getline(lines, line)) {
        REQUIRE(count < whole["questions"].size());
        CHECK(Json::parse(line) == whole["questions"][count++]);
    }
    CHECK(count == 2);
}

TEST_CASE("JSON text survives a reader that is not ours") {
    for (const std::string& text :
         {std::string("plain"), std::string(), std::string("\"\\/\b\f\n\r\t"),
          std::string("\0\x01\x1f\x7f", 4), std::string("é — 日本 🚀 \u2028\u2029\u202E"),
          std::string("</script><!--"), std::string(100000, '"')}) {
        std::string json;
        JsonText(json).value(text);
        CHECK(Json::parse(json).get<std::string>() == text);
    }
    std::string json;
    JsonText(json).value(std::string_view("a\xff\xc0\xaf z\xe2\x82"));
    CHECK(Json::parse(json).get<std::string>() == "a\uFFFD\uFFFD\uFFFD z\uFFFD\uFFFD");
}

TEST_CASE("CSV has a row a question, quoted only where needed") {
    Bank with_url = bank();
    with_url.settings.base_url = "https://example.org/b/";
    CHECK(
        exported("csv", with_url) ==
        "id,question,answer,topics,tags,level,kind,sources,question_markdown,choices,language,aliases,url\r\n"
        "n-plus-one,What is the N+1 problem?,\"One query, then\n\n# N "
        "more\n\nText\",orm,performance,mid,concept,list,What is the **N+1** problem?,,en,n-plus-1,"
        "https://example.org/b/q/n-plus-one.html\r\n"
        "choice,Which one?,,sql; orm,,,how-to,,,\"[x] *this*\n[ ] that\",en,,"
        "https://example.org/b/q/choice.html\r\n");
}

TEST_CASE("CSV cells are escaped, and defused if a spreadsheet could run them") {
    struct Case {
        std::string text, cell;
    };
    const std::vector<Case> cases{
        {"plain", "plain"},
        {"a,b", "\"a,b\""},
        {"say \"hi\"", "\"say \"\"hi\"\"\""},
        {"a\r\nb", "\"a\r\nb\""},
        {"a\rb", "\"a\rb\""},
        {std::string("a\0b", 3), "\"a\uFFFDb\""},
        {"=cmd()", "\"'=cmd()\""},
        {"=cmd|' /C calc'!A0", "\"'=cmd|' /C calc'!A0\""},
        {"+1", "\"'+1\""},
        {"-1", "\"'-1\""},
        {"@SUM(A1)", "\"'@SUM(A1)\""},
        {"\tx", "\"'\tx\""},
        {"\rx", "\"'\rx\""},
        {"  =x", "\"'  =x\""},
        {"\n=x", "\"'\n=x\""},
        {"\u00A0=x", "\"'\u00A0=x\""},
        {"\u3000\uFEFF=x", "\"'\u3000\uFEFF=x\""},
        {"＝x", "\"'＝x\""},
        {"'=x", "\"''=x\""},
        {"'", "'"},
        {"'quoted'", "'quoted'"},
        {"a=b", "a=b"},
        {"1-2", "1-2"},
        {"", ""},
        {"   ", "   "},
    };
    for (const Case& c : cases) {
        INFO(c.text);
        CHECK(cell_of(c.text) == c.cell);
    }
}

TEST_CASE("the Markdown document has contents, each question once, and links where it is listed again") {
    CHECK(
        exported("markdown", bank()) ==
        "# My \"bank\"\n\n## Contents\n\n"
        "- [ORM](#topic-orm)\n  - [What is the N+1 problem?](#q-n-plus-one)\n"
        "- [SQL](#topic-sql)\n  - [Which one?](#q-choice)\n\n"
        "<a id=\"topic-orm\"></a>\n\n## ORM\n\n"
        "<a id=\"q-n-plus-one\"></a>\n\n### What is the **N+1** problem?\n\nLevel: Mid level · Asked in: The "
        "List\n\n"
        "One query, then\n\n#### N more\n\nText\n\n"
        "See also:\n\n- [Which one?](#q-choice)\n\n"
        "<a id=\"topic-sql\"></a>\n\n## SQL\n\n"
        "<a id=\"q-choice\"></a>\n\n### Which one?\n\n- [x] *this*\n- [ ] that\n\n");
}

TEST_CASE("a question of no known topic is printed at the end") {
    Bank odd = bank();
    odd.questions[0].topics.clear();
    const std::string text = exported("markdown", odd);
    CHECK(
        text.find("- [Other questions](#other-questions)\n  - [What is the N+1 problem?](#q-n-plus-one)\n") !=
        std::string::npos);
    CHECK(text.find("## Other questions\n\n<a id=\"q-n-plus-one\">") != std::string::npos);
}

TEST_CASE("headings of answers go below the question's, in their order") {
    struct Case {
        std::string name, answer, result;
    };
    const std::vector<Case> cases{
        {"none", "text\n", "text"},
        {"moved by the same", "# a\n\n## b\n\n# c", "#### a\n\n##### b\n\n#### c"},
        {"deep enough already", "#### a\n\n##### b", "#### a\n\n##### b"},
        {"gaps are kept, up to 6", "# a\n### b\n###### c", "#### a\n###### b\n###### c"},
        {"closing marks stay harmless", "# a #", "#### a #"},
        {"code is not a heading", "```sh\n# comment\n```\n\n# a", "```sh\n# comment\n```\n\n#### a"},
        {"indented code neither", "    # comment\n\n# a", "    # comment\n\n#### a"},
        {"nor a tag", "#tag and C#", "#tag and C#"},
        {"underlined", "Title\n=====\n\ntext\n\nSub\n---", "#### Title\n\n\ntext\n\n##### Sub\n"},
        {"underlined over two lines", "One\ntwo\n===\ntext", "#### One two\n\n\ntext"},
        {"in a quote", "> # a\n> text", "> #### a\n> text"},
        {"underlined in a quote", "> a\n> ---\n> text", "> #### a\n> \n> text"},
        {"in a list", "- # a\n  text\n- b", "- #### a\n  text\n- b"},
        {"a rule is no underline", "text\n\n---\n\n# a", "text\n\n---\n\n#### a"},
        {"an open fence", "```\nx", "````markdown\n```\nx\n````"},
        {"an open fence in longer marks", "````\n```\nx", "`````markdown\n````\n```\nx\n`````"},
        {"an open comment", "a\n\n<!-- x", "```markdown\na\n\n<!-- x\n```"},
    };
    for (const Case& c : cases) {
        INFO(c.name);
        CHECK(embedded_markdown(c.answer, 3) == c.result);
    }
}

TEST_CASE("links of answers become anchors or whole addresses in the Markdown document") {
    struct Case {
        std::string name, answer, result, base_url;
    };
    const std::vector<Case> cases{
        {"a question of the bank", "See [that](other.md).", "See [that](#q-choice).", ""},
        {"in brackets", "[a](<other.md> \"t\")", "[a](<#q-choice> \"t\")", ""},
        {"by definition", "[a][1]\n\n[1]: other.md", "[a][1]\n\n[1]: #q-choice", ""},
        {"a page of the site", "[a](../../pages/about.md)", "[a](https://example.org/about.html)",
         "https://example.org/"},
        {"elsewhere", "[a](https://example.net/x)", "[a](https://example.net/x)", ""},
        {"code is left alone", "`[a](other.md)` [a](other.md)\n\n    [a](other.md)",
         "`[a](other.md)` [a](other.md)\n\n    [a](other.md)", ""},
        {"code blocks beside links", "[a](other.md)\n\n```\n[a](other.md)\n```",
         "[a](#q-choice)\n\n```\n[a](other.md)\n```", ""},
        {"a file that is nowhere", "[a](gone.md)", "[a](gone.md)", ""},
    };
    for (const Case& c : cases) {
        INFO(c.name);
        Bank two = bank();
        two.settings.base_url = c.base_url;
        two.settings.pages = {{"about", "About", "", "pages/about.md", 1}};
        two.questions[0].answer = c.answer;
        two.questions[0].place.document = "questions/orm/n-plus-one.md";
        two.questions[1].asked = {{"", {"questions/orm/other.md", 2}, 1, std::nullopt, {}, "", std::nullopt}};
        const std::string text = exported("markdown", two);
        CHECK(text.find("\n\n" + c.result + "\n\nSee also") != std::string::npos);
    }
}

TEST_CASE("GIFT escapes what it would read as its own") {
    Bank one = bank();
    one.questions[0].wording = one.questions[0].plain = "What is {x: 1} ~ #a = b\\c?";
    one.questions[0].answer = "}\n\n#### x\n{";
    const std::string text = exported("gift", one);
    CHECK(text.find("::[markdown]What is \\{x\\: 1\\} \\~ \\#a \\= b\\\\c?{\n####[markdown]\\}\\n\\n"
                    "\\#\\#\\#\\# x\\n\\{\n}\n\n") != std::string::npos);
    CHECK(text.find("$CATEGORY: ORM\n\n// [id:n-plus-one] [tag:performance]\n") == 0);
    CHECK(text.find("{\n=[markdown]*this*\n~[markdown]that\n}") != std::string::npos);
}

TEST_CASE("HTML becomes XML") {
    CHECK(xhtml("<p>a<br>\n<img src=\"x>y\" alt=\"\"></p><details open><hr></details>") ==
          "<p>a<br/>\n<img src=\"x>y\" alt=\"\"/></p><details open=\"open\"><hr/></details>");
    CHECK(text_of_html("a <b title=\"x>\">&lt;b&gt; &amp;amp;</b>") == "a <b> &amp;");
}

TEST_CASE("base64 pads as RFC 4648 has it") {
    for (const auto& [plain, encoded] :
         std::vector<std::pair<std::string, std::string>>{{"", ""},
                                                          {"f", "Zg=="},
                                                          {"fo", "Zm8="},
                                                          {"foo", "Zm9v"},
                                                          {"foob", "Zm9vYg=="},
                                                          {"\xFF\xFE", "//4="}})
        CHECK(base64(plain) == encoded);
}

TEST_CASE("SHA-1 gives the values of RFC 3174") {
    using Hash = std::array<std::uint32_t, 5>;
    CHECK(sha1("abc") == Hash{0xA9993E36, 0x4706816A, 0xBA3E2571, 0x7850C26C, 0x9CD0D89D});
    CHECK(sha1("") == Hash{0xDA39A3EE, 0x5E6B4B0D, 0x3255BFEF, 0x95601890, 0xAFD80709});
    CHECK(sha1("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq") ==
          Hash{0x84983E44, 0x1C3BD26E, 0xBAAE4AA1, 0xF95129E5, 0xE54670F1});
    CHECK(sha1(std::string(1000000, 'a')) ==
          Hash{0x34AA973C, 0xD4C4DAA4, 0xF61EEB2B, 0xDBAD2731, 0x6534016F});
}

TEST_CASE("every format writes the same bytes twice, on one thread and many, and survives an empty bank") {
    const Bank some = bank(), none;
    for (const ExportFormat& format : export_formats()) {
        INFO(format.name);
        CHECK(export_text({some, {}, 1}, format.name) == export_text({some, {}, 3}, format.name));
        CHECK_NOTHROW(export_text({none}, format.name));
    }
}

TEST_CASE("exports that bank.yml wants published are resolved once each, unknown ones told") {
    Settings settings;
    settings.exports = {
        {"anki", {"bank.yml", 3, 11}}, {"anki", {"bank.yml", 4}}, {"ankki", {"bank.yml", 5, 5}}};
    Diagnostics diagnostics;
    resolve_published_exports(settings, diagnostics);
    REQUIRE(settings.published_exports.size() == 1);
    CHECK(settings.published_exports[0].path == "exports/bank.apkg");
    REQUIRE(diagnostics.sorted().size() == 1);
    CHECK(diagnostics.sorted()[0].message == "there is no export format \"ankki\"");
    CHECK(diagnostics.sorted()[0].hint == "did you mean \"anki\"?");
}
