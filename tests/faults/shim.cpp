// A disk that fails when it is told to: preloaded (LD_PRELOAD) into the program, it counts the calls that
// reach the file system and lets the n-th one fail.
//
//   FAULT_CALLS  kinds of calls that count, separated by commas: open read write sync rename mkdir link chmod
//   unlink
//                list stat close; without it, all
//   FAULT_AT     which of them fails, from 1; 0: none, they are only counted
//   FAULT_DO     how: the name of an errno; SHORT (half of what was asked for is read or written); KILL
//   (SIGKILL
//                before the call), INT (SIGINT before it); a '+' behind an errno: every later one that can
//                fail, too
//   FAULT_LOG    a file that gets "<call> <path>" when it happened, and "count <n>" at the end
//
// Calls on descriptors 0 to 2 and on what is not a file or folder do not count. Child processes are left
// alone.
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

#include <atomic>

namespace {

enum class Action { none, error, half, kill, interrupt };

struct Plan {
    bool armed = false;
    const char* calls = nullptr;
    const char* log = nullptr;
    unsigned long at = 0;
    Action action = Action::none;
    int error = 0;
    bool from_then_on = false;
};

Plan plan;
std::atomic<unsigned long> counted{0};
pid_t owner = 0;

int errno_named(const char* name) {
    static const struct {
        const char* name;
        int value;
    } known[] = {{"ENOSPC", ENOSPC}, {"EIO", EIO},       {"EACCES", EACCES}, {"EMFILE", EMFILE},
                 {"EINTR", EINTR},   {"EDQUOT", EDQUOT}, {"EROFS", EROFS},   {"EPERM", EPERM},
                 {"ENOMEM", ENOMEM}, {"ESTALE", ESTALE}, {"EINVAL", EINVAL}, {"ENOSYS", ENOSYS},
                 {"EXDEV", EXDEV},   {"EMLINK", EMLINK}};
    for (const auto& one : known)
        if (strncmp(one.name, name, strlen(one.name)) == 0) return one.value;
    return EIO;
}

// Not by write() and open(), which are ours.
void tell(const char* what, const char* detail) {
    if (plan.log == nullptr) return;
    const long fd = syscall(SYS_openat, AT_FDCWD, plan.log, O_WRONLY | O_CREAT | O_APPEND, 0666);
    if (fd < 0) return;
    char line[1024];
    const int n = snprintf(line, sizeof line, "%s %s\n", what, detail == nullptr ? "" : detail);
    syscall(SYS_write, fd, line, static_cast<size_t>(n < 1023 ? n : 1023));
    syscall(SYS_close, fd);
}

__attribute__((constructor)) void arm() {
    if (strcmp(program_invocation_short_name, "qbank") != 0) return;
    const char* at = getenv("FAULT_AT");
    if (at == nullptr) return;
    plan.calls = getenv("FAULT_CALLS");
    plan.log = getenv("FAULT_LOG");
    plan.at = strtoul(at, nullptr, 10);
    const char* action = getenv("FAULT_DO");
    if (action == nullptr) action = "EIO";
    plan.action = strcmp(action, "SHORT") == 0  ? Action::half
                  : strcmp(action, "KILL") == 0 ? Action::kill
                  : strcmp(action, "INT") == 0  ? Action::interrupt
                                                : Action::error;
    plan.error = errno_named(action);
    plan.from_then_on = strchr(action, '+') != nullptr;
    owner = getpid();
    plan.armed = true;
}

__attribute__((destructor)) void disarm() {
    if (!plan.armed || getpid() != owner) return;
    plan.armed = false;
    char number[32];
    snprintf(number, sizeof number, "%lu", counted.load());
    tell("count", number);
}

bool counts(const char* kind) {
    if (plan.calls == nullptr) return true;
    const size_t length = strlen(kind);
    for (const char* at = plan.calls; (at = strstr(at, kind)) != nullptr; at += length) {
        if ((at == plan.calls || at[-1] == ',') && (at[length] == ',' || at[length] == '\0')) return true;
    }
    return false;
}

/// What is to happen to this call. Nothing (none) for almost all of them.
Action next(const char* kind, const char* call, const char* path) {
    if (!plan.armed || !counts(kind) || getpid() != owner) return Action::none;
    const unsigned long n = ++counted;
    if (plan.at == 0 || n < plan.at || (n > plan.at && !plan.from_then_on)) return Action::none;
    if (n == plan.at) tell(call, path);
    switch (plan.action) {
        case Action::kill: ::kill(owner, SIGKILL); return Action::none;
        case Action::interrupt: ::kill(owner, SIGINT); return Action::none;
        case Action::error: errno = plan.error; return Action::error;
        default: return plan.action;
    }
}

bool on_disk(int fd) {
    if (fd <= 2 || !plan.armed) return false;
    struct stat status;
    if (syscall(SYS_fstat, fd, &status) != 0) return false;
    return S_ISREG(status.st_mode) || S_ISDIR(status.st_mode);
}

template <class Function>
Function* real(const char* name) {
    return reinterpret_cast<Function*>(dlsym(RTLD_NEXT, name));
}

}  // namespace

#define REAL(name) static auto* const real_##name = real<decltype(name)>(#name)
#define FAIL_IF(kind, name, path, failed) \
    if (next(kind, #name, path) == Action::error) return failed

extern "C" {

int open(const char* path, int flags, ...) {
    REAL(open);
    va_list rest;
    va_start(rest, flags);
    const mode_t mode = va_arg(rest, mode_t);
    va_end(rest);
    FAIL_IF("open", open, path, -1);
    return real_open(path, flags, mode);
}

int openat(int at, const char* path, int flags, ...) {
    REAL(openat);
    va_list rest;
    va_start(rest, flags);
    const mode_t mode = va_arg(rest, mode_t);
    va_end(rest);
    FAIL_IF("open", openat, path, -1);
    return real_openat(at, path, flags, mode);
}

FILE* fopen(const char* path, const char* mode) {
    REAL(fopen);
    FAIL_IF("open", fopen, path, nullptr);
    return real_fopen(path, mode);
}

FILE* fopen64(const char* path, const char* mode) {
    REAL(fopen64);
    FAIL_IF("open", fopen64, path, nullptr);
    return real_fopen64(path, mode);
}

DIR* opendir(const char* path) {
    REAL(opendir);
    FAIL_IF("open", opendir, path, nullptr);
    return real_opendir(path);
}

DIR* fdopendir(int fd) {
    REAL(fdopendir);
    FAIL_IF("open", fdopendir, "", nullptr);
    return real_fdopendir(fd);
}

struct dirent* readdir(DIR* folder) {
    REAL(readdir);
    FAIL_IF("list", readdir, "", nullptr);
    return real_readdir(folder);
}

ssize_t read(int fd, void* bytes, size_t size) {
    REAL(read);
    const Action action = on_disk(fd) ? next("read", "read", "") : Action::none;
    if (action == Action::error) return -1;
    return real_read(fd, bytes, action == Action::half && size > 1 ? size / 2 : size);
}

size_t fread(void* bytes, size_t size, size_t count, FILE* file) {
    REAL(fread);
    if (next("read", "fread", "") == Action::error) {
        // As a failed read of the stream does it: the caller has ferror() to ask, and gets nothing.
        file->_flags |= 0x20;
        return 0;
    }
    return real_fread(bytes, size, count, file);
}

ssize_t write(int fd, const void* bytes, size_t size) {
    REAL(write);
    const Action action = on_disk(fd) ? next("write", "write", "") : Action::none;
    if (action == Action::error) return -1;
    return real_write(fd, bytes, action == Action::half && size > 1 ? size / 2 : size);
}

ssize_t writev(int fd, const struct iovec* parts, int count) {
    REAL(writev);
    const Action action = on_disk(fd) ? next("write", "writev", "") : Action::none;
    if (action == Action::error) return -1;
    return real_writev(fd, parts, action == Action::half && count > 1 ? 1 : count);
}

int close(int fd) {
    REAL(close);
    // The descriptor is gone whatever close() says.
    if (on_disk(fd) && next("close", "close", "") == Action::error) {
        const int reason = errno;
        real_close(fd);
        errno = reason;
        return -1;
    }
    return real_close(fd);
}

int fsync(int fd) {
    REAL(fsync);
    FAIL_IF("sync", fsync, "", -1);
    return real_fsync(fd);
}

int syncfs(int fd) noexcept {
    REAL(syncfs);
    FAIL_IF("sync", syncfs, "", -1);
    return real_syncfs(fd);
}

int rename(const char* from, const char* to) noexcept {
    REAL(rename);
    FAIL_IF("rename", rename, to, -1);
    return real_rename(from, to);
}

int renameat2(int at, const char* from, int at_new, const char* to, unsigned flags) noexcept {
    REAL(renameat2);
    FAIL_IF("rename", renameat2, to, -1);
    return real_renameat2(at, from, at_new, to, flags);
}

int mkdir(const char* path, mode_t mode) noexcept {
    REAL(mkdir);
    FAIL_IF("mkdir", mkdir, path, -1);
    return real_mkdir(path, mode);
}

int mkdirat(int at, const char* path, mode_t mode) noexcept {
    REAL(mkdirat);
    FAIL_IF("mkdir", mkdirat, path, -1);
    return real_mkdirat(at, path, mode);
}

int linkat(int at, const char* from, int at_new, const char* to, int flags) noexcept {
    REAL(linkat);
    FAIL_IF("link", linkat, to, -1);
    return real_linkat(at, from, at_new, to, flags);
}

int chmod(const char* path, mode_t mode) noexcept {
    REAL(chmod);
    FAIL_IF("chmod", chmod, path, -1);
    return real_chmod(path, mode);
}

int fchmod(int fd, mode_t mode) noexcept {
    REAL(fchmod);
    FAIL_IF("chmod", fchmod, "", -1);
    return real_fchmod(fd, mode);
}

int fchmodat(int at, const char* path, mode_t mode, int flags) noexcept {
    REAL(fchmodat);
    FAIL_IF("chmod", fchmodat, path, -1);
    return real_fchmodat(at, path, mode, flags);
}

int unlink(const char* path) noexcept {
    REAL(unlink);
    FAIL_IF("unlink", unlink, path, -1);
    return real_unlink(path);
}

int unlinkat(int at, const char* path, int flags) noexcept {
    REAL(unlinkat);
    FAIL_IF("unlink", unlinkat, path, -1);
    return real_unlinkat(at, path, flags);
}

int rmdir(const char* path) noexcept {
    REAL(rmdir);
    FAIL_IF("unlink", rmdir, path, -1);
    return real_rmdir(path);
}

int stat(const char* path, struct stat* status) noexcept {
    REAL(stat);
    FAIL_IF("stat", stat, path, -1);
    return real_stat(path, status);
}

int lstat(const char* path, struct stat* status) noexcept {
    REAL(lstat);
    FAIL_IF("stat", lstat, path, -1);
    return real_lstat(path, status);
}

int fstat(int fd, struct stat* status) noexcept {
    REAL(fstat);
    if (fd > 2) FAIL_IF("stat", fstat, "", -1);
    return real_fstat(fd, status);
}

int fstatat(int at, const char* path, struct stat* status, int flags) noexcept {
    REAL(fstatat);
    FAIL_IF("stat", fstatat, path, -1);
    return real_fstatat(at, path, status, flags);
}
}
