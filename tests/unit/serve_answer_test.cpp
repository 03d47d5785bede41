#include <algorithm>

#include "base/json.hpp"
#include "catch.hpp"
#include "serve/answer.hpp"

using namespace qbank;

namespace {

Shown site() {
    Shown shown;
    shown.build = 3;
    shown.looks = 3;
    shown.ok = true;
    shown.built = std::make_shared<const ShownFiles>(ShownFiles{{"index.html", "<body>home</body>"},
                                                                {"q/orm.html", "<body>orm</body>"},
                                                                {"q/orm/index.html", "<body>folder</body>"},
                                                                {"guide/index.html", "<body>guide</body>"},
                                                                {"404.html", "<body>missing</body>"},
                                                                {"assets/a b.css", "css"},
                                                                {"data/café.json", "{}"},
                                                                {"secret/%2e%2e", "odd name"}});
    return shown;
}

PreviewAnswer get(const std::string& target, const std::string& base = "/",
                  const std::string& method = "GET") {
    return answer({method, target, {"localhost:8000"}, "", "", ""}, site(), 8000, base);
}

PreviewAnswer get_from(std::vector<std::string> hosts, int port = 8000) {
    return answer({"GET", "/", std::move(hosts), "", "", ""}, site(), port, "/");
}

}  // namespace

TEST_CASE("addresses lead to files as on GitHub Pages") {
    struct Case {
        std::string target;
        int status;
        std::string begins;
    };
    const std::vector<Case> cases{
        {"/", 200, "<body>home"},
        {"/index.html", 200, "<body>home"},
        {"/index", 200, "<body>home"},
        {"/?q=../../etc", 200, "<body>home"},
        {"/q/orm.html", 200, "<body>orm"},
        {"/q/orm", 200, "<body>orm"},
        {"/q/orm?x=1", 200, "<body>orm"},
        {"/q/orm/", 200, "<body>folder"},
        {"/guide/", 200, "<body>guide"},
        {"/guide", 301, "see /guide/"},
        {"/assets/a%20b.css", 200, "css"},
        {"/data/caf%C3%A9.json", 200, "{}"},
        {"/nothing", 404, "<body>missing"},
        {"/q/", 404, "<body>missing"},
        {"/q", 404, "<body>missing"},
        {"/q/orm.html/", 404, "<body>missing"},
        {"//q/orm.html", 404, "<body>missing"},
        {"/assets", 404, "<body>missing"},
        {"/INDEX.html", 404, "<body>missing"},
    };
    for (const Case& c : cases) {
        INFO(c.target);
        const PreviewAnswer a = get(c.target);
        CHECK(a.status == c.status);
        CHECK(a.body.starts_with(c.begins));
        CHECK(a.location == (c.status == 301 ? "/guide/" : ""));
    }
}

TEST_CASE("under a base path the site is there and nowhere else") {
    struct Case {
        std::string target;
        int status;
        std::string location;
    };
    const std::vector<Case> cases{{"/bank/", 200, ""},
                                  {"/bank/q/orm", 200, ""},
                                  {"/bank", 301, "/bank/"},
                                  {"/", 302, "/bank/"},
                                  {"/q/orm.html", 404, ""},
                                  {"/bankrupt", 404, ""},
                                  {"/bank/guide", 301, "/bank/guide/"},
                                  {"/bank/nothing", 404, ""},
                                  {"/__qbank/state", 200, ""}};
    for (const Case& c : cases) {
        INFO(c.target);
        const PreviewAnswer a = get(c.target, "/bank/");
        CHECK(a.status == c.status);
        CHECK(a.location == c.location);
    }
    CHECK(get("/q/orm.html", "/bank/").body == "outside the site, which is at /bank/\n");
}

TEST_CASE("what could leave the site or confuse a reader of paths is refused") {
    const std::vector<std::string> targets{"/../etc/passwd",
                                           "/..",
                                           "/q/../index.html",
                                           "/q/./orm.html",
                                           "/.",
                                           "/%2e%2e/etc/passwd",
                                           "/%2E./x",
                                           "/q/..%2findex.html",
                                           "/q%2f..%2f..%2fx",
                                           "/\\..\\x",
                                           "/q%5c..%5cx",
                                           "/index.html%00",
                                           "/%00",
                                           "/%0d%0aSet-Cookie:x",
                                           "/a%7f",
                                           "/%",
                                           "/%4",
                                           "/%zz",
                                           "/%c0%ae%c0%ae/",
                                           "/%ff",
                                           "/index.html#x",
                                           "",
                                           "index.html",
                                           "*",
                                           "http://localhost:8000/",
                                           "../index.html",
                                           "?q=1"};
    for (const std::string& target : targets) {
        INFO(target);
        CHECK(get(target).status == 400);
        CHECK(get(target).body == "not an address of a page\n");
    }
}

TEST_CASE("a path is decoded once") {
    CHECK(get("/secret/%252e%252e").body == "odd name");
    CHECK(get("/%252e%252e/etc/passwd").status == 404);
}

TEST_CASE("only names of this machine with the right port are answered") {
    for (const std::string host : {"localhost:8000", "LocalHost:8000", "127.0.0.1:8000", "[::1]:8000"}) {
        INFO(host);
        CHECK(get_from({host}).status == 200);
    }
    for (const std::string host :
         {"", "localhost", "localhost:8001", "localhost:", "localhost:08000x", "localhost:8000:8000",
          "evil.example", "evil.example:8000", "localhost.evil.example:8000", "127.0.0.1.evil.example:8000",
          "127.0.0.2:8000", "[::1]", "[::1]:80", "::1:8000", "0.0.0.0:8000", "localhost:-57536",
          "localhost:73536", "localhost :8000"}) {
        INFO(host);
        CHECK(get_from({host}).status == 403);
    }
    CHECK(get_from({}).status == 403);
    CHECK(get_from({"localhost:8000", "localhost:8000"}).status == 403);
    CHECK(get_from({"localhost"}, 80).status == 200);
    CHECK(get_from({"[::1]"}, 80).status == 200);
}

TEST_CASE("pages of other sites are refused, links from them are not") {
    struct Case {
        std::string origin, site, mode;
        int status;
    };
    const std::vector<Case> cases{{"", "none", "navigate", 200},
                                  {"", "same-origin", "cors", 200},
                                  {"http://localhost:8000", "same-origin", "cors", 200},
                                  {"", "cross-site", "navigate", 200},
                                  {"", "cross-site", "no-cors", 403},
                                  {"", "same-site", "no-cors", 403},
                                  {"", "cross-site", "", 403},
                                  {"https://evil.example", "", "", 403},
                                  {"http://localhost:8001", "", "", 403},
                                  {"https://localhost:8000", "", "", 403},
                                  {"null", "", "", 403}};
    for (const Case& c : cases) {
        INFO(c.origin << " " << c.site << " " << c.mode);
        CHECK(answer({"GET", "/", {"localhost:8000"}, c.origin, c.site, c.mode}, site(), 8000, "/").status ==
              c.status);
    }
}

TEST_CASE("only GET and HEAD are answered") {
    CHECK(get("/", "/", "HEAD").status == 200);
    for (const std::string method :
         {"POST", "PUT", "DELETE", "OPTIONS", "PATCH", "CONNECT", "TRACE", "get", ""}) {
        INFO(method);
        CHECK(get("/", "/", method).status == 405);
    }
}

TEST_CASE("pages get the reload script before the end of the body, other files are left alone") {
    const std::string tag = "<script type=\"module\" src=\"/__qbank/reload.js?build=3\"></script>";
    CHECK(get("/").body == "<body>home" + tag + "</body>");
    CHECK(get("/nothing").body == "<body>missing" + tag + "</body>");
    CHECK(get("/data/caf%C3%A9.json").body == "{}");
    CHECK(with_reload_script("no body", 3) == "no body" + tag);
    CHECK(with_reload_script("<pre>&lt;/body></pre><p></body></body>", 3) ==
          "<pre>&lt;/body></pre><p></body>" + tag + "</body>");
}

TEST_CASE("types go by the extension") {
    struct Case {
        std::string path, type;
    };
    const std::vector<Case> cases{{"index.html", "text/html; charset=utf-8"},
                                  {"a/b.css", "text/css; charset=utf-8"},
                                  {"a.JS", "application/javascript; charset=utf-8"},
                                  {"e.mjs", "application/javascript; charset=utf-8"},
                                  {"bank.json", "application/json; charset=utf-8"},
                                  {"feed.xml", "application/xml"},
                                  {"llms.txt", "text/plain; charset=utf-8"},
                                  {"i.svg", "image/svg+xml"},
                                  {"p.png", "image/png"},
                                  {"f.woff2", "font/woff2"},
                                  {"site.webmanifest", "application/manifest+json"},
                                  {"index.bin", "application/octet-stream"},
                                  {"CNAME", "application/octet-stream"},
                                  {"a.html/CNAME", "application/octet-stream"},
                                  {".nojekyll", "application/octet-stream"}};
    for (const Case& c : cases) {
        INFO(c.path);
        CHECK(content_type_of(c.path) == c.type);
    }
}

TEST_CASE("the state holds the diagnostics as JSON text") {
    Shown shown = site();
    shown.ok = false;
    shown.diagnostics = "a\"b\\c\n</script><b>\x1b \xff";
    const PreviewAnswer a =
        answer({"GET", "/__qbank/state", {"localhost:8000"}, "", "", ""}, shown, 8000, "/bank/");
    CHECK(a.content_type == "application/json; charset=utf-8");
    CHECK(a.body ==
          "{\"build\":3,\"ok\":false,\"complete\":false,\"change\":0,\"diagnostics\":\"a\\\"b\\\\c\\n</"
          "script><b>\\u001b \xEF\xBF\xBD\","
          "\"exact\":[]}\n");
}

TEST_CASE("a page is known by the build that gave it its bytes, or by the last that changed its looks") {
    Shown shown;
    shown.build = 9;
    shown.looks = 4;
    shown.exact = true;
    shown.built = std::make_shared<const ShownFiles>(
        ShownFiles{{"index.html", {"home", 2}}, {"q/x.html", {"old", 5}}, {"404.html", {"missing", 1}}});
    shown.patched = {{"q/x.html", {"new", 9}}};
    const auto get = [&](const std::string& target) {
        return answer({"GET", target, {"localhost:8000"}, "", "", ""}, shown, 8000, "/sea/").body;
    };
    CHECK(get("/sea/q/x").starts_with("new<script type=\"module\" src=\"/__qbank/reload.js?build=9\">"));
    CHECK(get("/sea/").starts_with("home<script type=\"module\" src=\"/__qbank/reload.js?build=4\">"));
    struct Case {
        std::string query;
        std::uint64_t build;
    };
    for (const Case& c :
         {Case{"", 9}, Case{"?page=/sea/q/x", 9}, Case{"?page=%2Fsea%2Findex.html&after=3", 4},
          Case{"?page=/sea/gone.html", 4}, Case{"?page=/elsewhere", 9}, Case{"?page=%zz", 9}}) {
        INFO(c.query);
        CHECK(Json::parse(get("/__qbank/state" + c.query))["build"] == c.build);
    }
    CHECK(Json::parse(get("/__qbank/state"))["exact"] == Json{"q/x.html"});
    shown.exact = false;
    CHECK(Json::parse(get("/__qbank/state"))["exact"].empty());
}

TEST_CASE("only a request for the state waits, and only with a number") {
    const auto waits = [](const std::string& target) {
        return waits_for_change_after({"GET", target, {}, "", "", ""}).has_value();
    };
    CHECK(waits_for_change_after({"GET", "/__qbank/state?page=/x&after=17", {}, "", "", ""}) == 17U);
    CHECK(waits("/__qbank/state?after=0"));
    CHECK_FALSE(waits("/__qbank/state"));
    CHECK_FALSE(waits("/__qbank/state?after="));
    CHECK_FALSE(waits("/__qbank/state?after=x"));
    CHECK_FALSE(waits("/__qbank/state?before=1"));
    CHECK_FALSE(waits("/index.html?after=1"));
}

TEST_CASE("the files of a new build keep the number of those that are the same") {
    const ShownFiles before{{"a.html", {"a", 1}}, {"b.html", {"b", 2}}, {"x.png", {"x", 1}}};
    const ShownFiles after =
        numbered({{"a.html", "a"}, {"b.html", "B"}, {"c.html", "c"}, {"x.png", "x"}}, before, 7);
    CHECK(after.size() == 4);
    CHECK(after.at("a.html").since == 1);
    CHECK(after.at("a.html").bytes == before.at("a.html").bytes);
    CHECK(after.at("b.html").since == 7);
    CHECK(*after.at("b.html").bytes == "B");
    CHECK(after.at("c.html").since == 7);
    CHECK(looks_same(before, after));
    CHECK_FALSE(looks_same(before, numbered({{"x.png", "y"}}, before, 8)));
    CHECK(looks_same(before,
                     numbered({{"search-index/x.js", "y"}, {"sw.js", "z"}, {"bank.json", "{}"}}, before, 8)));
}

TEST_CASE("the preview's own files are served, and no others under their folder") {
    CHECK(get("/__qbank/reload.js?build=3").content_type == "application/javascript; charset=utf-8");
    CHECK(get("/__qbank/reload.js").body.find("sessionStorage") != std::string::npos);
    CHECK(get("/__qbank/reload.js").body.find("innerHTML") == std::string::npos);
    CHECK(get("/__qbank/overlay.css").content_type == "text/css; charset=utf-8");
    CHECK(get("/__qbank/overlay.css").body.starts_with("#qbank-overlay {"));
    CHECK(get("/__qbank/other").status == 404);
    CHECK(get("/__qbank/").status == 404);
}

TEST_CASE("before the first good build every page is a stand-in that reloads itself") {
    const PreviewAnswer a = answer({"GET", "/q/orm", {"localhost:8000"}, "", "", ""}, Shown{}, 8000, "/");
    CHECK(a.status == 503);
    CHECK(a.content_type == "text/html; charset=utf-8");
    CHECK(a.body.find("/__qbank/reload.js?build=0") != std::string::npos);
}
