#include "base/front_matter.hpp"

#include "base/text.hpp"

namespace qbank {
namespace {

/// The first line that says anything is `key: …`, a comment, or the closing marker itself.
bool looks_like_yaml(std::string_view inside) {
    for (const std::string_view line : text::lines(inside)) {
        const std::string_view s = text::trim(line);
        if (s.empty() || s.front() == '#') continue;
        const std::size_t colon = s.find(':');
        return colon != std::string_view::npos && colon > 0 &&
               (colon + 1 == s.size() || s[colon + 1] == ' ') &&
               s.substr(0, colon).find(' ') == std::string_view::npos;
    }
    return true;
}

}  // namespace

FrontMatter split_front_matter(std::string_view text, std::string_view document, Diagnostics& diagnostics,
                               const Limits& limits) {
    FrontMatter result;
    result.body = text;
    const auto line_end = [&](std::size_t from) {
        const std::size_t end = text.find('\n', from);
        return end == std::string_view::npos ? text.size() : end;
    };
    if (text.substr(0, 3) != "---" || !text::trim(text.substr(3, line_end(0) - 3)).empty()) return result;

    const std::size_t begin = std::min(line_end(0) + 1, text.size());
    std::uint32_t line = 2;
    for (std::size_t at = begin; at < text.size(); ++line) {
        const std::size_t end = line_end(at);
        const std::string_view marker = text::trim_right(text.substr(at, end - at));
        if (marker == "---" || marker == "...") {
            const std::string_view inside = text.substr(begin, at - begin);
            if (!looks_like_yaml(inside)) return result;
            result.present = true;
            result.values = yaml::parse(inside, Place{document, 2, 1, 0}, diagnostics, limits);
            result.body = text.substr(std::min(end + 1, text.size()));
            result.body_line = line + 1;
            return result;
        }
        at = end + 1;
    }
    return result;
}

}  // namespace qbank
