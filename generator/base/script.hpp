#pragma once
#include <string>
#include <string_view>

namespace qbank {

/// An ES module in fewer bytes: no comments, no white space that means nothing, short names for local
/// variables.
///
/// Names are changed only where a look at the tokens proves it safe: a name that is declared in the file,
/// never is a property, shorthand, import or export anywhere in it, and is not one of the browser's own. All
/// of its occurrences get the same new name, so scopes need not be known. Line ends stay where a statement
/// may end without a semicolon. What cannot be read as tokens (an unclosed string, say), and anything that
/// calls `eval`, comes back as it is.
std::string minify_script(std::string_view module);

}  // namespace qbank
