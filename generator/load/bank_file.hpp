#pragma once
#include <filesystem>
#include <optional>
#include <string_view>
#include <vector>

#include "base/diagnostics.hpp"
#include "base/limits.hpp"
#include "base/yaml.hpp"

namespace qbank {

/// What to do about a file over Limits::settings_bytes.
std::string hint_for_large(const Limits& limits);

/// One of the bank's own YAML files, read and parsed. `name` must be a literal: places view it.
struct BankFile {
    BankFile(const std::filesystem::path& bank, std::string_view name, const Limits& limits,
             Diagnostics& diagnostics);

    std::string_view name;
    bool exists = false;
    std::optional<yaml::Value> values;  ///< nothing: absent or broken (then a diagnostic says so)

    /// Whether the file's value is of this kind; if not, an error that says what is expected instead.
    bool expect(yaml::Kind kind, std::string_view what, Diagnostics& diagnostics) const;

    /// The maps of a file that is a list of maps, at its top or below `key`.
    std::vector<const yaml::Value*> entries(std::string_view key, Diagnostics& diagnostics) const;
};

}  // namespace qbank
