#include <string>
#include <vector>

#include "catch.hpp"
#include "load/load.hpp"
#include "temporary_folder.hpp"
#include "told.hpp"

using namespace qbank;

namespace {

/// What is told about one file of the bank.
std::string told_of(const std::string& name, const std::string& bytes) {
    TemporaryFolder bank;
    spit(bank / name, bytes);
    Diagnostics diagnostics;
    load_settings(bank.path(), diagnostics);
    return told(diagnostics, bank);
}

}  // namespace

TEST_CASE("a folder without any of the bank's files has the defaults") {
    TemporaryFolder bank;
    Diagnostics diagnostics;
    const Settings settings = load_settings(bank.path(), diagnostics);
    CHECK_FALSE(settings.has_bank_file);
    CHECK(settings.title == "Questions");
    CHECK(settings.language == "en");
    CHECK(settings.base_url.empty());
    CHECK(diagnostics.empty());
}

TEST_CASE("the bank's files are read") {
    TemporaryFolder bank;
    spit(bank / "bank.yml",
         "title: My bank\ndescription: All of it\nbase_url: https://example.org/bank\n"
         "repository: https://example.org/owner/name/\nlanguage: de\ndefaults: {level: mid}\n");
    spit(bank / "topics.yml",
         "- {id: orm, title: The ORM, group: Django, aliases: [Models, Django ORM]}\n- {id: http}\n");
    spit(bank / "sources.yml",
         "sources:\n  - {id: list, title: A list, url: https://example.org/list, year: 2025, document: "
         "a/list.md}\n");
    spit(bank / "synonyms.yml", "- [drf, django rest framework]\n- orm = object-relational mapper\n");
    spit(bank / "duplicates.yml", "same: [[a, b]]\ndifferent:\n  - [c, d]\n");
    spit(bank / "pages/about.md", "# About us\n\nWords.\n");
    spit(bank / "static/img/a.png", "x");
    Diagnostics diagnostics;
    const Settings s = load_settings(bank.path(), diagnostics);
    CHECK(told(diagnostics, bank).empty());
    CHECK(s.has_bank_file);
    CHECK(s.title == "My bank");
    CHECK(s.base_url == "https://example.org/bank/");
    CHECK(s.repository == "https://example.org/owner/name");
    CHECK(s.default_level->value == "mid");
    REQUIRE(s.topics.size() == 2);
    CHECK(s.topics[0].aliases == std::vector<std::string>{"Models", "Django ORM"});
    CHECK(s.topics[1].title == "http");
    REQUIRE(s.sources.size() == 1);
    CHECK(s.sources[0].document == "a/list.md");
    CHECK(s.synonyms == std::vector<std::vector<std::string>>{{"drf", "django rest framework"},
                                                              {"orm", "object-relational mapper"}});
    REQUIRE(s.decisions.size() == 2);
    CHECK((s.decisions[0].same && s.decisions[0].a == "a" && s.decisions[0].b == "b"));
    CHECK((!s.decisions[1].same && s.decisions[1].place.line == 3));
    REQUIRE(s.pages.size() == 1);
    CHECK((s.pages[0].id == "about" && s.pages[0].title == "About us"));
    CHECK(s.static_files == std::vector<std::string>{"img/a.png"});
}

TEST_CASE("a mistake in the bank's files is told with its place and what to do") {
    CHECK(told_of("bank.yml", "title: A\ntitel: B\n") ==
          "bank.yml:2:1: error: unknown key \"titel\" in bank.yml [unknown-key]\n"
          "  2 | titel: B\n"
          "    | ^~~~~\n"
          "  hint: did you mean \"title\"?\n");
    CHECK(told_of("bank.yml", "base_url: example.org\n") ==
          "bank.yml:1:11: error: base_url is not an address of a site: \"example.org\" [address]\n"
          "  1 | base_url: example.org\n"
          "    |           ^~~~~~~~~~~\n"
          "  hint: write it whole, as in https://example.org/bank/\n");
    CHECK(told_of("bank.yml", "title: [a, b]\n") ==
          "bank.yml:1:8: error: \"title\" must be a text [wrong-kind]\n"
          "  1 | title: [a, b]\n"
          "    |        ^\n"
          "  hint: write `title: …` on one line\n");
    CHECK(told_of("topics.yml", "- {id: one}\n- {id: one}\n") ==
          "topics.yml:2:8: error: two topics have the id \"one\" [duplicate-id]\n"
          "  2 | - {id: one}\n"
          "    |        ^~~\n"
          "  hint: rename one of them\n");
    CHECK(told_of("topics.yml", "- {id: Not An Id}\n") ==
          "topics.yml:1:8: error: \"Not An Id\" cannot be an id [id]\n"
          "  1 | - {id: Not An Id}\n"
          "    |        ^~~~~~~~~\n"
          "  hint: use small letters, digits and hyphens: not-an-id\n");
    CHECK(told_of("sources.yml", "- title: No id\n") ==
          "sources.yml:1:3: error: a source without an id [missing-id]\n"
          "  1 | - title: No id\n"
          "    |   ^\n"
          "  hint: add `id: short-name`\n");
    CHECK(told_of("synonyms.yml", "- [alone]\n") ==
          "synonyms.yml:1:3: error: a group of synonyms needs at least two terms [synonyms]\n"
          "  1 | - [alone]\n"
          "    |   ^\n"
          "  hint: write `- [drf, django rest framework]`\n");
    CHECK(told_of("duplicates.yml", "same: [[a, b, c]]\n") ==
          "duplicates.yml:1:8: error: a decision is a pair of ids [decision]\n"
          "  1 | same: [[a, b, c]]\n"
          "    |        ^\n"
          "  hint: write `- [one-id, other-id]`\n");
    CHECK(told_of("bank.yml", "title: \"open\n").find("bank.yml:") == 0);
    CHECK(told_of("pages/Not Good.md", "x") ==
          "pages/Not Good.md: error: \"Not Good\" cannot be the address of a page [id]\n"
          "  hint: name the file with small letters, digits and hyphens\n");
}

TEST_CASE("a file of the bank with a broken encoding is a finding") {
    CHECK(told_of("bank.yml", "title: \xFF\n") ==
          "bank.yml: error: the file is not valid UTF-8 [encoding]\n  hint: save it as UTF-8\n");
}
