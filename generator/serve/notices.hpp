#pragma once
#include <filesystem>
#include <map>
#include <set>
#include <string>

#include "base/descriptor.hpp"

namespace qbank {

/// What the system tells of changes below a folder, at once (inotify). It needs a watch for each folder, of
/// which a user has a limited number, and sees nothing of what others do to a network drive: so it is the
/// quick way, and looking (watcher.hpp) stays the sure one.
class Notices {
  public:
    /// Folders that a build never reads are left out.
    explicit Notices(std::filesystem::path folder);

    /// Readable when there is something to take; -1 if there never will be.
    int descriptor() const { return queue_.get(); }

    struct Taken {
        std::set<std::string> paths;  ///< relative to the folder: files that were written, came or went
        bool lost = false;            ///< there were more, nobody knows which
    };
    /// What came since the last time; does not wait.
    Taken take();

  private:
    void begin();
    void watch(const std::string& folder, Taken& taken);
    void stop();

    std::filesystem::path root_;
    Descriptor queue_;
    std::map<int, std::string> folders_;  ///< by watch: "" or a path that ends in '/'
};

}  // namespace qbank
