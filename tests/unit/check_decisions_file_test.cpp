#include "catch.hpp"
#include "check/decisions_file.hpp"

using namespace qbank;

namespace {

std::string decided(std::string_view text, bool same, std::string a = "one", std::string b = "two") {
    return with_decision(text, {std::move(a), std::move(b), same, {}});
}

}  // namespace

TEST_CASE("a decision goes to the end of its list and leaves all else as it is") {
    CHECK(decided("", true) == "same:\n  - [one, two]\n");
    CHECK(decided("# ours\n", false) == "# ours\ndifferent:\n  - [one, two]\n");
    CHECK(decided("same:\n  - [a, b]  # why\n", true) == "same:\n  - [a, b]  # why\n  - [one, two]\n");
    CHECK(decided("same:\n- [a, b]\ndifferent:\n- [c, d]\n", true) ==
          "same:\n- [a, b]\n- [one, two]\ndifferent:\n- [c, d]\n");
    CHECK(decided("same:\n  - [a, b]\n\n# apart\ndifferent:\n  - [c, d]\n", true) ==
          "same:\n  - [a, b]\n  - [one, two]\n\n# apart\ndifferent:\n  - [c, d]\n");
    CHECK(decided("same:\n  -\n    - a\n    - b\n", true) ==
          "same:\n  -\n    - a\n    - b\n  - [one, two]\n");
}

TEST_CASE("a list in brackets stays one") {
    CHECK(decided("same: []\n", true) == "same: [[one, two]]\n");
    CHECK(decided("same: [[a, b]]  # why\n", true) == "same: [[a, b], [one, two]]  # why\n");
    CHECK(decided("same: [\n  [a, b], # ]\n]\n", true).find("[one, two]]") != std::string::npos);
}

TEST_CASE("a file without a line break at its end, and a list that is still empty") {
    CHECK(decided("same:\n  - [a, b]", true) == "same:\n  - [a, b]\n  - [one, two]\n");
    CHECK(decided("same:\n", true) == "same:\n  - [one, two]\n");
    CHECK(decided("different:\n  - [a, b]", true) == "different:\n  - [a, b]\nsame:\n  - [one, two]\n");
}

TEST_CASE("an id that YAML would read as something else is quoted") {
    CHECK(decided("", true, "c++", "it's") == "same:\n  - ['c++', 'it''s']\n");
}
