#pragma once
#include <filesystem>
#include <functional>
#include <iosfwd>
#include <string>

#include "serve/preview.hpp"

namespace qbank {

struct ServeOptions {
    std::filesystem::path bank;   ///< watched for changes
    int port = 8000;              ///< if it is in use the next free one of the 20 after it; 0: any free one
    std::string base_path = "/";  ///< as the site will have it when published, begins and ends with '/'
    bool open = false;            ///< show it in the browser of the desktop, once it listens
};

/// Serves the site from memory on the loopback interface until Ctrl-C, and follows changes of the bank: what
/// the site of the last build can tell of them (LiveSite) is shown within milliseconds, and all of it once
/// `build`, which runs in a thread of its own, has made it anew. Pages that have changed load themselves
/// again. On a mistake the last good site stays, with the diagnostics laid over it; a build that throws is
/// shown like one with mistakes. Says on `log` where to look and what each build gave. Returns the exit
/// status: 0 after Ctrl-C. Throws std::runtime_error if no port is free.
int serve(const ServeOptions& options, const std::function<Preview()>& build, std::ostream& log);

}  // namespace qbank
