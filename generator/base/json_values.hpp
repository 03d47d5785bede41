#pragma once
#include <optional>
#include <string_view>

#include "base/diagnostics.hpp"
#include "base/yaml.hpp"

namespace qbank {

/// A JSON text as the values that YAML gives: numbers and booleans stay text, each value has its line.
/// `source` is where the first byte stands. Nothing comes back after an error, and exactly one diagnostic
/// with rule "json" says why: broken syntax, or nesting deeper than 64.
std::optional<yaml::Value> parse_json(std::string_view json, const Place& source, Diagnostics& diagnostics);

}  // namespace qbank
