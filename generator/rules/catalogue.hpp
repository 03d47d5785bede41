#pragma once
#include <iosfwd>
#include <string_view>
#include <vector>

#include "base/diagnostics.hpp"

namespace qbank {

/// What there is to know about one kind of finding. `wrong` and `right` are what a person would write: lines
/// of a file, or words when it is about a file as a whole.
struct Rule {
    std::string_view name;  ///< stable: people filter by it
    Severity severity = Severity::error;
    std::string_view summary;      ///< one line, without a full stop
    std::string_view explanation;  ///< why it matters and what to do; Markdown, one paragraph
    std::string_view wrong, right;
    bool fixable = false;  ///< `qbank check --fix` and `qbank fmt` mend it
};

/// Every rule of every stage, by name. A test holds it against the names in the sources.
const std::vector<Rule>& all_rules();

/// The rule with this name, or nullptr.
const Rule* find_rule(std::string_view name);

/// The name of a rule near to this one, for "did you mean"; "" if none is near.
std::string_view nearest_rule(std::string_view name);

/// The parts of the table, a file each.
std::vector<Rule> rules_of_files();
std::vector<Rule> rules_of_front_matter();
std::vector<Rule> rules_of_answers();
std::vector<Rule> rules_of_banks();

}  // namespace qbank
