#include <optional>

#include "base/text.hpp"
#include "change/change.hpp"

namespace qbank {
namespace {

/// A path as git writes it: in quotes with C's escapes if it holds control characters, quotes or backslashes;
/// one with a space is followed by a tab.
std::string unquoted(std::string_view s) {
    if (s.ends_with('\t')) s.remove_suffix(1);
    if (s.size() < 2 || s.front() != '"' || s.back() != '"') return std::string(s);
    s = s.substr(1, s.size() - 2);
    std::string result;
    for (std::size_t i = 0; i < s.size(); ++i) {
        if (s[i] != '\\' || i + 1 >= s.size()) {
            result += s[i];
            continue;
        }
        const char c = s[++i];
        constexpr std::string_view letters = "abtnvfr", meant = "\a\b\t\n\v\f\r";
        if (const std::size_t found = letters.find(c); found != std::string_view::npos) {
            result += meant[found];
        } else if (c >= '0' && c <= '3' && i + 2 < s.size()) {
            result += static_cast<char>((c - '0') << 6 | (s[i + 1] - '0') << 3 | (s[i + 2] - '0'));
            i += 2;
        } else {
            result += c;
        }
    }
    return result;
}

/// "12,3" or "12", which is "12,1".
bool read_range(std::string_view s, std::uint32_t& first, std::uint32_t& count) {
    const std::size_t comma = s.find(',');
    const auto a = text::number(s.substr(0, comma));
    const auto b =
        comma == std::string_view::npos ? std::optional<std::uint32_t>(1) : text::number(s.substr(comma + 1));
    if (!a || !b) return false;
    first = *a;
    count = *b;
    return true;
}

/// "@@ -1,2 +3,4 @@ …"
std::optional<Hunk> read_hunk(std::string_view line) {
    const std::vector<std::string_view> parts = text::split(line, ' ');
    Hunk hunk;
    if (parts.size() < 4 || parts[0] != "@@" || !parts[1].starts_with('-') || !parts[2].starts_with('+'))
        return std::nullopt;
    if (!read_range(parts[1].substr(1), hunk.old_first, hunk.old_count)) return std::nullopt;
    if (!read_range(parts[2].substr(1), hunk.new_first, hunk.new_count)) return std::nullopt;
    return hunk;
}

}  // namespace

std::map<std::string, std::vector<Hunk>> hunks_of_diff(std::string_view diff) {
    std::map<std::string, std::vector<Hunk>> result;
    std::vector<Hunk>* hunks = nullptr;
    std::uint64_t inside = 0;  // lines of the present hunk still to come: they may look like anything
    for (std::string_view rest = diff; !rest.empty();) {
        const std::size_t end = rest.find('\n');
        const std::string_view line = rest.substr(0, end);
        rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
        if (line.starts_with('\\')) continue;  // "\ No newline at end of file"
        if (inside > 0) {
            --inside;
        } else if (line.starts_with("+++ ")) {
            const std::string path = unquoted(line.substr(4));
            hunks = path.starts_with("b/") ? &result[path.substr(2)] : nullptr;
        } else if (line.starts_with("@@ ")) {
            const std::optional<Hunk> hunk = read_hunk(line);
            if (!hunk) continue;
            inside = std::uint64_t{hunk->old_count} + hunk->new_count;
            if (hunks) hunks->push_back(*hunk);
        }
    }
    return result;
}

}  // namespace qbank
