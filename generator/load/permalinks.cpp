#include "load/permalinks.hpp"

#include <fmt/format.h>

#include "base/unicode.hpp"

namespace qbank {
namespace {

/// Ids become paths of pages: what is no id must not get that far.
bool is_id(const std::string& s) { return !s.empty() && unicode::slug(s, s.size()) == s; }

bool check(const Text& id, Diagnostics& diagnostics) {
    if (is_id(id.value)) return true;
    diagnostics.error("permalink", id.place, fmt::format("\"{}\" cannot be an id", id.value),
                      "ids are made of small letters, digits and hyphens");
    return false;
}

}  // namespace

std::vector<Permalink> read_permalinks(const BankFile& file, Diagnostics& diagnostics) {
    std::vector<Permalink> result;
    if (!file.expect(yaml::Kind::map, "a line `id:` or `id: other-id` for each id", diagnostics))
        return result;
    result.reserve(file.values->members.size());
    for (const yaml::Member& member : file.values->members) {
        Permalink link{member.key, {}};
        if (!check(link.id, diagnostics)) continue;
        if (member.value.is_scalar() && !member.value.scalar.empty()) {
            link.leads_to = {member.value.scalar, member.value.place};
            if (!check(link.leads_to, diagnostics)) continue;
        } else if (!member.value.is_null() && !member.value.is_scalar()) {
            diagnostics.error("permalink", member.value.place,
                              fmt::format("\"{}\" leads to no id", link.id.value),
                              "write the one id that readers are sent to");
            continue;
        }
        result.push_back(std::move(link));
    }
    return result;
}

}  // namespace qbank
