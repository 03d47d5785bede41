#include <string>

#include "base/hash.hpp"
#include "catch.hpp"

TEST_CASE("hash64 is XXH3 and stays it") {
    CHECK(qbank::hash64("") == 0x2D06800538D394C2ULL);
    CHECK(qbank::hash64("a") != qbank::hash64("b"));
    CHECK(qbank::hash64(std::string(1, '\0')) != qbank::hash64(""));
}

TEST_CASE("short_hash is a prefix of the 16 digits of hash64") {
    CHECK(qbank::short_hash("") == "2d06800538");
    CHECK(qbank::short_hash("", 16) == "2d06800538d394c2");
    CHECK(qbank::short_hash("", 99) == "2d06800538d394c2");
    CHECK(qbank::short_hash("", 0).empty());
}
