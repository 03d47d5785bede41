#pragma once
#include <string>
#include <string_view>

namespace qbank {

/// Makes `path` in the new site a second name of the same file in the old one, if that has these very bytes;
/// false if it has not or anything is in the way, and then the file is to be written. Spares a rebuild with
/// few changes the writing of the others and, when the old site is deleted, their freeing, which costs more.
///
/// Files are never changed in place once they stand, so that two sites may share one for the moment of the
/// swap. A file that already has another name (a copy by `cp -al`, a second build) or is not a regular file
/// of mode 0644 is not reused.
bool reuse_unchanged(int old_site, int new_site, const std::string& path, std::string_view bytes);

/// The same for a file that has been written: puts the old one in its place if both have the same bytes.
/// False if not; then the new one stays.
bool reuse_same(int old_site, int new_site, const std::string& path);

}  // namespace qbank
