#include "parse/fold_content.hpp"

#include "base/text.hpp"

namespace qbank {

std::string content_of(const Outline& outline, const Fold& fold, std::uint32_t indent) {
    const std::uint32_t last = fold.closed ? fold.last - 1 : fold.last;
    if (!fold.quoted) return outline.dedented(fold.title_last + 1, last, indent + fold.indent);
    std::string content;
    for (std::uint32_t line = fold.title_last + 1; line <= last; ++line) {
        std::string_view s = text::trim_left(outline.line(line));
        if (s.starts_with('>')) s.remove_prefix(1);
        if (s.starts_with(' ')) s.remove_prefix(1);
        content.append(s).append("\n");
    }
    return content;
}

}  // namespace qbank
