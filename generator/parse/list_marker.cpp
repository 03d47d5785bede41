#include "parse/list_marker.hpp"

#include "base/text.hpp"

namespace qbank {

ListMarker list_marker(std::string_view line) {
    constexpr std::size_t most_digits = 9;
    ListMarker marker;
    while (marker.indent < line.size() && line[marker.indent] == ' ') ++marker.indent;
    std::size_t at = marker.indent;
    while (at < line.size() && at - marker.indent <= most_digits && text::is_digit(line[at])) ++at;
    marker.ordered = at > marker.indent;
    if (at >= line.size() || at - marker.indent > most_digits) return {};
    marker.sign = line[at];
    const bool known = marker.ordered ? marker.sign == '.' || marker.sign == ')'
                                      : marker.sign == '-' || marker.sign == '*' || marker.sign == '+';
    const std::size_t mark = ++at;
    while (at < line.size() && line[at] == ' ') ++at;
    if (!known || at == mark || at - mark > 4 || at >= line.size() || line[at] == '\t') return {};
    marker.length = at - marker.indent;
    return marker;
}

}  // namespace qbank
