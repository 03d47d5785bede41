#include "parse/line_changes.hpp"

#include "base/text.hpp"
#include "parse/lines.hpp"

namespace qbank {

void blank_tags_above(LineChanges& doc, std::size_t line) {
    for (std::size_t k = line; k-- > 0 && is_only_tags(doc.lines[k]) && !doc.code[k];) {
        if (doc.lines[k].find("<!--") == std::string_view::npos) doc.changes[k] = LineChange::blank;
    }
}

bool is_underline(std::string_view line) {
    const std::size_t first = line.find_first_not_of(" \t");
    if (first == std::string_view::npos || (line[first] != '=' && line[first] != '-')) return false;
    const std::string_view s = text::trim(line);
    return s.size() >= 2 && (s[0] == '=' || s[0] == '-') &&
           s.find_first_not_of(s[0]) == std::string_view::npos;
}

}  // namespace qbank
