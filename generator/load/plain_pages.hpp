#pragma once
#include <filesystem>
#include <vector>

#include "base/diagnostics.hpp"
#include "model/settings.hpp"

namespace qbank {

/// The bank's pages/*.md, by file name. A page's title is its front matter's, else its first heading, else
/// its name.
std::vector<PlainPage> load_plain_pages(const std::filesystem::path& bank, const Limits& limits,
                                        Diagnostics& diagnostics);

}  // namespace qbank
