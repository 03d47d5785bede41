#include "base/yaml_fields.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.hpp"

namespace qbank::yaml {

Fields::Fields(const Value& map, std::string_view what, Diagnostics& diagnostics)
    : map_(map), what_(what), diagnostics_(diagnostics) {}

const Value* Fields::value(std::string_view key) {
    asked_.push_back(key);
    return map_.find(key);
}

std::optional<Text> Fields::text(std::string_view key) {
    const Value* found = value(key);
    if (!found || found->is_null()) return std::nullopt;
    if (!found->is_scalar()) {
        diagnostics_.error("wrong-kind", found->place, fmt::format("\"{}\" must be a text", key),
                           fmt::format("write `{}: …` on one line", key));
        return std::nullopt;
    }
    return Text{found->scalar, found->place};
}

std::vector<Text> Fields::texts(std::string_view key) {
    const Value* found = value(key);
    std::vector<Text> result;
    if (!found || found->is_null()) return result;
    if (found->is_scalar()) {
        result.push_back({found->scalar, found->place});
        return result;
    }
    if (!found->is_list()) {
        diagnostics_.error("wrong-kind", found->place, fmt::format("\"{}\" must be a list", key),
                           fmt::format("write `{}: [one, two]`", key));
        return result;
    }
    for (const Value& item : found->items) {
        if (item.is_scalar()) {
            result.push_back({item.scalar, item.place});
        } else {
            diagnostics_.error("wrong-kind", item.place,
                               fmt::format("an entry of \"{}\" must be a text", key), "");
        }
    }
    return result;
}

bool Fields::flag(std::string_view key, bool otherwise) {
    const std::optional<Text> found = text(key);
    if (!found) return otherwise;
    const std::string word = text::lower(found->value);
    if (word == "true" || word == "yes" || word == "on") return true;
    if (word == "false" || word == "no" || word == "off") return false;
    diagnostics_.error("wrong-kind", found->place, fmt::format("\"{}\" must be true or false", key), "");
    return otherwise;
}

void Fields::finish() {
    for (const Member& member : map_.members) {
        const std::string& key = member.key.value;
        if (std::find(asked_.begin(), asked_.end(), key) != asked_.end()) continue;
        const std::string_view near = text::nearest(key, asked_);
        std::string hint;
        if (!near.empty()) {
            hint = fmt::format("did you mean \"{}\"?", near);
        } else {
            std::vector<std::string> known(asked_.begin(), asked_.end());
            std::sort(known.begin(), known.end());
            known.erase(std::unique(known.begin(), known.end()), known.end());
            hint = "use one of " + text::join(known, ", ");
        }
        diagnostics_.error("unknown-key", member.key.place,
                           fmt::format("unknown key \"{}\" in {}", key, what_), hint);
    }
}

}  // namespace qbank::yaml
