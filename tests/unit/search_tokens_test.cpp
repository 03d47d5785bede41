#include "base/files.hpp"
#include "base/json.hpp"
#include "catch.hpp"
#include "search/tokens.hpp"

using namespace qbank;
using search::Markup;
using search::Tokenizer;

namespace {

/// Parts as they are, wholes behind a "=" unless they are symbols only.
std::vector<std::string> tokens_of(std::string_view text, Markup markup = Markup::plain) {
    std::vector<std::string> result;
    Tokenizer tokens(text, markup);
    while (tokens.next()) {
        if (!tokens.whole().empty())
            result.push_back((tokens.parts().empty() ? "" : "=") + std::string(tokens.whole()));
        for (const std::string_view part : tokens.parts()) result.emplace_back(part);
    }
    return result;
}

}  // namespace

TEST_CASE("the words of a text are those that the engine in the browser finds") {
    const Json cases = Json::parse(files::read(QBANK_SOURCE "/tests/js/fixtures/tokens.json"));
    REQUIRE(cases.size() > 20);
    for (const Json& each : cases) {
        const std::string text = each["text"];
        CAPTURE(text);
        CHECK(tokens_of(text) == each["tokens"].get<std::vector<std::string>>());
    }
}

TEST_CASE("in Markdown, marks around words, link targets and addresses are not words") {
    CHECK(tokens_of("**bold** and _soft_", Markup::markdown) ==
          std::vector<std::string>{"bold", "and", "soft"});
    CHECK(tokens_of("# Heading", Markup::markdown) == std::vector<std::string>{"heading"});
    CHECK(tokens_of("a [link](https://example.org/path) b", Markup::markdown) ==
          std::vector<std::string>{"a", "link", "b"});
    CHECK(tokens_of("see https://example.org/x?y=z now", Markup::markdown) ==
          std::vector<std::string>{"see", "now"});
    CHECK(tokens_of("`select_related` a == b", Markup::markdown) ==
          std::vector<std::string>{"=select_related", "select", "related", "a", "b"});
}

TEST_CASE("a token says where it stands") {
    const std::string_view text = "  CI/CD, now";
    Tokenizer tokens(text);
    REQUIRE(tokens.next());
    CHECK(text.substr(tokens.begin(), tokens.end() - tokens.begin()) == "CI/CD");
}
