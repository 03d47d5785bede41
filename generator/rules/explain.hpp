#pragma once
#include <iosfwd>
#include <string_view>

#include "rules/catalogue.hpp"

namespace qbank {

/// What `qbank check --explain` prints. `format` is "text", "json" or "markdown"; JSON and Markdown are for
/// the reference pages: the same words, a heading or an object a rule.
void explain_rule(const Rule& rule, std::string_view format, std::ostream& out);

/// Every rule: as text a line each, else whole.
void explain_all(std::string_view format, std::ostream& out);

}  // namespace qbank
