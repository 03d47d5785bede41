#pragma once
#include <optional>
#include <string_view>

#include "base/yaml.hpp"

/// The two ways in which yaml::parse() reads. Front matter is a handful of `key: value` lines in all but a
/// few files, and yaml-cpp takes a tenth of a millisecond for each: at 10,000 files that was half of a whole
/// build. So the plain forms are read here, and everything else, mistakes above all, goes to yaml-cpp. A test
/// holds the two against each other; a second YAML parser of our own for the whole language would have been
/// the alternative.
namespace qbank::yaml {

/// Reads a list of `- item` lines, or a map of `key: value` lines whose values are plain or quoted words on
/// one line, `[a, b]`, `- item` lines, or `{key: value}` items, or once deeper `key: value` lines; comments
/// and blank lines between. Nothing comes back for any other text, right or wrong: it says nothing about it.
std::optional<Value> parse_plain(std::string_view yaml, const Place& origin);

/// Reads all of the language that yaml::parse() accepts, and explains mistakes.
std::optional<Value> parse_by_library(std::string_view yaml, const Place& origin, Diagnostics& diagnostics,
                                      const Limits& limits = {});

}  // namespace qbank::yaml
