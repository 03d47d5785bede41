#include <chrono>
#include <string>
#include <vector>

#include "base/highlight.hpp"
#include "base/html.hpp"
#include "base/text.hpp"
#include "catch.hpp"

using namespace qbank;

namespace {

std::string html_of(std::string_view code, std::string_view language) {
    std::string out;
    highlight::append(out, code, language);
    return out;
}

/// Short for `<span class="k">if</span>`: `[k:if]`.
std::string marked(std::string_view code, std::string_view language) {
    std::string s = text::replace_all(html_of(code, language), "</span>", "]");
    for (const char c : highlight::classes)
        s = text::replace_all(s, std::string("<span class=\"") + c + "\">", std::string("[") + c + ":");
    for (const auto& [from, to] :
         {std::pair{"&quot;", "\""}, {"&#39;", "'"}, {"&lt;", "<"}, {"&gt;", ">"}, {"&amp;", "&"}})
        s = text::replace_all(s, from, to);
    return s;
}

/// The escaped text again, if the marks are taken away; they must be balanced and of our own making.
std::string without_marks(std::string html) {
    for (const char c : highlight::classes)
        html = text::replace_all(html, std::string("<span class=\"") + c + "\">", "");
    return text::replace_all(html, "</span>", "");
}

const std::vector<std::string> languages{
    "python", "sql",   "bash", "json",    "yaml", "toml", "ini",        "js",      "cpp",  "java",
    "kotlin", "cs",    "go",   "rust",    "php",  "ruby", "css",        "docker",  "html", "diff",
    "http",   "nginx", "xml",  "graphql", "c",    "ts",   "htmldjango", "unknown", ""};

}  // namespace

TEST_CASE("code is marked by its parts") {
    struct Case {
        std::string language, code, marked;
    };
    const Case cases[] = {
        {"python", "@cache\ndef f(x=1):  # why\n    return rb'a\\'b' if x else None",
         "[d:@cache]\n[k:def] [f:f](x=[n:1]):  [c:# why]\n    [k:return] [s:rb'a\\'b'] [k:if] x [k:else] "
         "[l:None]"},
        {"py", "class A:\n    \"\"\"Two\n    lines\"\"\"\n    match.if_ = 1_000.5e-3",
         "[k:class] [f:A]:\n    [s:\"\"\"Two\n    lines\"\"\"]\n    match.if_ = [n:1_000.5e-3]"},
        {"python", "it's open", "it's open"},
        {"sql", "SELECT a, 'it''s' FROM t -- all\nWHERE b IS null;",
         "[k:SELECT] a, [s:'it'][s:'s'] [k:FROM] t [c:-- all]\n[k:WHERE] b [k:IS] [l:null];"},
        {"bash", "if [ \"$x\" ]; then echo $HOME ${y:-1} it#no --if; fi # end",
         "[k:if] [ [s:\"$x\"] ]; [k:then] echo [d:$HOME] [d:${y:-1}] it#no --if; [k:fi] [c:# end]"},
        {"json", R"({"a": [1, -2.5, true, "x: y"]})",
         R"({[a:"a"]: [[n:1], -[n:2.5], [l:true], [s:"x: y"]]})"},
        {"yaml", "on: push # now\nname: it's a # b\nurl: http://x/#y\n- 'k': \"v\"",
         "[a:on]: push [c:# now]\n[a:name]: it's a [c:# b]\n[a:url]: http://x/#y\n- [a:'k']: [s:\"v\"]"},
        {"toml", "[a.b]\nx = 'y' # z", "[a:[a.b]]\n[a:x] = [s:'y'] [c:# z]"},
        {"js", "const r = /['\"/]+\\//g.test(a / b) // c\nlet s = `x\n${y}`;",
         "[k:const] r = [s:/['\"/]+\\//g].test(a / b) [c:// c]\n[k:let] s = [s:`x\n${y}`];"},
        {"cpp", "#include <a>\nauto s = R\"x(\")x\"; int n = 1'000; char c = '\\'';",
         "[d:#include] <a>\n[k:auto] s = [s:R\"x(\")x\"]; [k:int] n = [n:1'000]; [k:char] c = [s:'\\''];"},
        {"rust", "fn f<'a>(c: char) { let s = r#\"\"\"#; 'x' /* a /* b */ c */ }",
         "[k:fn] [f:f]<'a>(c: [k:char]) { [k:let] s = [s:r#\"\"\"#]; [s:'x'] [c:/* a /* b */ c */] }"},
        {"go", "func (s *S) Get() string { return `a\nb` }",
         "[k:func] (s *S) Get() [k:string] { [k:return] [s:`a\nb`] }"},
        {"css", "@media print { a:hover { color: #fff; width: 10px } }",
         "[d:@media] print { a:hover { [a:color]: #fff; [a:width]: [n:10px] } }"},
        {"dockerfile", "FROM a:1 AS run\n# c\nRUN echo $X",
         "[k:FROM] a:1 AS run\n[c:# c]\n[k:RUN] echo [d:$X]"},
        {"html", "<!-- c --><a href=\"x\" open>&amp;{{ v }}</a><script>let a</script>",
         "[c:<!-- c -->][t:<a] [a:href]=[s:\"x\"] [a:open][t:>][l:&amp;][d:{{ v "
         "}}][t:</a][t:>][t:<script][t:>]"
         "[k:let] a[t:</script][t:>]"},
        {"diff", "@@ 1 @@\n-a\n+b\n c", "[d:@@ 1 @@]\n[x:-a]\n[i:+b]\n c"},
        {"http", "GET /a HTTP/1.1\nHost: x\n\nHTTP/1.1 200 OK",
         "[k:GET] /a HTTP/1.1\n[a:Host]: x\n\n[k:HTTP/1.1] [n:200] OK"},
        {"brainfuck", "if <b>", "if <b>"},
    };
    for (const Case& c : cases) {
        INFO(c.language);
        CHECK(marked(c.code, c.language) == c.marked);
    }
}

TEST_CASE("no code can lose a byte, gain one, or become markup") {
    std::vector<std::string> hostile{
        "",
        "\n",
        "</span></code></pre><script>alert(1)</script>",
        "\"</span><img src=x onerror=alert(1)>\"",
        "# <b>\n// <b>\n/* <b> */ -- <b>\n<!-- <b>",
        "'\\",
        "\"\\",
        "r#",
        "R\"",
        "R\"(",
        "r###\"",
        "${",
        "$",
        "@",
        "1.",
        "0x",
        "1e+",
        "/[/",
        "<a b='",
        "<a b=\"<script",
        "</",
        "<!",
        "{{ {% {#",
        "&#x27;&lt;",
        "[",
        "\xC3\xA9t\xC3\xA9 = '\xE2\x82\xAC' # \xF0\x9F\x98\x80",
        "'\\\xC3\xA9'",
        "\xC3",
        "a\x01"
        "b",
    };
    // Every short combination of what opens, closes and escapes.
    const std::string signs = "\"'/*#<>{$r\n:";
    for (const char a : signs)
        for (const char b : signs)
            for (const char c : signs) hostile.push_back({a, b, c, a, c, b});
    for (const std::string& language : languages) {
        INFO(language);
        bool whole = true;
        for (const std::string& code : hostile) {
            const std::string html = html_of(code, language);
            if (without_marks(html) == html::escape(code)) continue;
            INFO(code);
            INFO(html);
            whole = false;
            CHECK(without_marks(html) == html::escape(code));
            break;
        }
        CHECK(whole);
    }
}

TEST_CASE("openings without an end are read once") {
    // Against the same length of plain code, so that no speed of a machine is asserted: quadratic time would
    // be thousands of times as long.
    const auto seconds = [](const std::string& code, const std::string& language) {
        const auto start = std::chrono::steady_clock::now();
        html_of(code, language);
        return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    };
    constexpr std::size_t length = 1 << 16;
    const auto repeated = [](std::string_view part) {
        std::string s;
        while (s.size() < length) s += part;
        return s;
    };
    for (const std::string& language : languages) {
        const double plain = seconds(repeated("word word = 1; "), language) + 0.02;
        for (const char* part :
             {"\"", "'",    "`",   "\"\\", "'\\'",     "\"\"\"",  "/*",    "/",      "/[",      "= /\\/",
              "${", "$ {",  "${ ", "r#",   "r#\"",     "R\"(",    "R\"",   "<a ",    "<a b=\"", "<!--",
              "<",  "{{",   "{%",  "&",    "<script>", "'a ",     "# ",    "[",      "@",       "-",
              "a:", "a   ", "1e",  "1.",   "\\",       "(\"\\\"", "'''\\", "=begin "}) {
            INFO(language);
            INFO(part);
            CHECK(seconds(repeated(part), language) < 60 * plain);
        }
    }
}
