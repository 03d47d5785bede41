#include <fcntl.h>
#include <signal.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <thread>
#include <vector>

#include "base/files.hpp"
#include "base/interrupt.hpp"
#include "catch.hpp"
#include "publish/publish.hpp"
#include "publish/swap.hpp"
#include "temporary_folder.hpp"

using namespace qbank;
namespace fs = std::filesystem;

namespace {

std::vector<std::string> names_in(const fs::path& folder) {
    std::vector<std::string> names;
    for (const auto& entry : fs::directory_iterator(folder))
        names.push_back(entry.path().filename().string());
    std::sort(names.begin(), names.end());
    return names;
}

void publish(const fs::path& site, const std::string& text) {
    Publisher publisher(site);
    publisher.write("index.html", text);
    publisher.write("q/one.html", text);
    publisher.commit();
}

mode_t mode_of(const fs::path& path) {
    struct stat status {};
    REQUIRE(::lstat(path.c_str(), &status) == 0);
    return status.st_mode & 07777;
}

template <class Action>
std::string message_of(Action action) {
    try {
        action();
    } catch (const std::exception& e) {
        return e.what();
    }
    return "";
}

using Names = std::vector<std::string>;

}  // namespace

TEST_CASE("a commit puts the whole site in place and leaves nothing beside it") {
    const TemporaryFolder work;
    publish(work / "site", "new");
    CHECK(slurp(work / "site/index.html") == "new");
    CHECK(slurp(work / "site/q/one.html") == "new");
    CHECK(names_in(work / "site") == Names{".qbank-site", "index.html", "q"});
    CHECK(names_in(work.path()) == Names{"site"});
}

TEST_CASE("a commit replaces the old site, also pages that are no longer made") {
    const TemporaryFolder work;
    {
        Publisher publisher(work / "site");
        publisher.write("gone.html", "old");
        publisher.commit();
    }
    publish(work / "site", "new");
    CHECK(names_in(work / "site") == Names{".qbank-site", "index.html", "q"});
    CHECK(names_in(work.path()) == Names{"site"});
}

TEST_CASE("until the commit the old site stands, and without one it stays") {
    const TemporaryFolder work;
    publish(work / "site", "old");
    {
        Publisher publisher(work / "site");
        publisher.write("index.html", "new");
        CHECK(slurp(work / "site/index.html") == "old");
        CHECK(names_in(work.path()).size() == 2);
    }
    CHECK(slurp(work / "site/index.html") == "old");
    CHECK(names_in(work.path()) == Names{"site"});
}

TEST_CASE("folders above the site are made, and taken away again if nothing is published") {
    const TemporaryFolder work;
    { Publisher publisher(work / "a/b/site"); }
    CHECK(names_in(work.path()).empty());
    publish(work / "a/b/site/", "new");
    CHECK(slurp(work / "a/b/site/index.html") == "new");
}

TEST_CASE("modes do not depend on the umask") {
    const TemporaryFolder work;
    const mode_t before = ::umask(0077);
    publish(work / "site", "new");
    ::umask(before);
    CHECK(mode_of(work / "site") == 0755);
    CHECK(mode_of(work / "site/q") == 0755);
    CHECK(mode_of(work / "site/q/one.html") == 0644);
    CHECK(mode_of(work / "site/.qbank-site") == 0644);
}

TEST_CASE("an empty folder may become a site") {
    const TemporaryFolder work;
    fs::create_directory(work / "site");
    publish(work / "site", "new");
    CHECK(slurp(work / "site/index.html") == "new");
    CHECK(names_in(work.path()) == Names{"site"});
}

TEST_CASE("what is not a site of ours is refused and left as it was") {
    const TemporaryFolder work;
    spit(work / "photos/cat.jpg", "meow");
    spit(work / "file", "text");
    fs::create_directory(work / "empty");
    fs::create_directory_symlink(work / "empty", work / "link");
    spit(work / "clone/.git/HEAD", "ref");
    spit(work / "clone/.qbank-site", "");
    spit(work / "bank/bank.yml", "title: x");
    spit(work / "bank/.qbank-site", "");
    fs::create_directories(work / "around/bank");
    spit(work / "around/.qbank-site", "");
    struct Case {
        fs::path site, bank;
        std::string says;
    };
    const std::vector<Case> cases{
        {work / "photos",
         {},
         "was not made by qbank (it is not empty and has no .qbank-site file); name another folder, or empty "
         "this one"},
        {work / "file", {}, "is not a folder; name another one for the site"},
        {work / "link", {}, "is a symbolic link; name the folder that it leads to"},
        {work / "link/", {}, "is a symbolic link; name the folder that it leads to"},
        {work / "clone",
         {},
         "holds a git repository (.git), which publishing would delete; publish elsewhere and copy the site "
         "there"},
        {work / "bank", work / "bank",
         "holds the bank itself, which publishing would delete; name another folder"},
        {work / "bank/../bank/.", work / "bank",
         "holds the bank itself, which publishing would delete; name another folder"},
        {work / "around", work / "around/bank",
         "holds the bank itself, which publishing would delete; name another folder"},
    };
    for (const Case& c : cases) {
        INFO(c.site);
        std::string message;
        try {
            Publisher publisher(c.site, c.bank);
        } catch (const NotOurs& refused) {
            message = refused.what();
        }
        const fs::path named = c.says.starts_with("holds the bank") ? fs::weakly_canonical(c.site)
                               : c.site.has_filename()              ? c.site
                                                                    : c.site.parent_path();
        CHECK(message == named.string() + ": " + c.says);
    }
    for (const fs::path root : {"/", "//", "/tmp/..", ""}) {
        INFO(root);
        CHECK_THROWS_AS(Publisher(root), NotOurs);
    }
    CHECK_THROWS_WITH(Publisher("/"),
                      "\"/\": cannot be a site's folder; name one to be made, such as \"site\"");
    CHECK_THROWS_WITH(
        Publisher("/proc"),
        "/proc: is a mount point, which cannot be replaced as a whole; name a folder inside it");
    CHECK(slurp(work / "photos/cat.jpg") == "meow");
    CHECK(slurp(work / "bank/bank.yml") == "title: x");
    CHECK(names_in(work.path()) == Names{"around", "bank", "clone", "empty", "file", "link", "photos"});
}

TEST_CASE("a bank beside or below which the site stands is no obstacle") {
    const TemporaryFolder work;
    spit(work / "bank/bank.yml", "title: x");
    for (const char* site : {"site", "bank/site", "bank-site"}) {
        Publisher publisher(work / site, work / "bank");
        publisher.write("index.html", "new");
        publisher.commit();
        CHECK(slurp(work / site / "index.html") == "new");
    }
    CHECK(slurp(work / "bank/bank.yml") == "title: x");
}

TEST_CASE("a folder of somebody else that appears during the build is not deleted") {
    const TemporaryFolder work;
    Publisher publisher(work / "site");
    publisher.write("index.html", "new");
    spit(work / "site/thesis.txt", "years of work");
    CHECK_THROWS_AS(publisher.commit(), NotOurs);
    CHECK(slurp(work / "site/thesis.txt") == "years of work");
    CHECK(names_in(work / "site") == Names{"thesis.txt"});
}

TEST_CASE("paths that would leave the site are refused") {
    const TemporaryFolder work;
    Publisher publisher(work / "site");
    const std::vector<std::string> paths{"",          "/etc/passwd", "..", "../x",
                                         "a/../../x", "a/..",        ".",  "a/./b",
                                         "a//b",      "a/",          "/",  std::string("a\0b", 3)};
    for (const std::string& path : paths) {
        INFO(path);
        CHECK_THROWS_AS(publisher.write(path, "x"), std::logic_error);
    }
    CHECK_THROWS_WITH(publisher.write("a/../b", ""),
                      "path of a page leaves its folder or names none: \"a/../b\"");
    CHECK_NOTHROW(publisher.write("..a/b..c/...", "odd but inside"));
}

TEST_CASE("a path is written once, and the marker is not a page") {
    const TemporaryFolder work;
    Publisher publisher(work / "site");
    publisher.write("a.html", "1");
    CHECK_THROWS_WITH(publisher.write("a.html", "2"), "a page is written twice: \"a.html\"");
    CHECK_THROWS_AS(publisher.write(".qbank-site", "2"), std::logic_error);
}

TEST_CASE("a page below a path that is a page is an error that names the path") {
    const TemporaryFolder work;
    Publisher publisher(work / "site");
    publisher.write("a", "1");
    CHECK(message_of([&] { publisher.write("a/b.html", "2"); }) ==
          (work / "site/a").string() + ": cannot make folder: File exists");
}

TEST_CASE("many threads write at once") {
    const TemporaryFolder work;
    Publisher publisher(work / "site");
    std::vector<std::thread> threads;
    for (int t = 0; t < 4; ++t) {
        threads.emplace_back([&publisher, t] {
            for (int i = 0; i < 100; ++i) {
                const std::string name = std::to_string(i);
                publisher.write("d" + name + "/e/" + std::to_string(t), name);
            }
        });
    }
    for (std::thread& thread : threads) thread.join();
    publisher.commit();
    for (int i = 0; i < 100; ++i) {
        for (int t = 0; t < 4; ++t) {
            const std::string name = std::to_string(i);
            CHECK(slurp(work / "site" / ("d" + name) / "e" / std::to_string(t)) == name);
        }
    }
}

TEST_CASE("of two builds at once the last commit wins, and neither disturbs the other") {
    const TemporaryFolder work;
    for (const bool there_is_an_old_site : {false, true}) {
        if (there_is_an_old_site) publish(work / "site", "old");
        Publisher first(work / "site");
        Publisher second(work / "site");
        second.write("index.html", "second");
        first.write("index.html", "first");
        second.commit();
        CHECK(slurp(work / "site/index.html") == "second");
        first.commit();
        CHECK(slurp(work / "site/index.html") == "first");
        CHECK(names_in(work.path()) == Names{"site"});
    }
}

TEST_CASE("builds that race leave one whole site and nothing else") {
    const TemporaryFolder work;
    std::vector<std::thread> threads;
    std::atomic<int> failed{0};
    for (int t = 0; t < 4; ++t) {
        threads.emplace_back([&, t] {
            try {
                for (int round = 0; round < 25; ++round) {
                    Publisher publisher(work / "site");
                    for (int i = 0; i < 5; ++i) publisher.write("p/" + std::to_string(i), std::to_string(t));
                    publisher.commit();
                }
            } catch (const std::exception&) {
                ++failed;
            }
        });
    }
    for (std::thread& thread : threads) thread.join();
    CHECK(failed == 0);
    CHECK(names_in(work.path()) == Names{"site"});
    const std::string winner = slurp(work / "site/p/0");
    for (int i = 0; i < 5; ++i) CHECK(slurp(work / "site/p" / std::to_string(i)) == winner);
}

namespace {

struct stat stat_of(const fs::path& path) {
    struct stat status {};
    REQUIRE(::lstat(path.c_str(), &status) == 0);
    return status;
}

}  // namespace

TEST_CASE("a page with the same bytes is taken over from the old site, any other is written anew") {
    const TemporaryFolder work;
    const auto build = [&](const std::string& changing) {
        Publisher publisher(work / "site");
        publisher.write("q/same.html", std::string(200000, 's'));
        publisher.write("q/changed.html", changing);
        publisher.write("q/mode.html", "m");
        publisher.write("q/copied.html", "c");
        publisher.write("q/link.html", "l");
        publisher.write("empty", "");
        publisher.commit();
    };
    build("old");
    const ino_t same = stat_of(work / "site/q/same.html").st_ino;
    fs::permissions(work / "site/q/mode.html", fs::perms::owner_all);
    fs::create_hard_link(work / "site/q/copied.html", work / "copy");
    fs::remove(work / "site/q/link.html");
    spit(work / "elsewhere", "l");
    fs::create_symlink(work / "elsewhere", work / "site/q/link.html");
    build("new");
    CHECK(stat_of(work / "site/q/same.html").st_ino == same);
    CHECK(stat_of(work / "site/q/same.html").st_nlink == 1);
    CHECK(slurp(work / "site/q/changed.html") == "new");
    CHECK(slurp(work / "site/q/same.html") == std::string(200000, 's'));
    CHECK(mode_of(work / "site/q/mode.html") == 0644);
    CHECK(stat_of(work / "copy").st_nlink == 1);
    CHECK(S_ISREG(stat_of(work / "site/q/link.html").st_mode));
    CHECK(stat_of(work / "site/empty").st_size == 0);
    CHECK(names_in(work.path()) == Names{"copy", "elsewhere", "site"});
}

TEST_CASE("a page written twice is found out although the old site has it too") {
    const TemporaryFolder work;
    publish(work / "site", "same");
    Publisher publisher(work / "site");
    publisher.write("index.html", "same");
    CHECK_THROWS_AS(publisher.write("index.html", "same"), std::logic_error);
}

TEST_CASE("without an exchange of folders two renames do the same") {
    const TemporaryFolder work;
    publish(work / "site", "old");
    const Target target = checked_target(work / "site", {});
    {
        BuildFolder build(target);
        spit(target.parent / build.name() / "index.html", "new");
        const fs::path old = put_in_place(build, target, SwapBy::two_renames);
        build.has_become_the_site();
        CHECK(slurp(old / "index.html") == "old");
        CHECK(slurp(work / "site/index.html") == "new");
        delete_unlocked(old);
    }
    CHECK(names_in(work.path()) == Names{"site"});
}

namespace {

/// A process id that nobody has: of a child that has ended.
pid_t dead_pid() {
    const pid_t child = ::fork();
    if (child == 0) ::_exit(0);
    ::waitpid(child, nullptr, 0);
    return child;
}

}  // namespace

TEST_CASE("a build that died between two renames gives the old site back") {
    const TemporaryFolder work;
    const std::string dead = ".site." + std::to_string(dead_pid()) + "-0123456789abcdef";
    spit(work / dead / "index.html", "new, perhaps not whole");
    spit(work / (dead + ".old") / "index.html", "old");
    spit(work / (dead + ".old") / ".qbank-site", "");
    { Publisher publisher(work / "site"); }
    CHECK(slurp(work / "site/index.html") == "old");
    CHECK(names_in(work.path()) == Names{"site"});
}

TEST_CASE("only folders that a build of this site made are cleaned up") {
    const TemporaryFolder work;
    const std::string pid = std::to_string(dead_pid());
    const Names kept{".other." + pid + "-0123456789abcdef",
                     ".site." + pid,
                     ".site." + pid + "-0123456789ABCDEF",
                     ".site." + pid + "-01234",
                     ".site.-0123456789abcdef",
                     ".site.99999999999-0123456789abcdef",
                     "site." + pid + "-0123456789abcdef"};
    for (const std::string& name : kept) fs::create_directory(work / name);
    spit(work / (".site." + pid + "-00000000000000ff"), "a file");
    fs::create_directory_symlink("/", work / (".site." + pid + "-00000000000000fe"));
    spit(work / (".site." + pid + "-fedcba9876543210/left/over.html"), "x");
    publish(work / "site", "new");
    Names expected = kept;
    expected.insert(expected.end(),
                    {"site", ".site." + pid + "-00000000000000ff", ".site." + pid + "-00000000000000fe"});
    std::sort(expected.begin(), expected.end());
    CHECK(names_in(work.path()) == expected);
}

TEST_CASE("a build killed at any moment leaves a whole site, and the next one cleans up") {
    const TemporaryFolder work;
    constexpr int pages = 40;
    const auto build = [&](const std::string& text) {
        Publisher publisher(work / "site");
        for (int i = 0; i < pages; ++i) publisher.write("p/" + std::to_string(i), text);
        publisher.commit();
    };
    build("start");
    for (int round = 0; round < 40; ++round) {
        const pid_t child = ::fork();
        if (child == 0) {
            try {
                for (int i = 0;; ++i) build(std::to_string(i));
            } catch (...) {
                ::_exit(3);
            }
        }
        ::usleep(static_cast<useconds_t>(1000 + round * 537));
        ::kill(child, SIGKILL);
        int status = 0;
        REQUIRE(::waitpid(child, &status, 0) == child);
        REQUIRE(WIFSIGNALED(status));
        const std::string text = slurp(work / "site/p/0");
        REQUIRE(!text.empty());
        for (int i = 0; i < pages; ++i) REQUIRE(slurp(work / "site/p" / std::to_string(i)) == text);
    }
    build("end");
    CHECK(slurp(work / "site/p/7") == "end");
    CHECK(names_in(work.path()) == Names{"site"});
}

TEST_CASE("a signal ends the build at the next page, and nothing is left of it") {
    const TemporaryFolder work;
    publish(work / "site", "old");
    for (const int signal : {SIGINT, SIGTERM, SIGHUP}) {
        const interrupt::Guard guard;
        int caught = 0;
        try {
            Publisher publisher(work / "site");
            publisher.write("a.html", "new");
            ::raise(signal);
            publisher.write("b.html", "new");
        } catch (const interrupt::Interrupted& stop) {
            caught = stop.signal();
            CHECK(stop.exit_status() == 128 + signal);
        }
        CHECK(caught == signal);
        CHECK(slurp(work / "site/index.html") == "old");
        CHECK(names_in(work.path()) == Names{"site"});
    }
    CHECK(interrupt::pending() == 0);
}

TEST_CASE("a second signal ends a process that does not look") {
    const pid_t child = ::fork();
    if (child == 0) {
        const interrupt::Guard guard;
        ::raise(SIGTERM);
        ::raise(SIGTERM);
        ::_exit(0);
    }
    int status = 0;
    REQUIRE(::waitpid(child, &status, 0) == child);
    CHECK(WIFSIGNALED(status));
}

TEST_CASE("a signal that was ignored stays ignored") {
    const auto before = ::signal(SIGHUP, SIG_IGN);
    {
        const interrupt::Guard guard;
        ::raise(SIGHUP);
        CHECK(interrupt::pending() == 0);
    }
    ::signal(SIGHUP, before);
}

TEST_CASE("a folder that cannot be written to is an error that names it") {
    if (::geteuid() == 0) {  // modes do not stop root; a folder below a file does
        const TemporaryFolder work;
        spit(work / "file", "x");
        CHECK_THROWS_AS(Publisher(work / "file/site"), files::Error);
        return;
    }
    const TemporaryFolder work;
    fs::permissions(work.path(), fs::perms::owner_read | fs::perms::owner_exec);
    CHECK(message_of([&] { Publisher publisher(work / "site"); }) ==
          (work / "site").string() + ": cannot make a folder beside it: Permission denied");
    fs::permissions(work.path(), fs::perms::owner_all);
}

namespace {

void publish_pieces(const fs::path& site, const std::vector<std::string>& pieces) {
    Publisher publisher(site);
    const std::unique_ptr<PiecewiseFile> file = publisher.open("exports/bank.json");
    for (const std::string& piece : pieces) file->append(piece);
    file->finish();
    publisher.commit();
}

ino_t inode_of(const fs::path& path) {
    struct stat status {};
    REQUIRE(::lstat(path.c_str(), &status) == 0);
    CHECK(status.st_nlink == 1);
    return status.st_ino;
}

}  // namespace

TEST_CASE("a file that comes in pieces is written like any other, and kept if it is the same") {
    const TemporaryFolder work;
    const fs::path file = work / "site/exports/bank.json";
    const std::string large(300'000, 'x');
    publish_pieces(work / "site", {"[", large, "]"});
    CHECK(slurp(file) == "[" + large + "]");
    CHECK(mode_of(file) == 0644);
    const ino_t first = inode_of(file);

    publish_pieces(work / "site", {"[" + large, "]"});
    CHECK(inode_of(file) == first);

    publish_pieces(work / "site", {"[" + large, ")"});  // as long, and its end differs
    CHECK(slurp(file) == "[" + large + ")");
    CHECK(inode_of(file) != first);
    publish_pieces(work / "site", {"short"});
    CHECK(slurp(file) == "short");
    CHECK(names_in(work / "site") == Names{".qbank-site", "exports"});
    CHECK(names_in(work / "site/exports") == Names{"bank.json"});
}

TEST_CASE("a file that comes in pieces is confined to the site, too, and has one writer") {
    const TemporaryFolder work;
    Publisher publisher(work / "site");
    CHECK(message_of([&] { publisher.open("../bank.json"); }) ==
          "path of a page leaves its folder or names none: \"../bank.json\"");
    publisher.write("bank.json", "{}");
    CHECK(message_of([&] { publisher.open("bank.json"); }) == "a page is written twice: \"bank.json\"");
}
