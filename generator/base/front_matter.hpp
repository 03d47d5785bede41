#pragma once
#include <optional>
#include <string_view>

#include "base/diagnostics.hpp"
#include "base/yaml.hpp"

namespace qbank {

/// A Markdown text taken apart. `body_line` is the line of the document on which `body` begins.
struct FrontMatter {
    std::optional<yaml::Value>
        values;  ///< nothing: there is none, or it is broken (then a diagnostic says so)
    bool present = false;
    std::string_view body;
    std::uint32_t body_line = 1;
};

/// Splits off the YAML between a first line of `---` and the next line of `---` or `...`.
/// A document that only begins with a rule (`---`, then text without `key:`) has none.
FrontMatter split_front_matter(std::string_view text, std::string_view document, Diagnostics& diagnostics,
                               const Limits& limits = {});

}  // namespace qbank
