#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <functional>
#include <thread>

#include "base/files.hpp"
#include "catch.hpp"
#include "publish/last_build.hpp"
#include "temporary_folder.hpp"

using namespace qbank;
namespace fs = std::filesystem;

namespace {

void wait_a_tick() { std::this_thread::sleep_for(std::chrono::milliseconds(40)); }

/// A bank, a site and a folder of the program, all older than a tick.
struct Setting {
    TemporaryFolder work;
    BuildInputs inputs;
    Setting() {
        ::setenv("XDG_CACHE_HOME", (work / "cache").c_str(), 1);
        spit(work / "bank/a.md", "a");
        spit(work / "bank/topic/b.md", "b");
        spit(work / "bank/static/.well-known/c", "c");
        spit(work / "share/page.html", "page");
        spit(work / "site/.qbank-site", "marker");
        spit(work / "site/q/a.html", "A");
        inputs = {work / "bank", work / "site", {work / "share"}, "options", 2};
        wait_a_tick();
    }
    bool knows() const { return LastBuild(inputs).unchanged().has_value(); }
    void build() const { LastBuild(inputs).remember({3, 2, 1, 100, {}}); }
};

/// Other bytes of the same size, and the old time of modification.
void change_in_secret(const fs::path& path) {
    const auto time = fs::last_write_time(path);
    std::string bytes = files::read(path);
    bytes[0] = '#';
    files::write(path, bytes);
    fs::last_write_time(path, time);
}

}  // namespace

TEST_CASE("what a build said is known as long as nothing changes") {
    const Setting place;
    CHECK(!place.knows());
    Diagnostics said;
    said.warning("rule", Place{"a.md", 3, 4, 5}, "message", "hint").related.push_back({"b.md", 7, "there"});
    LastBuild(place.inputs).remember({3, 2, 1, 100, said.sorted()});
    const auto known = LastBuild(place.inputs).unchanged();
    REQUIRE(known);
    CHECK(known->questions == 3);
    CHECK(known->topics == 2);
    CHECK(known->files == 1);
    CHECK(known->bytes == 100);
    REQUIRE(known->findings.size() == 1);
    const Diagnostic& finding = known->findings[0];
    CHECK(finding.severity == Severity::warning);
    CHECK(finding.rule == "rule");
    CHECK(finding.document == "a.md");
    CHECK(finding.line == 3);
    CHECK(finding.column == 4);
    CHECK(finding.end_column == 5);
    CHECK(finding.message == "message");
    CHECK(finding.hint == "hint");
    REQUIRE(finding.related.size() == 1);
    CHECK(finding.related[0].document == "b.md");
    CHECK(finding.related[0].line == 7);
    CHECK(finding.related[0].message == "there");
}

TEST_CASE("whatever changes in the bank, the site, the program's files or the options is noticed") {
    struct Case {
        std::string name;
        std::function<void(Setting&)> change;
    };
    const Case cases[] = {
        {"a document", [](Setting& p) { spit(p.work / "bank/a.md", "longer"); }},
        {"a document, its time set back", [](Setting& p) { change_in_secret(p.work / "bank/a.md"); }},
        {"a new document", [](Setting& p) { spit(p.work / "bank/new.md", ""); }},
        {"a document that is gone", [](Setting& p) { fs::remove(p.work / "bank/topic/b.md"); }},
        {"a document of another name",
         [](Setting& p) { fs::rename(p.work / "bank/a.md", p.work / "bank/z.md"); }},
        {"a static file in a hidden folder",
         [](Setting& p) { change_in_secret(p.work / "bank/static/.well-known/c"); }},
        {"a document that became a link",
         [](Setting& p) {
             fs::rename(p.work / "bank/a.md", p.work / "a.md");
             fs::create_symlink(p.work / "a.md", p.work / "bank/a.md");
         }},
        {"a linked folder of templates",
         [](Setting& p) {
             fs::create_directory(p.work / "elsewhere");
             fs::create_directory_symlink(p.work / "elsewhere", p.work / "bank/templates");
         }},
        {"a page", [](Setting& p) { spit(p.work / "site/q/a.html", "tampered"); }},
        {"a page, its time set back", [](Setting& p) { change_in_secret(p.work / "site/q/a.html"); }},
        {"a page that is gone", [](Setting& p) { fs::remove(p.work / "site/q/a.html"); }},
        {"a page too many", [](Setting& p) { spit(p.work / "site/q/b.html", "B"); }},
        {"a page's mode", [](Setting& p) { ::chmod((p.work / "site/q/a.html").c_str(), 0600); }},
        {"the marker is gone", [](Setting& p) { fs::remove(p.work / "site/.qbank-site"); }},
        {"the site is gone", [](Setting& p) { fs::remove_all(p.work / "site"); }},
        {"a template", [](Setting& p) { change_in_secret(p.work / "share/page.html"); }},
        {"an option", [](Setting& p) { p.inputs.rest = "others"; }},
        {"another bank",
         [](Setting& p) {
             fs::copy(p.work / "bank", p.work / "other", fs::copy_options::recursive);
             p.inputs.bank = p.work / "other";
         }},
    };
    for (const Case& c : cases) {
        INFO(c.name);
        Setting place;
        place.build();
        REQUIRE(place.knows());
        c.change(place);
        wait_a_tick();
        CHECK(!place.knows());
        place.build();
        CHECK(place.knows() == (c.name != "a linked folder of templates" && c.name != "the site is gone" &&
                                c.name != "a document that became a link"));
    }
}

TEST_CASE("a file that changes while the build runs is not taken for what was built") {
    const Setting place;
    const LastBuild running(place.inputs);
    spit(place.work / "bank/a.md", "x");
    running.remember({});
    wait_a_tick();
    CHECK(!place.knows());
}

TEST_CASE("a file as young as the build is not trusted, since it may change again within the same tick") {
    const Setting place;
    spit(place.work / "bank/a.md", "x");
    // However slow this machine is, the file is no older than the build.
    fs::last_write_time(place.work / "bank/a.md", fs::file_time_type::clock::now() + std::chrono::minutes(1));
    place.build();
    wait_a_tick();
    CHECK(!place.knows());
}

TEST_CASE("a record that was cut short, altered or belongs to another schema is none") {
    const Setting place;
    place.build();
    REQUIRE(place.knows());
    const fs::path record = fs::directory_iterator(place.work / "cache/qbank")->path();
    const std::string good = files::read(record);
    for (const std::string& bad :
         {std::string(), std::string("{}"), std::string("[1]"), good.substr(0, good.size() / 2),
          std::string("{\"schema\":1}"), std::string("\xff\xfe")}) {
        files::write(record, bad);
        CHECK(!place.knows());
    }
    files::write(record, good);
    CHECK(place.knows());
}

TEST_CASE("without a folder to remember in, every build is made") {
    const Setting place;
    for (const std::string cache : {"/dev/null/none", "relative"}) {
        ::setenv("XDG_CACHE_HOME", cache.c_str(), 1);
        ::setenv("HOME", cache.c_str(), 1);
        place.build();
        CHECK(!place.knows());
    }
}

TEST_CASE("the site and the records may lie inside the bank") {
    Setting place;
    place.inputs.site = place.work / "bank/site";
    spit(place.work / "bank/site/index.html", "x");
    ::setenv("XDG_CACHE_HOME", (place.work / "bank/.cache").c_str(), 1);
    wait_a_tick();
    place.build();
    CHECK(place.knows());
    spit(place.work / "bank/site/index.html", "y");
    CHECK(!place.knows());
}
