#include "base/html.hpp"
#include "catch.hpp"

using namespace qbank;

TEST_CASE("text is escaped for HTML, XML and attributes") {
    CHECK(html::escape("a < b & \"c\" > 'd'") == "a &lt; b &amp; &quot;c&quot; &gt; &#39;d&#39;");
    CHECK(html::escape("tab\tline\n") == "tab\tline\n");
    CHECK(html::escape(std::string_view("nul\0bell\a", 9)) == "nul\uFFFDbell\uFFFD");
    CHECK(html::escape("bad \xFF utf-8") == "bad \uFFFD utf-8");
    CHECK(html::escape("naïve 日本 🙂") == "naïve 日本 🙂");
}

TEST_CASE("addresses are allowed by scheme") {
    struct Case {
        std::string_view address, href;
    };
    const Case allowed[] = {
        {"https://example.org/a?b=c&d#e", "https://example.org/a?b=c&d#e"},
        {"HTTP://Example.org", "http://Example.org"},
        {"  https://example.org  ", "https://example.org"},
        {"https://example.org/ä b", "https://example.org/%C3%A4%20b"},
        {"https://example.org/100%", "https://example.org/100%25"},
        {"https://[::1]/x", "https://[::1]/x"},
        {"mailto:a@example.org", "mailto:a@example.org"},
        {"../other.md#part", "../other.md#part"},
        {"#part", "#part"},
        {"a/b:c", "a/b:c"},
        {"", ""},
    };
    for (const Case& c : allowed) {
        INFO(c.address);
        const auto url = html::safe_url(c.address);
        REQUIRE(url);
        CHECK(url->href == c.href);
    }
    const std::string_view refused[] = {"javascript:alert(1)",
                                        "JaVaScRiPt:alert(1)",
                                        "java\tscript:alert(1)",
                                        "java\nscript:alert(1)",
                                        "\x01javascript:alert(1)",
                                        "\u00A0javascript:alert(1)",
                                        "java\u200Bscript:x",
                                        "vbscript:x",
                                        "data:text/html,x",
                                        "data:image/png;base64,AA",
                                        "file:///etc/passwd",
                                        "feed:javascript:x",
                                        "view-source:x",
                                        "blob:x",
                                        "ftp://x/",
                                        "//evil.example",
                                        "\\\\evil.example",
                                        "/\\evil.example",
                                        "\\/evil.example",
                                        "http:evil",
                                        "http:/evil",
                                        "http://",
                                        "https://user@evil.example",
                                        "https://a\\b",
                                        "https://%65vil",
                                        "mailto:nobody",
                                        "x:y",

                                        "https://a b/",
                                        "\u2028javascript:x",
                                        "ｊavascript:x"};
    for (const std::string_view address : refused) {
        INFO(address);
        CHECK_FALSE(html::safe_url(address));
    }
}

TEST_CASE("percent encoding goes both ways") {
    CHECK(html::percent_encoded("a b/ü") == "a%20b%2F%C3%BC");
    CHECK(html::percent_decoded("a%20b%2F") == "a b/");
    CHECK_FALSE(html::percent_decoded("%zz"));
    CHECK_FALSE(html::percent_decoded("%2"));
    CHECK_FALSE(html::percent_decoded("a%00b"));
}
