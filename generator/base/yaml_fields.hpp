#pragma once
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostics.hpp"
#include "base/yaml.hpp"

namespace qbank::yaml {

/// Reads the members of one map by name and reports what is wrong with them: a value of another kind at once,
/// unknown keys by finish(), with the nearest known name as the hint.
class Fields {
  public:
    /// `map` must outlive this. `what` names it in messages: "front matter", "bank.yml".
    Fields(const Value& map, std::string_view what, Diagnostics& diagnostics);

    /// The value, or nothing if the key is absent, null, or not a scalar (an error).
    std::optional<Text> text(std::string_view key);
    /// A list of scalars; a single scalar counts as a list of one.
    std::vector<Text> texts(std::string_view key);
    /// `true`/`yes`/`on` and their opposites.
    bool flag(std::string_view key, bool otherwise);
    /// Any value; nullptr if absent. The caller checks its kind.
    const Value* value(std::string_view key);

    /// Every key that nobody asked for is an error; call it last.
    void finish();

  private:
    const Value& map_;
    std::string what_;
    Diagnostics& diagnostics_;
    std::vector<std::string_view> asked_;
};

}  // namespace qbank::yaml
