#include "parse/definitions.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <utility>

#include "base/text.hpp"
#include "base/unicode.hpp"
#include "parse/lines.hpp"

namespace qbank {
namespace {

constexpr std::size_t longest_label = 1000;  // CommonMark's

std::string key_of(std::string_view label) { return unicode::fold(text::squeeze(label)); }

}  // namespace

Definitions::Definitions(const Structure& structure) {
    bool before = true;  // whether the line above lets a definition begin: a paragraph would go on
    for (std::size_t i = 0; i < structure.size(); ++i) {
        const bool may_begin = std::exchange(
            before, structure.is_blank(i) || structure.is_code(i) || heading_marks(structure.source(i)) > 0);
        const std::string_view source = structure.source(i);
        const std::size_t begin = source.find_first_not_of(" \t>");
        if (begin == std::string_view::npos || source[begin] != '[' || structure.is_code(i) || !may_begin)
            continue;
        const std::string_view s = source.substr(begin);
        const std::size_t close = s.find("]:");
        if (close == std::string_view::npos || close < 2 || close > longest_label) continue;
        const std::string_view label = s.substr(1, close - 1);
        const bool footnote = label.starts_with('^');
        std::string_view target = text::trim(s.substr(close + 2));
        if (target.empty() && i + 1 < structure.size()) target = text::trim(structure.source(i + 1));
        if (target.empty()) continue;
        // Whether it leads elsewhere is all that is asked of a link; long addresses told to many pieces would
        // add up.
        const std::string_view kind = footnote || !target.starts_with('#') ? "x" : "#x";
        std::string text = fmt::format("[{}]: {}", label, kind);
        before = true;
        by_label_.try_emplace(key_of(label), Definition{i, std::move(text)});
        if (footnote) footnotes_.emplace_back(i, std::string(label));
    }
}

std::string Definitions::supplement(const std::string& text, std::size_t first, std::size_t end) const {
    std::string result;
    if (by_label_.empty()) return result;
    std::set<std::size_t> told;
    for (std::size_t open = text.find('['); open != std::string::npos; open = text.find('[', open + 1)) {
        const std::size_t close = text.find_first_of("[]", open + 1);
        if (close == std::string::npos) break;
        if (text[close] != ']' || close == open + 1 || close - open > longest_label) continue;
        const auto found = by_label_.find(key_of(std::string_view(text).substr(open + 1, close - open - 1)));
        if (found == by_label_.end()) continue;
        const Definition& definition = found->second;
        if (definition.line >= first && definition.line < end) continue;
        if (told.insert(definition.line).second) result.append("\n\n").append(definition.text);
    }
    const auto own = std::lower_bound(footnotes_.begin(), footnotes_.end(), first,
                                      [](const auto& note, std::size_t line) { return note.first < line; });
    for (auto note = own; note != footnotes_.end() && note->first < end; ++note)
        result.append("\n\n[").append(note->second).append("]");
    if (!result.empty()) result += '\n';
    return result;
}

}  // namespace qbank
