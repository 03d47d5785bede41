#pragma once
#include <string_view>

namespace qbank {

/// "0.1.0". Goes into reports, where the same sources give the same bytes with and without git.
std::string_view program_version();

/// The commit the program was built from, whole, or empty if that was not known.
std::string_view program_commit();

/// "owner/name" on GitHub of the repository it was built from, or empty if that was not known.
std::string_view program_repository();

}  // namespace qbank
