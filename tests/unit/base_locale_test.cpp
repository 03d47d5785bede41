#include <string>

#include "base/locale.hpp"
#include "catch.hpp"

using namespace qbank;

TEST_CASE("languages are written from their own side") {
    for (const char* right : {"ar", "he", "fa", "ur", "yi", "ckb"}) CHECK(locale::direction(right) == "rtl");
    for (const char* left : {"en", "de", "ja", "ru", "", "xx"}) CHECK(locale::direction(left) == "ltr");
}

TEST_CASE("a number has the form of its language") {
    struct Case {
        const char* language;
        std::size_t n;
        const char* form;
    };
    const Case cases[] = {{"en", 0, "other"}, {"en", 1, "one"},    {"en", 21, "other"}, {"fr", 0, "one"},
                          {"pl", 3, "few"},   {"pl", 12, "many"},  {"ar", 2, "two"},    {"ja", 1, "other"},
                          {"de", 1, "one"},   {"pl", 1003, "few"}, {"ru", 10021, "one"}};
    for (const Case& c : cases) {
        INFO(c.language << " " << c.n);
        CHECK(locale::PluralForms(c.language).of(c.n) == c.form);
    }
}

TEST_CASE("dates and languages are written out") {
    CHECK(locale::long_date("en", "2026-02-03") == "3 February 2026");
    CHECK(locale::long_date("de", "2026-02-03") == "3. Februar 2026");
    CHECK(locale::long_date("de", "soon") == "soon");
    CHECK(locale::long_date("de", "2026-xx-03") == "2026-xx-03");
    CHECK(locale::own_name("de") == "Deutsch");
    CHECK(locale::own_name("fr") == "Français");
    CHECK(locale::own_name("qqq") == "Qqq");
}
