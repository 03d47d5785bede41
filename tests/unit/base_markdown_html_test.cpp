#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "base/html_tokens.hpp"
#include "base/markdown_html.hpp"
#include "base/text.hpp"
#include "catch.hpp"

using namespace qbank;

namespace {

std::string html_of(std::string_view markdown, std::string prefix = "") {
    markdown::HtmlOptions options;
    options.id_prefix = std::move(prefix);
    options.resolve = [](const markdown::Reference& r) -> std::optional<markdown::Target> {
        if (r.destination == "known.md") return markdown::Target{"../q/known.html"};
        if (r.destination == "plan.png") return markdown::Target{"../media/1.png", false, 3, 2};
        if (r.image && r.destination.starts_with("https:"))
            return markdown::Target{std::string(r.destination), true};
        return std::nullopt;
    };
    return markdown::to_html(markdown, options);
}

const std::set<std::string> allowed_tags{
    "a",       "b",     "blockquote", "br", "code", "del",   "details", "div",    "em",  "h2",
    "h3",      "h4",    "h5",         "h6", "hr",   "i",     "img",     "kbd",    "li",  "mark",
    "ol",      "p",     "pre",        "s",  "samp", "small", "span",    "strong", "sub", "sup",
    "summary", "table", "tbody",      "td", "th",   "thead", "tr",      "u",      "ul",  "var"};
const std::set<std::string> void_tags{"br", "hr", "img"};

/// What is wrong with a piece of our HTML: tags or attributes that must not be there, or that do not balance.
std::string fault_of(const std::string& html) {
    static const std::set<std::string> attributes{
        "href",  "rel", "title",    "src",  "alt",        "width", "height", "loading", "decoding",
        "class", "id",  "tabindex", "role", "aria-label", "scope", "start",  "open"};
    std::vector<std::string> open;
    for (std::size_t at = 0; (at = html.find('<', at)) != std::string::npos;) {
        const std::size_t end = html.find('>', at);
        if (end == std::string::npos) return "tag without end";
        const std::string tag = html.substr(at + 1, end - at - 1);
        at = end;
        const bool closing = tag.starts_with('/');
        const std::string name =
            tag.substr(closing, tag.find(' ') == std::string::npos ? tag.size() : tag.find(' ') - closing);
        if (!allowed_tags.contains(name)) return "tag " + name;
        if (closing) {
            if (open.empty() || open.back() != name) return "stray end of " + name;
            open.pop_back();
            continue;
        }
        if (!void_tags.contains(name)) open.push_back(name);
        for (std::size_t i = tag.find(' '); i != std::string::npos && i < tag.size();) {
            const std::size_t start = tag.find_first_not_of(' ', i);
            const std::size_t stop = std::min(tag.find_first_of("= ", start), tag.size());
            const std::string attribute = tag.substr(start, stop - start);
            if (!attributes.contains(attribute)) return "attribute " + attribute;
            i = stop;
            if (i >= tag.size() || tag[i] != '=') continue;
            if (tag[i + 1] != '"') return "value without quotes";
            const std::size_t quote = tag.find('"', i + 2);
            if (quote == std::string::npos) return "value without end";
            const std::string value = tag.substr(i + 2, quote - i - 2);
            const std::size_t colon = value.find(':');
            if ((attribute == "href" || attribute == "src") && colon != std::string::npos &&
                colon < value.find_first_of("/?#") && !value.starts_with("http://") &&
                !value.starts_with("https://") && !value.starts_with("mailto:")) {
                return "address " + value;
            }
            i = quote + 1;
        }
    }
    return open.empty() ? "" : "open " + open.back();
}

}  // namespace

TEST_CASE("each construct of Markdown has its HTML") {
    struct Case {
        std::string_view markdown, html;
    };
    const Case cases[] = {
        {"a *b* **c** ~~d~~ `e<f`",
         "<p>a <em>b</em> <strong>c</strong> <del>d</del> <code>e&lt;f</code></p>\n"},
        {"- a\n- b", "<ul>\n<li>a\n</li>\n<li>b\n</li>\n</ul>\n"},
        {"- a\n\n- b", "<ul>\n<li><p>a</p>\n</li>\n<li><p>b</p>\n</li>\n</ul>\n"},
        {"3. a", "<ol start=\"3\">\n<li>a\n</li>\n</ol>\n"},
        {"- [x] a", "<ul>\n<li class=\"task\"><span class=\"box\">☑</span> a\n</li>\n</ul>\n"},
        {"```python title\nx < 1\n```",
         "<pre tabindex=\"0\"><code class=\"language-python\">x &lt; 1\n</code></pre>\n"},
        {"```c++\n```", "<pre tabindex=\"0\"><code class=\"language-c++\"></code></pre>\n"},
        {"> q", "<blockquote>\n<p>q</p>\n</blockquote>\n"},
        {"a  \nb", "<p>a<br>\nb</p>\n"},
        {"---", "<hr>\n"},
        {"[a](https://x.org/)", "<p><a href=\"https://x.org/\" rel=\"noopener noreferrer\">a</a></p>\n"},
        {"[a](known.md)", "<p><a href=\"../q/known.html\">a</a></p>\n"},
        {"[a](unknown.md)", "<p>a</p>\n"},
        {"![p](plan.png)",
         "<p><img src=\"../media/1.png\" alt=\"p\" width=\"3\" height=\"2\" loading=\"lazy\" "
         "decoding=\"async\"></p>\n"},
        {"![p](none.png)", "<p>p</p>\n"},
        {"![p](https://x.org/p.png)",
         "<p><a href=\"https://x.org/p.png\" rel=\"noopener noreferrer\">p</a></p>\n"},
        {"press <kbd>C</kbd><br>x", "<p>press <kbd>C</kbd><br>\nx</p>\n"},
        {"{{#A}}{{ROOT}}{{%X}}", "<p>{{#A}}{{ROOT}}{{%X}}</p>\n"},
    };
    for (const Case& c : cases) {
        INFO(c.markdown);
        CHECK(html_of(c.markdown) == c.html);
    }
}

TEST_CASE("a table scrolls in a labelled box") {
    const std::string html = html_of("| a | b |\n|:-:|--:|\n| 1 | 2 |\n");
    CHECK(html.find("<div class=\"table\" role=\"group\" tabindex=\"0\" aria-label=\"Table\"><table>") == 0);
    CHECK(html.find("<th scope=\"col\" class=\"center\">a</th>") != std::string::npos);
    CHECK(html.find("<td class=\"end\">2</td>") != std::string::npos);
    CHECK(fault_of(html).empty());
}

TEST_CASE("headings nest below the given level without gaps, with ids of their own") {
    markdown::HtmlOptions options;
    options.first_heading = 3;
    options.id_prefix = "q";
    CHECK(markdown::to_html("# A\n\n#### B\n\n## A\n\n# A", options) ==
          "<h3 id=\"q.a\">A</h3>\n<h4 id=\"q.b\">B</h4>\n<h4 id=\"q.a-2\">A</h4>\n<h3 id=\"q.a-3\">A</h3>\n");
    CHECK(markdown::to_html("# Über uns\n\n[x](#über-uns) [y](#gone)", options) ==
          "<h3 id=\"q.uber-uns\">Über uns</h3>\n<p><a href=\"#q.uber-uns\">x</a> y</p>\n");
}

TEST_CASE("footnotes link there and back") {
    const std::string html = html_of("a[^1] b[^1]\n\n[^1]: note", "q");
    CHECK(html.find("<a href=\"#q.note-1\" id=\"q.ref-1\">1</a>") != std::string::npos);
    CHECK(html.find("id=\"q.ref-1-2\"") != std::string::npos);
    CHECK(html.find("<li id=\"q.note-1\">") != std::string::npos);
    CHECK(html.find("href=\"#q.ref-1\"") != std::string::npos);
    CHECK(fault_of(html).empty());
}

TEST_CASE("raw HTML is rebuilt: balanced, in its place, without attributes") {
    struct Case {
        std::string_view markdown, html;
    };
    const Case cases[] = {
        {"<details open class=x><summary onclick=y>S</summary>\n\nT\n\n</details>",
         "<details open><summary>S</summary>\n<p>T</p>\n</details>\n"},
        {"<details>\n\nT\n", "<details><summary>Details</summary>\n<p>T</p>\n</details>\n"},
        {"</details></b>", ""},
        {"<b>a *b</b> c*", "<p><b>a <em>b c</em></b></p>\n"},
        {"<ul><li>a<li>b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n"},
        {"<ol start=5 type=x><li>a</ol>", "<ol start=\"5\">\n<li>a</li>\n</ol>\n"},
        {"<div align=center>t</div>", "<p>t</p>\n"},
        {"a <script>alert(1)</script> b", "<p>a  b</p>\n"},
        {"<style>p{}</style>", ""},
        {"<!-- c -->x", "<p>x</p>\n"},
        {"<p>&lt;b&gt; &amp; &copy; &bogus;", "<p>&lt;b&gt; &amp; © &amp;bogus;</p>\n"},
        {"> <details>\n\nafter",
         "<blockquote>\n<details><summary>Details</summary>\n</details>\n</blockquote>\n<p>after</p>\n"},
    };
    for (const Case& c : cases) {
        INFO(c.markdown);
        CHECK(html_of(c.markdown) == c.html);
    }
}

TEST_CASE("no attack comes through") {
    const std::string_view attacks[] = {
        "<script>alert(1)</script>",
        "<SCRIPT SRC=//x></SCRIPT>",
        "<scr<script>ipt>alert(1)</scr</script>ipt>",
        "<img src=x onerror=alert(1)>",
        "<img/src=x/onerror=alert(1)>",
        "<svg onload=alert(1)>",
        "<svg><script>x</script></svg>",
        "<math><mi//xlink:href=\"data:x,<script>alert(1)</script>\">",
        "<iframe src=javascript:alert(1)>",
        "<object data=x>",
        "<embed src=x>",
        "<base href=//x>",
        "<meta http-equiv=refresh content='0;url=//x'>",
        "<link rel=stylesheet href=//x>",
        "<form action=//x><input name=q><button>b</button></form>",
        "<b onclick=alert(1)>x</b>",
        "<details ontoggle=alert(1) open>x</details>",
        "<details/open/ontoggle=alert(1)>",
        "<summary onfocus=alert(1)>",
        "<kbd style=\"position:fixed\">x</kbd>",
        "<p id=main class=x>y</p>",
        "<a href=\"javascript:alert(1)\">x</a>",
        "<ol start=\"1\" onclick=x>",
        "<ol start='1\"onclick=x'><li>y</ol>",
        "<table background=javascript:x><tr><td onclick=x>y",
        "<td>x</td>",
        "<li>x",
        "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
        "<textarea></textarea><img src=x onerror=alert(1)>",
        "<title><img src=x onerror=alert(1)></title>",
        "<!--><img src=x onerror=alert(1)>-->",
        "<!-- --!><img src=x onerror=alert(1)>",
        "<![CDATA[<img src=x onerror=alert(1)>]]>",
        "<?xml <img src=x onerror=alert(1)>?>",
        "<!doctype html><img src=x onerror=alert(1)>",
        "<<b>script>alert(1)<</b>/script>",
        "<b <script>alert(1)</script>",
        "<img src=\"x\" title=\">\" onerror=alert(1)>",
        "<img src='x\" onerror=alert(1)",
        "<b\x0Conclick=alert(1)>x",
        "<b\nonclick=alert(1)>x</b>",
        "<xss onpointerenter=alert(1)>x",
        "<template><script>x</script></template>",
        "<style>@import '//x';</style>",
        "<style><img src=x onerror=alert(1)></style>",
        "<select><option><style></select><img src=x onerror=alert(1)></style>",
        "[x](javascript:alert(1))",
        "[x](JAVASCRIPT:alert(1))",
        "[x](java&#115;cript:alert(1))",
        "[x](java&Tab;script:alert(1))",
        "[x](java&NewLine;script:alert(1))",
        "[x](&#1;javascript:alert(1))",
        "[x](<java\tscript:alert(1)>)",
        "[x](vbscript:x)",
        "[x](data:text/html;base64,PHNjcmlwdD4=)",
        "[x](feed:javascript:alert(1))",
        "[x](view-source:javascript:x)",
        "[x](blob:x)",
        "[x](file:///etc/passwd)",
        "[x](//evil.example)",
        "[x](\\\\\\\\evil.example)",
        "[x](/\\evil.example)",
        "<javascript:alert(1)>",
        "<vbscript:x>",
        "[x]: javascript:alert(1)\n\n[x]",
        "![x](javascript:alert(1))",
        "![x](data:image/svg+xml,<svg onload=alert(1)>)",
        "![\" onerror=\"alert(1)](plan.png)",
        "![x](plan.png \"\\\" onerror=\\\"alert(1)\")",
        "[x](https://x.org/\"onclick=alert(1))",
        "[x](https://x.org \"' onclick='x\")",
        "[x](https://x.org/'><script>alert(1)</script>)",
        "[![x](plan.png)](javascript:alert(1))",
        "```\"><script>alert(1)</script>\nx\n```",
        "```x\" onclick=\"y\nz\n```",
        "`<script>alert(1)</script>`",
        "# <script>alert(1)</script>",
        "# \" onclick=\"alert(1)",
        "| <script>x</script> | b |\n|--|--|\n| <img src=x onerror=y> | </table><script>z</script> |",
        "x[^<b onclick=y>]\n\n[^<b onclick=y>]: z",
        "- <script>\n  alert(1)\n  </script>",
        "> <script>\n> alert(1)\n\n</script>",
        "<details><summary>\n\n</details></summary><script>",
        "{{ROOT}}{{#X}}<script>{{/X}}",
        "\u202E<script>alert(1)</script>",
        "<\u0000script>alert(1)</script>",
        "＜script＞alert(1)＜/script＞",
        "<a name=\"x\" onmouseover=y>z</a>"};
    REQUIRE(std::size(attacks) >= 60);
    for (const std::string_view attack : attacks) {
        INFO(attack);
        CHECK(fault_of(html_of(attack)) == "");
        CHECK(fault_of(markdown::inline_html(attack)) == "");
        const std::string inside = "- a\n\n  " + text::replace_all(attack, "\n", "\n  ") + "\n\n> " +
                                   text::replace_all(attack, "\n", "\n> ") + "\n\n*" + std::string(attack) +
                                   "* end";
        CHECK(fault_of(html_of(inside)) == "");
    }
}

TEST_CASE("depth and size are bounded") {
    const auto repeat = [](std::string_view s, std::size_t n) {
        std::string result;
        for (std::size_t i = 0; i < n; ++i) result += s;
        return result;
    };
    const std::string quotes = html_of(repeat("> ", 20000) + "x");
    CHECK(quotes.size() < 100000);
    CHECK(quotes.find('x') != std::string::npos);
    CHECK(fault_of(quotes).empty());
    CHECK(fault_of(html_of(repeat("<details>", 20000))).empty());
    CHECK(fault_of(html_of(repeat("<b>", 20000) + "x")).empty());
    CHECK(fault_of(html_of(repeat("*a ", 20000) + repeat("b* ", 20000))).empty());
    markdown::HtmlOptions options;
    options.longest = 10000;
    const std::string cut = markdown::to_html(repeat("word `code` *text*\n\n", 10000), options);
    CHECK(cut.size() < 11000);
    CHECK(fault_of(cut).empty());
}

TEST_CASE("a wording is one line of inline HTML") {
    struct Case {
        std::string_view markdown, html;
    };
    const Case cases[] = {
        {"What is it?", "What is it?"},
        {"What is `a<b>` & **c**?", "What is <code>a&lt;b&gt;</code> &amp; <strong>c</strong>?"},
        {"[linked](https://x.org) ![pic](p.png)", "linked pic"},
        {"What does <section> do?", "What does &lt;section&gt; do?"},
        {"<a name=\"q1\"></a>What is it?", "What is it?"},
        {"<div>What is it?</div>", "What is it?"},
        {"a<br>b", "a b"},
        {"Is 1 < 2 && \"x\"?", "Is 1 &lt; 2 &amp;&amp; &quot;x&quot;?"},
    };
    for (const Case& c : cases) {
        INFO(c.markdown);
        CHECK(markdown::inline_html(c.markdown) == c.html);
    }
}

TEST_CASE("an excerpt ends at a word") {
    CHECK(markdown::excerpt("short *text*", 50) == "short text");
    CHECK(markdown::excerpt("one two three four", 13) == "one two…");
    CHECK(markdown::excerpt("ééééééééééé", 5) == "ééééé…");
}
