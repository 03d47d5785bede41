#include <sys/stat.h>

#include <string>
#include <vector>

#include "catch.hpp"
#include "load/load.hpp"
#include "temporary_folder.hpp"
#include "told.hpp"

using namespace qbank;

namespace {

std::vector<std::string> paths_of(const std::vector<SourceFile>& files) {
    std::vector<std::string> result;
    for (const SourceFile& file : files) result.push_back(file.path);
    return result;
}

std::vector<SourceFile> load(const TemporaryFolder& bank, Diagnostics& diagnostics,
                             const Limits& limits = {}) {
    const Settings settings = load_settings(bank.path(), diagnostics, limits);
    return load_documents(bank.path(), settings, bank / "out", 2, diagnostics);
}

}  // namespace

TEST_CASE("documents are found by their endings, sorted, and nothing else is read") {
    TemporaryFolder bank;
    for (const char* path : {"b.md",           "a.markdown",          "deep/er/c.TXT", "d.yml",
                             "e.yaml",         "notes.pdf",           ".hidden.md",    ".git/x.md",
                             "deep/.h/x.md",   "node_modules/m/x.md", "static/x.md",   "templates/x.html",
                             "theme/x.md",     "pages/about.md",      "out/x.md",      "old-site/.qbank-site",
                             "old-site/x.md",  "topics.yml",          "sources.yml",   "synonyms.yml",
                             "duplicates.yml", "permalinks.yml"}) {
        spit(bank / path, "");
    }
    std::filesystem::create_symlink(bank / "b.md", bank / "link.md");
    std::filesystem::create_directory_symlink(bank / "deep", bank / "linked");
    REQUIRE(::mkfifo((bank / "fifo.md").c_str(), 0600) == 0);
    Diagnostics diagnostics;
    CHECK(paths_of(load(bank, diagnostics)) ==
          std::vector<std::string>{"a.markdown", "b.md", "d.yml", "deep/er/c.TXT", "e.yaml"});
    CHECK_FALSE(diagnostics.has_errors());
}

TEST_CASE("a repository's own files are documents only in a folder without bank.yml") {
    TemporaryFolder bank;
    for (const char* path : {"README.md", "sub/Contributing.md", "LICENSE.txt", "requirements.txt", "q.md"})
        spit(bank / path, "");
    Diagnostics diagnostics;
    CHECK(load(bank, diagnostics).size() == 5);
    spit(bank / "bank.yml", "title: Bank\n");
    CHECK(paths_of(load(bank, diagnostics)) == std::vector<std::string>{"q.md"});
}

TEST_CASE("a document comes as UTF-8 in NFC, with plain line ends and no byte order mark") {
    struct Case {
        std::string bytes, text;
    };
    const std::vector<Case> cases{
        {"\xEF\xBB\xBFone\r\ntwo\rthree\n", "one\ntwo\nthree\n"},
        {"cafe\u0301\n", "caf\u00E9\n"},
        {"don\u00E2\u20AC\u2122t\n", "don\u2019t\n"},
        {"", ""},
    };
    for (const Case& c : cases) {
        TemporaryFolder bank;
        spit(bank / "a.md", c.bytes);
        Diagnostics diagnostics;
        const auto files = load(bank, diagnostics);
        REQUIRE(files.size() == 1);
        CHECK(files[0].text == c.text);
    }
}

TEST_CASE("a document that cannot be read is a finding, and the others are still read") {
    struct Case {
        std::string bytes, told;
    };
    const std::vector<Case> cases{
        {"fine\nbad \xFF here\n",
         "bad.md:2:5: error: invalid UTF-8: byte 0xFF [encoding]\n"
         "  2 | bad \uFFFD here\n"
         "    |     ^\n"
         "  hint: save the file as UTF-8\n"},
        {std::string("a\0b", 3),
         "bad.md:1:2: error: the file holds a NUL byte [encoding]\n"
         "  1 | a\uFFFDb\n"
         "    |  ^\n"
         "  hint: remove it; a text file has none\n"},
        {"\xFF\xFE" + std::string("a\0", 2),
         "bad.md: error: the file is UTF-16, not UTF-8 [encoding]\n"
         "  hint: save it as UTF-8\n"},
        {std::string(2000000, 'x'),
         "bad.md: error: cannot read the file: File too large [unreadable]\n"
         "  hint: the limit is 1048576 bytes; split the document; who runs qbank can allow it with --limit "
         "document-bytes=2000000\n"},
    };
    for (const Case& c : cases) {
        TemporaryFolder bank;
        spit(bank / "bad.md", c.bytes);
        spit(bank / "good.md", "1. What is it?\n");
        Diagnostics diagnostics;
        const auto files = load(bank, diagnostics, {.document_bytes = std::uint64_t{1} << 20});
        CHECK(paths_of(files) == std::vector<std::string>{"good.md"});
        CHECK(told(diagnostics, bank, true) == c.told);
    }
}

TEST_CASE("what was repaired is told") {
    TemporaryFolder bank;
    spit(bank / "a.md", "don\u00E2\u20AC\u2122t \u00E2\u20AC\u201C\n");
    Diagnostics diagnostics;
    load(bank, diagnostics);
    CHECK(told(diagnostics, bank, true) ==
          "a.md: note: this text is UTF-8 that was read as Windows-1252, restored in 2 places [mojibake]\n");
}

TEST_CASE("a bank of too many documents, or too large ones together, is an error") {
    TemporaryFolder bank;
    for (const char* path : {"a.md", "b.md", "c.md"}) spit(bank / path, std::string(100, 'x'));
    Diagnostics few;
    CHECK(paths_of(load(bank, few, {.documents = 2})) == std::vector<std::string>{"a.md", "b.md"});
    REQUIRE(few.has_errors());
    CHECK(few.sorted().front().message == "the bank has more than 2 documents");
    Diagnostics small;
    CHECK(load(bank, small, {.bank_bytes = 250}).empty());
    REQUIRE(small.has_errors());
    CHECK(small.sorted().front().message == "the documents of the bank have more than 250 bytes together");
    Diagnostics enough;
    CHECK(load(bank, enough, {.documents = 3, .bank_bytes = 300}).size() == 3);
    CHECK_FALSE(enough.has_errors());
}
