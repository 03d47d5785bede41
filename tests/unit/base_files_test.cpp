#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <string>
#include <vector>

#include "base/files.hpp"
#include "catch.hpp"
#include "file_errors.hpp"
#include "temporary_folder.hpp"

namespace files = qbank::files;
namespace fs = std::filesystem;

namespace {

std::vector<std::string> paths(const std::vector<files::Entry>& entries) {
    std::vector<std::string> result;
    for (const files::Entry& e : entries) result.push_back(e.path + (e.regular ? "" : "!"));
    return result;
}

}  // namespace

TEST_CASE("what is written is read again, any bytes") {
    const TemporaryFolder folder;
    for (const std::string& bytes :
         {std::string(), std::string("a\0b\r\n\xFF", 6), std::string(3'000'000, 'x')}) {
        files::write(folder / "f", bytes);
        CHECK(files::read(folder / "f") == bytes);
    }
    struct stat status {};
    REQUIRE(::stat((folder / "f").c_str(), &status) == 0);
    CHECK((status.st_mode & 0777 & ~0644U) == 0);
}

TEST_CASE("only regular files are read, and nothing is waited for") {
    const TemporaryFolder folder;
    files::write(folder / "file", "x");
    fs::create_symlink("file", folder / "link");
    fs::create_symlink("nowhere", folder / "dangling");
    REQUIRE(::mkfifo((folder / "fifo").c_str(), 0600) == 0);
    CHECK(reason_of([&] { files::read(folder / "missing"); }) == "No such file or directory");
    CHECK(reason_of([&] { files::read(folder / "no/such/folder"); }) == "No such file or directory");
    CHECK(reason_of([&] { files::read(folder.path()); }) == "Is a directory");
    CHECK(reason_of([&] { files::read(folder / "fifo"); }) == "Invalid argument");
    CHECK(reason_of([&] { files::read(folder / "link"); }) == "Too many levels of symbolic links");
    CHECK(reason_of([&] { files::read(folder / "dangling"); }) == "Too many levels of symbolic links");
    CHECK(reason_of([&] { files::read("/dev/zero"); }) == "Invalid argument");
}

TEST_CASE("an error names the path, the deed and the system's reason") {
    const TemporaryFolder folder;
    const fs::path missing = folder / "missing";
    CHECK_THROWS_WITH(files::read(missing), missing.string() + ": cannot open: No such file or directory");
    try {
        files::read(missing);
    } catch (const files::Error& error) {
        CHECK(error.path() == missing);
    }
}

TEST_CASE("a file over the limit is refused, one at the limit is read") {
    const TemporaryFolder folder;
    files::write(folder / "f", "12345");
    CHECK(files::read(folder / "f", 5) == "12345");
    CHECK(reason_of([&] { files::read(folder / "f", 4); }) == "File too large");
    files::write(folder / "empty", "");
    CHECK(files::read(folder / "empty", 0).empty());
}

TEST_CASE("a file whose size the system does not know is read whole, and within the limit") {
    CHECK(files::read("/proc/self/status").starts_with("Name:"));
    CHECK(reason_of([] { files::read("/proc/self/status", 10); }) == "File too large");
}

TEST_CASE("write makes no folders, follows no links and waits for nobody") {
    const TemporaryFolder folder;
    files::write(folder / "target", "old");
    fs::create_symlink("target", folder / "link");
    REQUIRE(::mkfifo((folder / "fifo").c_str(), 0600) == 0);
    CHECK(reason_of([&] { files::write(folder / "none/f", "x"); }) == "No such file or directory");
    CHECK(reason_of([&] { files::write(folder.path(), "x"); }) == "Is a directory");
    CHECK(reason_of([&] { files::write(folder / "link", "x"); }) == "Too many levels of symbolic links");
    CHECK(reason_of([&] { files::write(folder / "fifo", "x"); }) == "No such device or address");
    CHECK(files::read(folder / "target") == "old");
    files::write(folder / "target", "n");
    CHECK(files::read(folder / "target") == "n");
}

TEST_CASE("writing to a full disk is an error") {
    if (!fs::exists("/dev/full")) return;
    CHECK(reason_of([] { files::write("/dev/full", "x"); }) == "No space left on device");
}

TEST_CASE("a walk is sorted by bytes, enters where it may and follows no links") {
    const TemporaryFolder folder;
    for (const char* name : {"b", "a", "a/x", ".git", "skip"}) fs::create_directory(folder / name);
    for (const char* name :
         {"b/1.md", "a/x/2.md", "a-b.md", "a.md", "Z.md", ".git/config", "skip/me", "жук.md"})
        files::write(folder / name, "12");
    fs::create_directory_symlink("b", folder / "to-b");
    fs::create_directory_symlink("..", folder / "a/up");
    fs::create_symlink("a.md", folder / "link.md");
    REQUIRE(::mkfifo((folder / "fifo").c_str(), 0600) == 0);

    std::vector<std::string> asked;
    const std::vector<files::Entry> found = files::walk(folder.path(), [&](const std::string& name) {
        asked.push_back(name);
        return name != ".git" && name != "skip";
    });
    CHECK(paths(found) == std::vector<std::string>{"Z.md", "a-b.md", "a.md", "a/up!", "a/x/2.md", "b/1.md",
                                                   "fifo!", "link.md!", "to-b!", "жук.md"});
    std::sort(asked.begin(), asked.end());
    CHECK(asked == std::vector<std::string>{".git", "a", "a/x", "b", "skip"});
}

TEST_CASE("a walk of what is no folder is an error that names it") {
    const TemporaryFolder folder;
    const auto all = [](const std::string&) { return true; };
    const fs::path missing = folder / "missing";
    CHECK_THROWS_WITH(files::walk(missing, all),
                      missing.string() + ": cannot list folder: No such file or directory");
    files::write(folder / "file", "");
    CHECK(reason_of([&] { files::walk(folder / "file", all); }) == "Not a directory");
    CHECK(files::walk(folder.path(), all).size() == 1);
}

TEST_CASE("a folder is one by a link, too; nothing is there for a name that cannot be one") {
    const TemporaryFolder work;
    fs::create_directory(work / "folder");
    files::write(work / "folder/file", "x");
    std::filesystem::create_directory_symlink(work / "folder", work / "link");
    std::filesystem::create_symlink(work / "nothing", work / "broken");
    struct Case {
        std::filesystem::path path;
        bool folder, exists;
    };
    for (const Case& c : {Case{"folder", true, true}, Case{"link", true, true}, Case{"broken", false, true},
                          Case{"folder/file", false, true}, Case{"folder/file/x", false, false},
                          Case{"none", false, false}, Case{std::string(300, 'n'), false, false}}) {
        INFO(c.path);
        CHECK(files::is_folder(work / c.path.string()) == c.folder);
        CHECK(files::exists(work / c.path.string()) == c.exists);
    }
}
