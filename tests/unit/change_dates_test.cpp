#include <cstdlib>
#include <string>
#include <vector>

#include "base/files.hpp"
#include "base/process.hpp"
#include "catch.hpp"
#include "change/dates.hpp"
#include "temporary_folder.hpp"

using namespace qbank;
namespace fs = std::filesystem;

namespace {

void git(const fs::path& folder, std::vector<std::string> arguments) {
    std::vector<std::string> all{"git",         "-C", folder.string(),           "-c",
                                 "user.name=A", "-c", "user.email=a@example.org"};
    all.insert(all.end(), arguments.begin(), arguments.end());
    const process::Output output = process::run(all);
    INFO(output.error);
    REQUIRE(output.status == 0);
}

void commit(const fs::path& folder, const std::string& date) {
    git(folder, {"add", "-A"});
    ::setenv("GIT_COMMITTER_DATE", (date + "T12:00:00Z").c_str(), 1);
    git(folder, {"commit", "-q", "-m", "change"});
    ::unsetenv("GIT_COMMITTER_DATE");
}

Question question(std::string_view document, bool own_file = true) {
    Question result;
    result.place = {document, 1};
    result.own_file = own_file;
    return result;
}

}  // namespace

TEST_CASE("the newest date of each path is read from the log") {
    using namespace std::string_literals;
    const auto dates = newest_dates(
        "\x01"
        "2026-03-01\0\nq/b.md\0\x01"
        "2026-04-01\0\nq/b.md\0q/a b.md\0"s);
    CHECK(dates.at("q/b.md") == "2026-04-01");
    CHECK(dates.at("q/a b.md") == "2026-04-01");
    CHECK(newest_dates("").empty());
}

TEST_CASE("a question's own file tells by its last commit when it changed") {
    const TemporaryFolder folder;
    const fs::path bank = folder.path() / "content";
    const auto write = [&](const std::string& name, const std::string& bytes) {
        fs::create_directories((bank / name).parent_path());
        files::write(bank / name, bytes);
    };
    git(folder.path(), {"init", "-q"});
    write("q/old.md", "1");
    write("q/größe.md", "1");
    write("list.md", "1");
    commit(folder.path(), "2026-01-02");
    write("q/größe.md", "2");
    commit(folder.path(), "2026-02-03");

    std::vector<Question> questions{question("q/old.md"), question("q/größe.md"), question("list.md", false),
                                    question("q/new.md"), question("q/old.md")};
    questions[4].updated = "2020-01-01";
    date_questions(bank, questions);
    CHECK(questions[0].updated == "2026-01-02");
    CHECK(questions[1].updated == "2026-02-03");
    CHECK(questions[2].updated.empty());  // many questions in one file
    CHECK(questions[3].updated.empty());  // not committed
    CHECK(questions[4].updated == "2020-01-01");

    SECTION("a shallow clone does not know") {
        const fs::path clone = folder.path() / "clone";
        git(folder.path(),
            {"clone", "-q", "--depth", "1", "file://" + folder.path().string(), clone.string()});
        std::vector<Question> again{question("q/old.md")};
        date_questions(clone / "content", again);
        CHECK(again[0].updated.empty());
    }
}

TEST_CASE("outside a repository there are no dates") {
    const TemporaryFolder folder;
    std::vector<Question> questions{question("a.md")};
    date_questions(folder.path(), questions);
    CHECK(questions[0].updated.empty());
}

TEST_CASE("the day of a build is that of the sources: given, or of the last commit") {
    const TemporaryFolder folder;
    CHECK(date_of_sources(folder.path()).empty());
    git(folder.path(), {"init", "-q"});
    CHECK(date_of_sources(folder.path()).empty());  // no commit yet
    files::write(folder.path() / "a.md", "1");
    commit(folder.path(), "2026-03-04");
    CHECK(date_of_sources(folder.path()) == "2026-03-04");
    ::setenv("SOURCE_DATE_EPOCH", "0", 1);
    CHECK(date_of_sources(folder.path()) == "1970-01-01");
    ::unsetenv("SOURCE_DATE_EPOCH");
}
