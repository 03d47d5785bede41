#pragma once
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/script_tokens.hpp"

namespace qbank {

/// Shorter names for local variables of a script, the most frequent the shortest. Names that are, or could
/// be, a property, an import, an export or one of the browser's own keep theirs, see script.hpp.
std::map<std::string_view, std::string> short_names(const std::vector<ScriptToken>& tokens);

}  // namespace qbank
