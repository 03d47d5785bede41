#include "base/limits.hpp"
#include "catch.hpp"

using namespace qbank;

TEST_CASE("a limit is set by its name, in plain numbers or with a unit") {
    struct Case {
        std::string_view given;
        std::uint64_t Limits::*value;
        std::uint64_t number;
    };
    for (const Case& c :
         {Case{"documents=1", &Limits::documents, 1}, Case{"line-bytes=40000", &Limits::line_bytes, 40'000},
          Case{"document-bytes=2K", &Limits::document_bytes, 2048},
          Case{"document-bytes=1G", &Limits::document_bytes, std::uint64_t{1} << 30},
          Case{"bank-bytes=3M", &Limits::bank_bytes, 3 << 20}, Case{"nesting=96", &Limits::nesting, 96}}) {
        INFO(c.given);
        Limits limits, expected;
        CHECK(set_limit(limits, c.given) == "");
        expected.*c.value = c.number;
        CHECK(limits == expected);
    }
}

TEST_CASE("what is no limit changes nothing, and is explained") {
    Limits limits;
    for (const std::string_view given :
         {"", "=", "nesting", "nesting=", "nesting=0", "nesting=97", "nesting=-1", "nesting= 3", "nesting=3k",
          "nesting=K", "nesting=3x", "nesting=99999999999999999999", "document-bytes=2G",
          "bank-bytes=18446744073709551615G", "Nesting=3", "yaml=3"}) {
        INFO(given);
        CHECK(set_limit(limits, given) != "");
    }
    CHECK(limits == Limits{});
    CHECK(set_limit(limits, "nestin=3") == "there is no limit \"nestin\"; did you mean nesting?");
    CHECK(set_limit(limits, "nesting=97") == "the limit nesting is a number from 1 to 96, as in nesting=48");
}

TEST_CASE("every limit can be set to its default, and the text of all says each") {
    const Limits defaults;
    for (const LimitName& one : limit_names()) {
        const std::string text = std::string(one.name) + "=" + std::to_string(defaults.*one.value);
        INFO(text);
        Limits limits;
        limits.*one.value = 1;
        CHECK(set_limit(limits, text) == "");
        CHECK(limits == defaults);
        CHECK(defaults.*one.value <= one.most);
        CHECK(to_text(defaults).find(text) != std::string::npos);
    }
}
