#include "base/output_file.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <optional>

#include "base/files.hpp"
#include "base/interrupt.hpp"
#include "base/text.hpp"

namespace qbank {
namespace fs = std::filesystem;

namespace {

fs::path folder_of(const fs::path& path) { return path.has_parent_path() ? path.parent_path() : "."; }

/// The end of a chain of links, which need not exist. Links that the system makes for open descriptors
/// (/dev/stdout, /dev/fd/63) are ends: what they lead to may have no name.
fs::path behind_links(const fs::path& given) {
    fs::path path = given;
    for (int links = 0; links < 40; ++links) {
        std::error_code error;
        if (!fs::is_symlink(fs::symlink_status(path, error))) return path;
        const fs::path folder = fs::canonical(folder_of(path), error);
        if (error) throw files::Error(given, "cannot create", error.value());
        if (folder.native().starts_with("/proc/")) return folder / path.filename();
        const fs::path next = fs::read_symlink(path, error);
        if (error) throw files::Error(given, "cannot create", error.value());
        path = folder / next;
    }
    throw files::Error(given, "cannot create", ELOOP);
}

/// The number of the descriptor of ours that this is the name of.
std::optional<int> own_descriptor(const fs::path& path) {
    if (path.parent_path() != fmt::format("/proc/{}/fd", ::getpid())) return std::nullopt;
    const auto number = text::number(path.filename().native());
    if (!number) return std::nullopt;
    return static_cast<int>(*number);
}

bool is_regular_or_none(const fs::path& path) {
    struct stat status {};
    if (::lstat(path.c_str(), &status) == 0) return S_ISREG(status.st_mode);
    if (errno == ENOENT) return true;
    throw files::Error(path, "cannot create", errno);
}

/// File systems that cannot do it say so; what they keep is theirs to answer for.
void sync(const Descriptor& file, const fs::path& target) {
    if (::fsync(file.get()) != 0 && errno != EINVAL && errno != ENOTSUP)
        throw files::Error(target, "cannot write", errno);
}

}  // namespace

OutputFile::Pieces::Pieces(OutputFile& file) : file_(file) {
    setp(waiting_.data(), waiting_.data() + waiting_.size());
}

void OutputFile::Pieces::flush() {
    const auto count = static_cast<std::size_t>(pptr() - pbase());
    setp(waiting_.data(), waiting_.data() + waiting_.size());  // first: what could not be written is given up
    file_.write(waiting_.data(), count);
}

OutputFile::Pieces::int_type OutputFile::Pieces::overflow(int_type c) {
    flush();
    if (!traits_type::eq_int_type(c, traits_type::eof())) sputc(traits_type::to_char_type(c));
    return traits_type::not_eof(c);
}

std::streamsize OutputFile::Pieces::xsputn(const char* bytes, std::streamsize count) {
    if (count > epptr() - pptr()) flush();
    if (count > epptr() - pptr()) {
        file_.write(bytes, static_cast<std::size_t>(count));
    } else {
        traits_type::copy(pptr(), bytes, static_cast<std::size_t>(count));
        pbump(static_cast<int>(count));
    }
    return count;
}

int OutputFile::Pieces::sync() {
    flush();
    return 0;
}

OutputFile::OutputFile(const fs::path& target) : pieces_(*this), stream_(&pieces_) {
    stream_.exceptions(std::ios::badbit);  // what writing throws comes through, with the reason
    if (target.empty()) {
        target_ = "standard output";
        file_ = Descriptor(::dup(STDOUT_FILENO));
        if (!file_) throw files::Error(target_, "cannot write", errno);
        return;
    }
    target_ = behind_links(target);
    if (const auto number = own_descriptor(target_)) {
        // Opened by its name it would be another description, which starts at the beginning of a file.
        file_ = Descriptor(::dup(*number));
        if (!file_) throw files::Error(target_, "cannot write", errno);
    } else if (is_regular_or_none(target_)) {
        open_beside();
    } else {
        file_ = Descriptor(::open(target_.c_str(), O_WRONLY | O_TRUNC | O_CLOEXEC | O_NOCTTY));
        if (!file_) throw files::Error(target_, "cannot write", errno);
    }
}

OutputFile::~OutputFile() {
    if (!beside_.empty()) ::unlink(beside_.c_str());
}

/// Without a name where the file system can (Linux's O_TMPFILE): then nothing is left of a killed run.
void OutputFile::open_beside() {
    replaces_ = true;
    // It is by way of /proc that it gets its name at last, which a bare chroot does not have.
    if (::access("/proc/self/fd", X_OK) == 0)
        file_ = Descriptor(::open(folder_of(target_).c_str(), O_TMPFILE | O_WRONLY | O_CLOEXEC, 0666));
    // Whatever the reason was, that of a file with a name tells the user more.
    if (!file_) name_it();
}

/// Gives the file, or a new one if there is none yet, a name beside the target.
void OutputFile::name_it() {
    for (int number = 0;; ++number) {
        const fs::path name = folder_of(target_) / fmt::format(".qbank-{}-{}.tmp", ::getpid(), number);
        if (file_) {
            const std::string self = fmt::format("/proc/self/fd/{}", file_.get());
            if (::linkat(AT_FDCWD, self.c_str(), AT_FDCWD, name.c_str(), AT_SYMLINK_FOLLOW) == 0)
                beside_ = name;
        } else {
            file_ = Descriptor(::open(name.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666));
            if (file_) beside_ = name;
        }
        if (!beside_.empty()) return;
        // A run that was killed may have had our number.
        if (errno != EEXIST || number == 1000) throw files::Error(target_, "cannot create", errno);
    }
}

void OutputFile::write(const char* bytes, std::size_t count) {
    interrupt::check();
    while (count > 0) {
        const ssize_t written = ::write(file_.get(), bytes, count);
        if (written < 0 && errno == EINTR) {
            interrupt::check();
            continue;
        }
        if (written < 0) throw files::Error(target_, "cannot write", errno);
        bytes += written;
        count -= static_cast<std::size_t>(written);
        size_ += static_cast<std::size_t>(written);
    }
}

void OutputFile::take_permissions() {
    struct stat old {
    }, own{};
    if (::lstat(target_.c_str(), &old) != 0) {
        if (errno == ENOENT) return;
        throw files::Error(target_, "cannot replace", errno);
    }
    if (::fstat(file_.get(), &own) != 0) throw files::Error(target_, "cannot replace", errno);
    // Only root may give files away; for others it stays theirs.
    if (old.st_uid != own.st_uid || old.st_gid != own.st_gid)
        if (::fchown(file_.get(), old.st_uid, old.st_gid) != 0 && errno != EPERM)
            throw files::Error(target_, "cannot replace", errno);
    if (::fchmod(file_.get(), old.st_mode & 0777) != 0) throw files::Error(target_, "cannot replace", errno);
}

void OutputFile::commit() {
    pieces_.flush();
    interrupt::check();
    if (!replaces_) {
        if (file_.close() != 0) throw files::Error(target_, "cannot write", errno);
        return;
    }
    take_permissions();
    sync(file_, target_);  // else a power cut after the renaming could cost the old file and the new one
    if (beside_.empty()) name_it();  // no call gives a file without a name one that is taken
    if (file_.close() != 0) throw files::Error(target_, "cannot write", errno);
    if (::rename(beside_.c_str(), target_.c_str()) != 0) throw files::Error(target_, "cannot replace", errno);
    beside_.clear();
}

}  // namespace qbank
