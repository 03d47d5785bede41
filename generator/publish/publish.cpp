#include "publish/publish.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>

#include <cerrno>
#include <mutex>
#include <set>
#include <stdexcept>

#include "base/files.hpp"
#include "base/interrupt.hpp"
#include "publish/build_folder.hpp"
#include "publish/reuse.hpp"
#include "publish/swap.hpp"

namespace qbank {
namespace fs = std::filesystem;

namespace {

constexpr mode_t file_mode = 0644;
constexpr std::string_view marker_text =
    "This folder was made by qbank. The next build replaces it with all that is in it.\n";

/// A mistake of the program: ids and names were checked long before.
void check_confined(std::string_view path) {
    const auto refuse = [&](std::string_view why) {
        throw std::logic_error(fmt::format("path of a page {}: \"{}\"", why, path));
    };
    if (path.empty()) refuse("is empty");
    if (path.find('\0') != std::string_view::npos) refuse("contains a NUL");
    if (path.front() == '/') refuse("is absolute");
    for (std::size_t start = 0; start <= path.size();) {
        const std::size_t end = std::min(path.find('/', start), path.size());
        const std::string_view part = path.substr(start, end - start);
        if (part.empty() || part == "." || part == "..") refuse("leaves its folder or names none");
        start = end + 1;
    }
}

}  // namespace

struct Publisher::State {
    State(const fs::path& site, const fs::path& bank)
        : target(checked_target(site, bank)),
          build(cleaned(target)),
          old_site(::openat(build.parent(), target.name.c_str(),
                            O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)) {}

    static const Target& cleaned(const Target& target) {
        clean_up_after_dead_builds(target);
        return target;
    }

    void write(const std::string& path, std::string_view bytes);
    Descriptor create(const std::string& path);
    void append(const Descriptor& file, const std::string& path, std::string_view bytes) const;
    void make_folder(std::string_view folder);
    [[noreturn]] void fail(const std::string& path, std::string_view what) const {
        throw files::Error(target.path() / path, what, errno);
    }

    Target target;
    BuildFolder build;
    Descriptor old_site;  ///< none if there is none
    std::mutex mutex;
    std::set<std::string, std::less<>> folders;
    std::once_flag first_file;
    bool modes_fall_short = true;
};

void Publisher::State::make_folder(std::string_view folder) {
    const std::lock_guard lock(mutex);
    if (folders.contains(folder)) return;
    for (std::size_t end = folder.find('/');; end = folder.find('/', end + 1)) {
        std::string part(folder.substr(0, end));
        if (!folders.contains(part)) {
            if (::mkdirat(build.folder(), part.c_str(), 0755) != 0 ||
                ::fchmodat(build.folder(), part.c_str(), 0755, 0) != 0) {
                throw files::Error(target.path() / part, "cannot make folder", errno);
            }
            folders.insert(std::move(part));
        }
        if (end == std::string_view::npos) return;
    }
}

Descriptor Publisher::State::create(const std::string& path) {
    if (const std::size_t slash = path.rfind('/'); slash != std::string::npos) {
        make_folder(std::string_view(path).substr(0, slash));
    }
    Descriptor file(::openat(build.folder(), path.c_str(),
                             O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, file_mode));
    if (!file) {
        if (errno == EEXIST) throw std::logic_error(fmt::format("a page is written twice: \"{}\"", path));
        fail(path, "cannot create");
    }
    // A umask or a default access list takes from every file what it takes from the first.
    std::call_once(first_file, [&] {
        struct stat status {};
        modes_fall_short = ::fstat(file.get(), &status) != 0 || (status.st_mode & 07777) != file_mode;
    });
    if (modes_fall_short && ::fchmod(file.get(), file_mode) != 0) fail(path, "cannot set the mode of");
    return file;
}

void Publisher::State::append(const Descriptor& file, const std::string& path, std::string_view bytes) const {
    while (!bytes.empty()) {
        const ssize_t n = ::write(file.get(), bytes.data(), bytes.size());
        if (n < 0 && errno == EINTR) continue;
        if (n < 0) fail(path, "cannot write");
        bytes.remove_prefix(static_cast<std::size_t>(n));
    }
}

void Publisher::State::write(const std::string& path, std::string_view bytes) {
    if (old_site) {
        if (const std::size_t slash = path.rfind('/'); slash != std::string::npos)
            make_folder(std::string_view(path).substr(0, slash));
        if (reuse_unchanged(old_site.get(), build.folder(), path, bytes)) return;
    }
    Descriptor file = create(path);
    append(file, path, bytes);
    if (file.close() != 0) fail(path, "cannot write");
}

class Publisher::OpenFile : public PiecewiseFile {
  public:
    OpenFile(State& state, std::string path)
        : state_(state), path_(std::move(path)), file_(state.create(path_)) {}
    void append(std::string_view bytes) override {
        interrupt::check();
        state_.append(file_, path_, bytes);
    }
    void finish() override {
        if (file_.close() != 0) state_.fail(path_, "cannot write");
        if (state_.old_site) reuse_same(state_.old_site.get(), state_.build.folder(), path_);
    }

  private:
    State& state_;
    std::string path_;
    Descriptor file_;
};

Publisher::Publisher(const fs::path& site, const fs::path& bank)
    : state_(std::make_unique<State>(site, bank)) {
    state_->write(std::string(site_marker), marker_text);
}

Publisher::~Publisher() = default;

void Publisher::write(const std::string& path, std::string_view bytes) {
    interrupt::check();
    check_confined(path);
    state_->write(path, bytes);
}

std::unique_ptr<PiecewiseFile> Publisher::open(const std::string& path) {
    interrupt::check();
    check_confined(path);
    return std::make_unique<OpenFile>(*state_, path);
}

void Publisher::commit() {
    interrupt::check();
    BuildFolder& build = state_->build;
    // One call for all files: fsync() of each would wait for the disk once a page. It also reports what a
    // file system with delayed allocation could not write.
    if (::syncfs(build.folder()) != 0) throw files::Error(state_->target.path(), "cannot write", errno);
    const fs::path old_site = put_in_place(build, state_->target);
    build.has_become_the_site();
    if (::fsync(build.parent()) != 0 && errno != EINVAL) {
        // Not deleted then: should the disk forget the swap, it is all there is.
        const std::string kept =
            old_site.empty() ? "" : fmt::format("; {} has the old site", old_site.string());
        throw files::Error(state_->target.path(), "published, but not yet safe on the disk" + kept, errno);
    }
    if (!old_site.empty()) delete_unlocked(old_site);
}

}  // namespace qbank
