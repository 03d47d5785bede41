#include <fmt/format.h>

#include <filesystem>
#include <string>

#include "base/files.hpp"
#include "base/markdown.hpp"
#include "base/text.hpp"
#include "catch.hpp"
#include "render/render.hpp"
#include "render/template_fields.hpp"

using namespace qbank;
namespace fs = std::filesystem;

namespace {

/// An empty folder that goes away with the test.
struct Folder {
    fs::path path;
    explicit Folder(const std::string& name)
        : path(fs::temp_directory_path() / ("qbank-render-" + name + "-" + std::to_string(::getpid()))) {
        fs::remove_all(path);
        fs::create_directories(path);
    }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    ~Folder() { fs::remove_all(path); }
    void write(const std::string& file, std::string_view bytes) const {
        fs::create_directories((path / file).parent_path());
        files::write(path / file, bytes);
    }
};

constexpr std::string_view document = "questions/orm/first.md";
constexpr std::string_view second_document = "questions/orm/second.md";

BankQuestion question(std::string id, std::string wording, std::string answer,
                      std::string_view file = document) {
    BankQuestion q;
    q.id = std::move(id);
    q.plain = markdown::plain_text(wording);
    q.wording = std::move(wording);
    if (!answer.empty()) q.answer = std::move(answer);
    q.place = {file, 2, 11};
    q.answer_place = {file, 6};
    q.own_file = true;
    q.topics = {"orm"};
    q.language = "en";
    return q;
}

Bank small_bank() {
    Bank bank;
    bank.settings.title = "A & B <bank>";
    bank.settings.description = "Questions *for* readers.";
    bank.settings.base_url = "https://example.org/bank/";
    bank.settings.repository = "https://github.com/owner/bank";
    bank.settings.folder = "content";
    bank.settings.markdown_pages = true;
    bank.settings.pages = {PlainPage{}};
    bank.settings.pages[0].id = "about";
    bank.settings.pages[0].title = "About";
    bank.settings.pages[0].markdown = "Read [this](../questions/orm/first.md).";
    bank.settings.pages[0].path = "pages/about.md";
    bank.questions = {question("first", "What is `a<b>`?", "Because.\n\n[next](second.md#x)\n"),
                      question("second", "Why <not>?", "", second_document)};
    BankQuestion& first = bank.questions[0];
    first.level = Level::mid;
    first.tags = {"perf"};
    first.updated = "2026-02-03";
    first.choices = {{"one", false}, {"**two**", true}};
    first.related_to = {{1, {"<tags>", "orm"}}};
    Occurrence asked;
    asked.source = "guide";
    asked.place = {"lists/guide.md", 12};
    asked.number = 7;
    asked.section = {"Part", "Models"};
    asked.wording = "Say what `a<b>` is";
    first.asked = {asked};
    first.sources = {"guide"};
    BankTopic topic;
    topic.id = "orm";
    topic.title = "ORM";
    topic.group = "Data";
    topic.questions = {0, 1};
    bank.topics = {topic};
    BankSource source;
    source.id = "guide";
    source.title = "The guide";
    source.url = "https://example.com/guide";
    source.document = "lists/guide.md";
    source.entries = {{0, 0}};
    bank.sources = {source};
    bank.tags = {{"perf", "perf", {0}}};
    bank.redirects = {{"old-first", 0}};
    bank.index_names();
    return bank;
}

struct Result {
    std::map<std::string, std::string> files;
    std::vector<Diagnostic> diagnostics;
    const std::string& at(const std::string& path) const {
        INFO(path);
        REQUIRE(files.contains(path));
        return files.at(path);
    }
    bool has(const std::string& path, std::string_view part) const {
        return at(path).find(part) != std::string::npos;
    }
    const Diagnostic* finding(std::string_view rule) const {
        for (const Diagnostic& d : diagnostics) {
            if (d.rule == rule) return &d;
        }
        return nullptr;
    }
};

Result rendered(const Bank& bank, const Folder& folder, unsigned jobs = 1) {
    MemorySink sink;
    Site site(sink);
    Diagnostics diagnostics;
    const fs::path source = QBANK_SOURCE;
    render(bank, {source / "templates", source / "theme", folder.path}, jobs, site, diagnostics);
    return {sink.files(), diagnostics.sorted()};
}

}  // namespace

TEST_CASE("a question's weight is shown where there are sources to compare") {
    const Folder folder("weight");
    Bank bank = small_bank();
    BankSource other = bank.sources[0];
    other.id = "other";
    bank.sources.push_back(other);
    bank.index_names();
    const Result site = rendered(bank, folder);
    CHECK(site.has("q/first.html", "in 1 of 2 sources"));
    CHECK_FALSE(site.has("q/second.html", " of 2 sources"));
}

TEST_CASE("a question's page holds all that is known of it") {
    const Folder folder("question");
    const Result site = rendered(small_bank(), folder);
    const std::string page = "q/first.html";
    CHECK(site.has(page, "<h1>What is <code>a&lt;b&gt;</code>?</h1>"));
    CHECK(site.has(page, "<title>What is a&lt;b&gt;? · A &amp; B &lt;bank&gt;</title>"));
    CHECK(site.has(page, "<link rel=\"canonical\" href=\"https://example.org/bank/q/first.html\">"));
    CHECK(site.has(page, "level-mid"));
    CHECK_FALSE(site.has(page, "in 1 of 1 sources"));  // that would tell nothing
    CHECK(site.has(page, "Part › Models, no. 7"));
    CHECK(site.has(page, "Say what <code>a&lt;b&gt;</code> is"));
    CHECK(site.has(page, "https://github.com/owner/bank/blob/main/content/lists/guide.md?plain=1#L12"));
    CHECK(site.has(page, "https://github.com/owner/bank/edit/main/content/questions/orm/first.md"));
    CHECK(site.has(page, "Also about &lt;tags&gt;, orm"));
    CHECK(site.has(page, "<strong>B</strong> <strong>two</strong>"));
    CHECK(site.has(page, "rel=\"next\" href=\"../q/second.html\""));
    CHECK(site.has(page, "href=\"../tags/perf.html\""));
    CHECK(site.has("q/second.html", "Nobody has written an answer"));
    CHECK(site.has("q/second.html", "<h1>Why &lt;not&gt;?</h1>"));
}

TEST_CASE("every page has the frame: policy first, no inline script or style, relative links") {
    const Folder folder("frame");
    const Result site = rendered(small_bank(), folder);
    for (const auto& [path, bytes] : site.files) {
        if (!path.ends_with(".html")) continue;
        INFO(path);
        CHECK(bytes.find(
                  "<head>\n<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none';") !=
              std::string::npos);
        CHECK(bytes.find("<style") == std::string::npos);
        CHECK(bytes.find(" style=") == std::string::npos);
        CHECK(bytes.find("<script>") == std::string::npos);
        CHECK(bytes.find("{{") == std::string::npos);
        if (path != "404.html") CHECK(bytes.find("href=\"/") == std::string::npos);
    }
    CHECK(site.has("index.html", "data-root=\"\""));
    CHECK(site.has("q/first.html", "data-root=\"../\""));
    CHECK(site.has("404.html", "href=\"/bank/index.html\""));
    CHECK(site.has("404.html", "href=\"/bank/assets/style-"));
}

TEST_CASE("lists count truly and link to what they list") {
    const Folder folder("lists");
    const Result site = rendered(small_bank(), folder);
    CHECK(site.has("index.html", "href=\"topics/orm.html\">ORM</a>"));
    CHECK(site.has("index.html", "2 questions"));
    CHECK(site.has("topics/orm.html", "2 questions · 1 answered"));
    CHECK(site.has("topics/orm.html", "<details class=\"question\" id=\"first\""));
    CHECK(site.has("topics/orm.html", "<div class=\"question unanswered\" id=\"second\""));
    CHECK(site.has("tags/perf.html", "1 question<"));
    CHECK(site.has("sources/guide.html", "<h2>Models</h2>"));
    CHECK(site.has("sources/guide.html", "<span class=\"number\">7</span>"));
    CHECK(site.has("about.html", "<a href=\"q/first.html\">this</a>"));
}

TEST_CASE("an answer is the same on both pages, with links that fit") {
    const Folder folder("links");
    const Result site = rendered(small_bank(), folder);
    for (const char* page : {"q/first.html", "topics/orm.html"}) {
        CHECK(site.has(page, "<p><a href=\"../q/second.html\">next</a></p>"));
    }
}

TEST_CASE("an old address leads to the new one") {
    const Folder folder("redirect");
    const Result site = rendered(small_bank(), folder);
    const std::string page = "q/old-first.html";
    CHECK(site.has(page, "content=\"0; url=first.html\""));
    CHECK(site.has(page, "<link rel=\"canonical\" href=\"https://example.org/bank/q/first.html\">"));
    CHECK(site.has(page, "noindex"));
    CHECK(site.at("sitemap.xml").find("old-first") == std::string::npos);
}

TEST_CASE("files for machines need the base URL, and a note says so") {
    const Folder folder("machines");
    Bank bank = small_bank();
    const Result with = rendered(bank, folder);
    CHECK(with.has("sitemap.xml",
                   "<loc>https://example.org/bank/q/first.html</loc><lastmod>2026-02-03</lastmod>"));
    CHECK(with.has("sitemap.xml", "<loc>https://example.org/bank/</loc>"));
    CHECK(with.has("feed.xml", "<updated>2026-02-03T00:00:00Z</updated>"));
    CHECK(with.has("feed.xml", "What is a&lt;b&gt;?"));
    CHECK(with.has("opensearch.xml", "https://example.org/bank/search.html?q={searchTerms}"));
    CHECK(with.has("llms.txt", "https://example.org/bank/q/second.md"));
    CHECK(with.finding("base-url") == nullptr);
    bank.settings.base_url.clear();
    const Result without = rendered(bank, folder);
    for (const char* path : {"sitemap.xml", "feed.xml", "opensearch.xml"})
        CHECK_FALSE(without.files.contains(path));
    CHECK_FALSE(without.has("q/first.html", "canonical"));
    REQUIRE(without.finding("base-url"));
    CHECK(without.finding("base-url")->severity == Severity::note);
}

TEST_CASE("a long topic has several pages, and links still fit one folder deeper") {
    const Folder folder("pages");
    Bank bank = small_bank();
    for (int i = 0; i < 400; ++i) {
        bank.topics[0].questions.push_back(bank.questions.size());
        bank.questions.push_back(question(fmt::format("more-{}", i), "More?", "[x](second.md) `href=\"../`"));
    }
    const Result site = rendered(bank, folder);
    CHECK(site.has("topics/orm.html", "href=\"../topics/orm/3.html\""));
    CHECK(site.has("topics/orm/2.html", "href=\"../../q/second.html\">x</a> <code>href=&quot;../</code>"));
    CHECK(site.has("topics/orm/3.html", "id=\"more-399\""));
    CHECK(site.at("topics/orm/3.html").find("id=\"more-197\"") == std::string::npos);
    CHECK_FALSE(site.files.contains("topics/orm/4.html"));
}

TEST_CASE("missing targets are warnings at their place") {
    const Folder folder("missing");
    folder.write("questions/orm/plan.png",
                 std::string_view("\x89PNG\r\n\x1A\n\0\0\0\rIHDR\0\0\0\4\0\0\0\3", 24));
    folder.write("questions/orm/bad.png", "<svg onload=alert(1)>");
    Bank bank = small_bank();
    bank.questions[0].answer =
        "ok\n\n[a](gone.md)\n\n![b](none.png) ![c](bad.png) ![d](plan.png)\n\n[e](../../../etc/passwd)";
    const Result site = rendered(bank, folder);
    const Diagnostic* link = site.finding("broken-link");
    REQUIRE(link);
    CHECK(link->severity == Severity::warning);
    CHECK(link->document == document);
    CHECK(link->line == 8);
    CHECK(link->column == 5);
    CHECK(link->end_column == 12);
    REQUIRE(site.finding("broken-image"));
    CHECK(site.finding("broken-image")->line == 10);
    REQUIRE(site.finding("image-type"));
    REQUIRE(site.finding("outside"));
    CHECK(site.finding("outside")->severity == Severity::error);
    CHECK(site.has("q/first.html", "width=\"4\" height=\"3\""));
    CHECK(site.at("q/first.html").find("passwd") == std::string::npos);
}

TEST_CASE("a link may name a heading of another question's answer") {
    const Folder folder("headings");
    Bank bank = small_bank();
    bank.questions[0].answer = "[a](second.md#The-costs) [b](second.md#gains)";
    bank.questions[1].answer = "## The costs\n\nHigh.";
    const Result site = rendered(bank, folder);
    CHECK(site.has("q/second.html", "id=\"second.the-costs\""));
    CHECK(site.has("q/first.html", "href=\"../q/second.html#second.the-costs\">a</a>"));
    CHECK(site.has("q/first.html", "href=\"../q/second.html\">b</a>"));
    REQUIRE(site.finding("broken-link"));
    CHECK(site.finding("broken-link")->message == "there is no heading \"gains\" in questions/orm/second.md");
    CHECK(site.finding("broken-link")->hint == "the link leads to the beginning of its page");
}

// Each of these once looked through a whole text for every link: minutes for what takes no second, and the
// time limit of the tests ends them.
TEST_CASE("an answer of nothing but links is read as often as any other") {
    const Folder folder("many-links");
    Bank bank = small_bank();
    constexpr std::size_t many = 30'000;
    std::string first, second = "## The costs\n\n";
    for (std::size_t i = 0; i < many; ++i) {
        first += "[a](second.md#the-costs) ";
        second += fmt::format("- [b](#gone) [c](first.md) ![](&#{}.png)\n", 97 + i % 20);
    }
    bank.questions[0].answer = first;
    bank.questions[1].answer = second;
    const Result site = rendered(bank, folder);
    const auto count = [](const std::string& text, std::string_view part) {
        std::size_t n = 0;
        for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++n;
        return n;
    };
    CHECK(count(site.at("q/first.html"), "href=\"../q/second.html#second.the-costs\">a</a>") == many);
    CHECK(count(site.at("q/first.md"), "[a](../q/second.md#second.the-costs)") == many);
    CHECK(count(site.at("q/second.md"), "[c](../q/first.md)") == many);
    std::size_t headings = 0, images = 0;
    for (const Diagnostic& found : site.diagnostics) {
        headings += found.rule == "broken-link" ? 1U : 0U;
        images += found.rule == "broken-image" ? 1U : 0U;
    }
    CHECK(headings == many);
    CHECK(images == many);
}

TEST_CASE("a near name is looked for behind the first twenty broken links of a text") {
    const Folder folder("guesses");
    Bank bank = small_bank();
    std::string answer;
    for (int i = 0; i < 25; ++i) answer += "[a](secnd.md)\n\n";
    bank.questions[0].answer = answer;
    int hints = 0, broken = 0;
    for (const Diagnostic& found : rendered(bank, folder).diagnostics) {
        if (found.message != "there is no page for questions/orm/secnd.md") continue;
        ++broken;
        hints += found.hint == "did you mean questions/orm/second.md?" ? 1 : 0;
    }
    CHECK(broken == 25);
    CHECK(hints == 20);
}

TEST_CASE(
    "pages have no Markdown beside them unless the bank wants it, and llms.txt leads to the pages then") {
    const Folder folder("no-twins");
    Bank bank = small_bank();
    bank.settings.markdown_pages = false;
    const Result site = rendered(bank, folder);
    CHECK_FALSE(site.has("q/first.html", "text/markdown"));
    CHECK(site.has("llms.txt", "(https://example.org/bank/q/first.html)"));
    for (const auto& [path, text] : site.files) CHECK_FALSE(path.ends_with(".md"));
}

TEST_CASE("links of a page for programs lead where those of the page lead, however they are written") {
    const Folder folder("twin-links");
    Bank bank = small_bank();
    bank.questions[0].answer =
        "[a](second.md) [b](<second.md> \"t\") [c][r] [d](second.md#x) [e](second.mdx) "
        "`](second.md)`\n\n[r]: "
        "second.md\n";
    const std::string twin = rendered(bank, folder).at("q/first.md");
    CHECK(twin.find(
              "[a](../q/second.md) [b](<../q/second.md> \"t\") [c][r] [d](../q/second.md) [e](second.mdx) "
              "`](../q/second.md)`\n\n[r]: ../q/second.md") != std::string::npos);
}

TEST_CASE("a symbolic link is no image") {
    const Folder folder("symlink");
    folder.write("outside.png", std::string_view("\x89PNG\r\n\x1A\n", 8));
    fs::create_directories(folder.path / "bank/questions/orm");
    fs::create_symlink(folder.path / "outside.png", folder.path / "bank/questions/orm/x.png");
    const Folder bank_folder("symlink-bank");
    fs::copy(folder.path / "bank", bank_folder.path,
             fs::copy_options::recursive | fs::copy_options::copy_symlinks);
    Bank bank = small_bank();
    bank.questions[0].answer = "![x](x.png)";
    CHECK(rendered(bank, bank_folder).finding("broken-image") != nullptr);
}

TEST_CASE("static files are copied, but never over a page") {
    const Folder folder("static");
    folder.write("static/CNAME", "example.org\n");
    folder.write("static/index.html", "mine");
    Bank bank = small_bank();
    bank.settings.static_files = {"CNAME", "index.html"};
    const Result site = rendered(bank, folder);
    CHECK(site.at("CNAME") == "example.org\n");
    CHECK(site.has("index.html", "<h1>"));
    REQUIRE(site.finding("static"));
    CHECK(site.finding("static")->document == "static/index.html");
}

TEST_CASE("template syntax in the content stays text") {
    const Folder folder("syntax");
    Bank bank = small_bank();
    bank.settings.title = "{{ROOT}}{{#X}}";
    bank.questions[0].wording = bank.questions[0].plain = "What is {{ANSWER_HTML:none}}?";
    bank.questions[0].answer = "{{%AUTOESCAPE context=\"JAVASCRIPT\"}} {{>SEARCH_BOX}} {{";
    const Result site = rendered(bank, folder);
    CHECK(site.has("q/first.html", "<h1>What is {{ANSWER_HTML:none}}?</h1>"));
    CHECK(site.has("q/first.html", "{{%AUTOESCAPE context=&quot;JAVASCRIPT&quot;}} {{&gt;SEARCH_BOX}} {{"));
    CHECK(site.has("index.html", "<h1>{{ROOT}}{{#X}}</h1>"));
}

TEST_CASE("the same bytes for any number of threads") {
    const Folder folder("jobs");
    Bank bank = small_bank();
    for (int i = 0; i < 300; ++i) {
        bank.topics[0].questions.push_back(bank.questions.size());
        bank.questions.push_back(
            question(fmt::format("more-{}", i), "More?", fmt::format("# H\n\n[x](gone-{}.md) {}", i, i)));
    }
    const Result one = rendered(bank, folder, 1), four = rendered(bank, folder, 4);
    CHECK(one.files == four.files);
    REQUIRE(one.diagnostics.size() == four.diagnostics.size());
    for (std::size_t i = 0; i < one.diagnostics.size(); ++i)
        CHECK(one.diagnostics[i].message == four.diagnostics[i].message);
}

TEST_CASE("a language written from the right says so") {
    const Folder folder("rtl");
    Bank bank = small_bank();
    bank.settings.language = "ar";
    CHECK(rendered(bank, folder).has("index.html", "<html lang=\"ar\" dir=\"rtl\""));
}

TEST_CASE("modules import each other by their hashed names, and a bank's own file wins") {
    const Folder folder("assets");
    folder.write("theme/one.js", "import {x} from './two.js'; import('./deep/three.js');\n");
    folder.write("theme/two.js", "export const x = 1;\n");
    folder.write("theme/deep/three.js",
                 "import {x} from '../two.js'; import '../one.js'; import './nowhere.js';\n");
    folder.write("theme/extra.css", ".extra { color: red; }\n");
    const Result site = rendered(small_bank(), folder);
    std::string one, two, three, styles;
    for (const auto& [path, bytes] : site.files) {
        if (path.starts_with("assets/one-")) one = path;
        if (path.starts_with("assets/two-")) two = path.substr(7);
        if (path.starts_with("assets/deep-three-")) three = path;
        if (path.ends_with(".css")) styles += bytes;
    }
    CHECK(site.has(one, "from './" + two + "'"));
    CHECK(site.has(three, "from './" + two + "'; import './" + one.substr(7) + "'; import './nowhere.js'"));
    CHECK(styles.find(".extra") != std::string::npos);

    folder.write("theme/two.js", "export const x = 2;\n");
    const Result changed = rendered(small_bank(), folder);
    CHECK_FALSE(changed.files.contains(one));
}

TEST_CASE("scripts get the strings of the bank's language") {
    const Folder folder("script-strings");
    folder.write("templates/strings/fr.yml", "script:\n  copied: \"Copié </script>\"\n");
    Bank bank = small_bank();
    bank.settings.language = "fr";
    const Result site = rendered(bank, folder);
    std::string strings, page_script;
    for (const auto& [path, bytes] : site.files) {
        if (path.starts_with("assets/strings-")) strings = path;
        if (path.starts_with("assets/site-")) page_script = path;
    }
    CHECK(site.has(strings, "strings={"));
    CHECK(site.has(strings, "\"copied\":\"Copié </script>\""));
    CHECK(site.has(page_script, "from'./" + strings.substr(7) + "'"));
}
