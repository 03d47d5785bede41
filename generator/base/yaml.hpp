#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/diagnostics.hpp"
#include "base/limits.hpp"
#include "base/place.hpp"

/// YAML as people write it in configuration: scalars as text, lists, maps in their order, each with its
/// place.
///
/// Refused, as a diagnostic: anchors, aliases and merge keys (a few bytes of them can describe terabytes),
/// duplicate keys (the parser would take the first and drop the rest), tags, more than one document,
/// nesting deeper than 64. Scalars stay text: `no`, `010` and `1.0` mean what is written.
namespace qbank::yaml {

enum class Kind { null, scalar, list, map };

struct Value;
struct Member;

struct Value {
    Kind kind = Kind::null;
    std::string scalar;           ///< the text of a scalar, quotes resolved
    std::vector<Value> items;     ///< of a list
    std::vector<Member> members;  ///< of a map
    /// Of a scalar: the text, with its quotes; of a block (| or >): its first line, so that line n of the
    /// text is line place.line + n - 1 of a | block; of a missing value: its key; else where it begins.
    Place place;

    bool is_scalar() const { return kind == Kind::scalar; }
    bool is_list() const { return kind == Kind::list; }
    bool is_map() const { return kind == Kind::map; }
    bool is_null() const { return kind == Kind::null; }
    /// The member's value, or nullptr.
    const Value* find(std::string_view key) const;
};

struct Member {
    Text key;
    Value value;
};

/// Parses one YAML document. `source` is where the first byte of `yaml` stands: its line is added to every
/// place, so front matter and fenced blocks report the line of their file. Nothing comes back after an error,
/// and exactly one diagnostic with rule "yaml" says why.
/// More than Limits::yaml_bytes or yaml_depth is such an error, too.
std::optional<Value> parse(std::string_view yaml, const Place& source, Diagnostics& diagnostics,
                           const Limits& limits = {});

/// Quotes a text so that parse() gives it back as a value, key or `- item`; plain where that is safe.
/// In a list in brackets only a text without `?` may stand plain.
std::string quote(std::string_view s);

}  // namespace qbank::yaml
