#pragma once
#include <filesystem>

#include "base/diagnostics.hpp"
#include "model/settings.hpp"

namespace qbank {

/// Adds the program's own groups of software terms, `<share>/data/lexicon.yml`, to those of the bank. The
/// bank decides: a group that shares two terms with one of the bank's is joined to it, a single term that the
/// bank explains otherwise is left out. Without the file nothing is added.
void load_lexicon(const std::filesystem::path& share, Settings& settings, Diagnostics& diagnostics);

}  // namespace qbank
