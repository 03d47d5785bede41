#include <string>
#include <vector>

#include "catch.hpp"
#include "load/mojibake.hpp"

using namespace qbank;

TEST_CASE("text that was read in a wrong charset is restored") {
    struct Case {
        std::string damaged, restored, charset;
    };
    const std::vector<Case> cases{
        {"Django\u201A\u00C4\u00F4s ORM", "Django\u2019s ORM", "MacRoman"},
        {"## 1\u00D4\u220F\u00E8\u201A\u00C9\u00A3 Caching \u201A\u00C4\u00EC deep",
         "## 1\uFE0F\u20E3 Caching \u2013 deep", "MacRoman"},
        {"don\u00E2\u20AC\u2122t", "don\u2019t", "Windows-1252"},
        {"caf\u00C3\u00A9 na\u00C3\u00AFve", "caf\u00E9 na\u00EFve", "Windows-1252"},
        {"\u00D0\u0178\u00D1\u20AC\u00D0\u00B8\u00D0\u00B2\u00D0\u00B5\u00D1\u201A",
         "\u041F\u0440\u0438\u0432\u0435\u0442", "Windows-1252"},
        {"\u00F0\u0178\u0161\u20AC start", "\U0001F680 start", "Windows-1252"},
    };
    for (const Case& c : cases) {
        CAPTURE(c.damaged);
        const auto repaired = repair_mojibake(c.damaged);
        REQUIRE(repaired);
        CHECK(repaired->text == c.restored);
        CHECK(repaired->charset == c.charset);
        CHECK(repaired->places > 0);
    }
}

TEST_CASE("text that went through the mangle twice is restored") {
    const auto repaired = repair_mojibake("caf\u00C3\u0192\u00C2\u00A9");
    REQUIRE(repaired);
    CHECK(repaired->text == "caf\u00E9");
}

TEST_CASE("good text is left as it is") {
    const std::vector<std::string> good{
        "plain words",
        "caf\u00E9, na\u00EFve, \u00C5ngstr\u00F6m",
        "\u0427\u0442\u043E \u0442\u0430\u043A\u043E\u0435 "
        "\u0437\u0430\u043C\u044B\u043A\u0430\u043D\u0438\u0435?",
        "\u4EC0\u4E48\u662F\u95ED\u5305\uFF1F",
        "\u0645\u0627 \u0647\u0648 \u0627\u0644\u0625\u063A\u0644\u0627\u0642\u061F",
        "1\uFE0F\u20E3 keycap, \U0001F680 rocket, \u201Cquoted\u201D",
        "\u00C9\u00C8 \u00D1\u00DC: capitals in a row",
        "na\u00EFve \u2014 \u201Cdon\u2019t\u201D",
        // Bytes of MacRoman, they would be a letter of Thaana.
        "un message con\uFB01\u00E9 au serveur",
    };
    for (const std::string& text : good) {
        CAPTURE(text);
        CHECK_FALSE(repair_mojibake(text));
    }
}

TEST_CASE("one odd run in a page of good text is what its author meant") {
    CHECK_FALSE(repair_mojibake(
        "\u4EC0\u4E48\u662F\u95ED\u5305 \u5982\u4F55\u5DE5\u4F5C \u4E3A\u4EC0\u4E48 \u00C3\u00A9"));
}

TEST_CASE("lines stay where they are") {
    const auto repaired = repair_mojibake("a\n\u201A\u00C4\u00EC\n\nb\n");
    REQUIRE(repaired);
    CHECK(repaired->text == "a\n\u2013\n\nb\n");
}
