#include "serve/notices.hpp"

#include <sys/inotify.h>
#include <unistd.h>

#include <array>
#include <cstddef>
#include <cstring>
#include <system_error>

#include "serve/watcher.hpp"

namespace qbank {
namespace fs = std::filesystem;

namespace {

/// A file counts when it has been closed: half a text is none. What is created empty or by link is either
/// closed or found by looking.
constexpr std::uint32_t wanted = IN_CLOSE_WRITE | IN_MOVED_FROM | IN_MOVED_TO | IN_CREATE | IN_DELETE |
                                 IN_DELETE_SELF | IN_MOVE_SELF | IN_ONLYDIR | IN_DONT_FOLLOW | IN_EXCL_UNLINK;

}  // namespace

Notices::Notices(fs::path folder) : root_(std::move(folder)) { begin(); }

void Notices::begin() {
    folders_.clear();
    queue_ = Descriptor(::inotify_init1(IN_NONBLOCK | IN_CLOEXEC));
    Taken ignored;
    if (queue_) watch("", ignored);
}

void Notices::stop() {
    folders_.clear();
    queue_ = Descriptor();
}

/// First the watch, then the walk: what comes in between is seen twice rather than not at all.
void Notices::watch(const std::string& folder, Taken& taken) {
    const int number = ::inotify_add_watch(queue_.get(), (root_ / folder).c_str(), wanted);
    if (number < 0) {
        if (errno == ENOENT || errno == ENOTDIR) return;  // gone again
        stop();
        return;
    }
    folders_[number] = folder;
    std::error_code error;
    for (fs::directory_iterator entry(root_ / folder, error), end; !error && entry != end;
         entry.increment(error)) {
        const std::string path = folder + entry->path().filename().string();
        if (!entry->is_symlink(error) && entry->is_directory(error)) {
            if (!is_never_read(entry->path())) watch(path + "/", taken);
            if (!queue_) return;
        } else {
            taken.paths.insert(path);
        }
    }
}

Notices::Taken Notices::take() {
    Taken taken;
    alignas(inotify_event) std::array<char, 65536> buffer{};
    bool again = false;
    while (queue_) {
        const ssize_t size = ::read(queue_.get(), buffer.data(), buffer.size());
        if (size <= 0) break;
        for (std::ptrdiff_t at = 0; at < size;) {
            inotify_event event{};
            std::memcpy(&event, buffer.data() + at, sizeof event);
            const char* name = event.len > 0 ? buffer.data() + at + sizeof event : "";
            at += static_cast<std::ptrdiff_t>(sizeof event + event.len);
            const auto folder = folders_.find(event.wd);
            if ((event.mask & IN_Q_OVERFLOW) != 0) again = true;
            if (folder == folders_.end()) continue;
            const std::string path = folder->second + name;
            if ((event.mask & IN_IGNORED) != 0) {
                folders_.erase(folder);
            } else if ((event.mask & (IN_DELETE_SELF | IN_MOVE_SELF)) != 0) {
                again = again || folder->second.empty();
            } else if ((event.mask & IN_ISDIR) == 0) {
                if ((event.mask & IN_CREATE) == 0) taken.paths.insert(path);
            } else if ((event.mask & IN_MOVED_FROM) != 0) {
                again = true;  // its watches go with it, under names that are wrong now
            } else if ((event.mask & (IN_CREATE | IN_MOVED_TO)) != 0) {
                taken.paths.insert(path);
                if (!is_never_read(root_ / path)) watch(path + "/", taken);
            } else {
                taken.paths.insert(path);
            }
            if (!queue_) break;
        }
    }
    if (again) begin();
    taken.lost = again || !queue_;
    return taken;
}

}  // namespace qbank
