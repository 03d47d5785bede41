#pragma once
#include <filesystem>
#include <string>

#include "publish/build_folder.hpp"
#include "publish/target.hpp"

namespace qbank {

enum class SwapBy {
    exchange,     ///< one step (RENAME_EXCHANGE); two_renames where the file system cannot
    two_renames,  ///< for a moment there is no site, but the old one is kept until the new one stands
};

/// Puts the built folder where the site is to be. Gives the folder the old site is in now, to be deleted, or
/// an empty path if there was none. Throws NotOurs if something else has come to stand there meanwhile, and
/// files::Error; then whatever stood there stands there again.
std::filesystem::path put_in_place(const BuildFolder& built, const Target& target,
                                   SwapBy by = SwapBy::exchange);

}  // namespace qbank
