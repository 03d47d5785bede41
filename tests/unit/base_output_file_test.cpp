#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <csignal>
#include <thread>

#include "base/files.hpp"
#include "base/interrupt.hpp"
#include "base/output_file.hpp"
#include "catch.hpp"
#include "file_errors.hpp"
#include "temporary_folder.hpp"

using qbank::OutputFile;
namespace files = qbank::files;
namespace fs = std::filesystem;

namespace {

void write(const fs::path& target, const std::string& bytes) {
    OutputFile file(target);
    file.stream() << bytes;
    file.commit();
}

unsigned mode_of(const fs::path& path) {
    struct stat status {};
    REQUIRE(::stat(path.c_str(), &status) == 0);
    return status.st_mode & 07777;
}

std::size_t entries(const fs::path& folder) {
    return static_cast<std::size_t>(std::distance(fs::directory_iterator(folder), {}));
}

/// The umask of the process, put back at the end of the scope.
class Umask {
  public:
    explicit Umask(mode_t mask) : before_(::umask(mask)) {}
    ~Umask() { ::umask(before_); }

  private:
    mode_t before_;
};

}  // namespace

TEST_CASE("a file is there when it is whole, and the old one until then") {
    const TemporaryFolder folder;
    spit(folder / "f", "old");
    for (const std::string& bytes :
         {std::string("new"), std::string(), std::string("\0\r\n\xFF", 4), std::string(300'000, 'x')}) {
        const std::string before = slurp(folder / "f");
        {
            OutputFile file(folder / "f");
            for (const char c : bytes) file.stream().put(c);
            file.stream().flush();
            CHECK(slurp(folder / "f") == before);
            file.commit();
        }
        CHECK(slurp(folder / "f") == bytes);
        CHECK(entries(folder.path()) == 1);
    }
}

TEST_CASE("what is given up leaves the old file, and nothing beside it") {
    const TemporaryFolder folder;
    spit(folder / "f", "old");
    { OutputFile(folder / "f").stream() << std::string(200'000, 'x') << std::flush; }
    { OutputFile(folder / "none").stream() << "x" << std::flush; }
    CHECK(slurp(folder / "f") == "old");
    CHECK(entries(folder.path()) == 1);
}

TEST_CASE("a new file has what the umask leaves, one that is replaced keeps its permissions") {
    const TemporaryFolder folder;
    for (const auto& [mask, mode] : {std::pair<mode_t, unsigned>{022, 0644}, {002, 0664}, {077, 0600}}) {
        const Umask umask(mask);
        fs::remove(folder / "f");
        write(folder / "f", "x");
        CHECK(mode_of(folder / "f") == mode);
    }
    REQUIRE(::chmod((folder / "f").c_str(), 0640) == 0);
    write(folder / "f", "y");
    CHECK(mode_of(folder / "f") == 0640);
}

TEST_CASE("a link stays a link, and what it leads to is written") {
    const TemporaryFolder folder;
    fs::create_directory(folder / "sub");
    spit(folder / "sub/f", "old");
    fs::create_symlink("sub/f", folder / "link");
    fs::create_symlink("link", folder / "second");
    fs::create_symlink("sub/made", folder / "to-nothing");
    fs::create_symlink("round", folder / "round");
    write(folder / "second", "new");
    CHECK(fs::is_symlink(folder / "second"));
    CHECK(fs::is_symlink(folder / "link"));
    CHECK(slurp(folder / "sub/f") == "new");
    write(folder / "to-nothing", "made");
    CHECK(slurp(folder / "sub/made") == "made");
    CHECK(reason_of([&] { write(folder / "round", "x"); }) == "Too many levels of symbolic links");
}

TEST_CASE("what can only be written to gets the bytes at once") {
    const TemporaryFolder folder;
    write("/dev/null", "x");
    CHECK(fs::is_character_file("/dev/null"));
    REQUIRE(::mkfifo((folder / "fifo").c_str(), 0600) == 0);
    std::string read;
    std::thread reader([&] { read = slurp(folder / "fifo"); });
    write(folder / "fifo", "through");
    reader.join();
    CHECK(read == "through");
    CHECK(fs::is_fifo(folder / "fifo"));
    if (fs::exists("/dev/full"))
        CHECK(reason_of([] { write("/dev/full", "x"); }) == "No space left on device");
}

TEST_CASE("a descriptor by its name is written where it stands") {
    const TemporaryFolder folder;
    for (const int flags : {0, O_APPEND}) {
        const int fd = ::open((folder / "f").c_str(), O_WRONLY | O_CREAT | O_TRUNC | flags, 0600);
        REQUIRE(fd >= 0);
        REQUIRE(::write(fd, "before ", 7) == 7);
        write("/dev/fd/" + std::to_string(fd), "after");
        CHECK(slurp(folder / "f") == "before after");
        ::close(fd);
    }
    CHECK(entries(folder.path()) == 1);
}

TEST_CASE("what cannot be written tells why") {
    const TemporaryFolder folder;
    CHECK(reason_of([&] { write(folder / "none/f", "x"); }) == "No such file or directory");
    CHECK(reason_of([&] { write(folder.path(), "x"); }) == "Is a directory");
    CHECK_THROWS_WITH(write(folder / "none/f", "x"),
                      (folder / "none/f").string() + ": cannot create: No such file or directory");
}

TEST_CASE("Ctrl-C while it is written leaves the old file") {
    const TemporaryFolder folder;
    spit(folder / "f", "old");
    const qbank::interrupt::Guard guard;
    ::raise(SIGINT);
    CHECK_THROWS_AS(write(folder / "f", std::string(200'000, 'x')), qbank::interrupt::Interrupted);
    CHECK_THROWS_AS(write(folder / "f", "short"), qbank::interrupt::Interrupted);
    CHECK(slurp(folder / "f") == "old");
    CHECK(entries(folder.path()) == 1);
}
