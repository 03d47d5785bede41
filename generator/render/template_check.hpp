#pragma once
#include <string>
#include <string_view>

#include "base/diagnostics.hpp"

namespace qbank {

class Strings;

/// What ctemplate would do wrong without a word is found before it sees a template; each finding is an error
/// with rule "template" at its line and column:
/// - the first thing must be {{%AUTOESCAPE context="HTML"}}, or nothing would be escaped;
/// - `:none`, which turns escaping off, only on values that hold HTML of our own sanitizer, and no other
/// modifier
///   but `:pre_escape`, which keeps line ends;
/// - a `{{` without `}}`, sections that are not closed or not in order, and names that no page gives;
/// - included templates that do not exist are told by the caller, who knows the files.
/// Returns false if there was a finding.
bool check_template(std::string_view source, std::string_view file, std::string_view shown_path,
                    const Strings& strings, Diagnostics& diagnostics);

}  // namespace qbank
