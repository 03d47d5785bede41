#include "base/text_places.hpp"

#include <algorithm>

namespace qbank {

TextPlaces::TextPlaces(std::string_view text) : text_(text), starts_{0} {
    for (std::size_t at = text.find('\n'); at != std::string_view::npos; at = text.find('\n', at + 1))
        starts_.push_back(at + 1);
}

std::size_t TextPlaces::start(std::size_t line) const {
    return starts_[std::clamp<std::size_t>(line, 1, starts_.size()) - 1];
}

std::optional<TextPlaces::Spot> TextPlaces::find(std::string_view written, std::size_t line,
                                                 std::size_t from) const {
    constexpr std::size_t reach = 65536;
    const std::size_t begin = std::max(start(line), from);
    if (written.empty() || begin >= text_.size()) return std::nullopt;
    const std::size_t found = text_.substr(begin, reach).find(written);
    if (found == std::string_view::npos) return std::nullopt;
    const std::size_t offset = begin + found;
    const auto next = std::upper_bound(starts_.begin(), starts_.end(), offset);
    return Spot{offset, static_cast<std::uint32_t>(next - starts_.begin()),
                static_cast<std::uint32_t>(offset - *(next - 1) + 1)};
}

}  // namespace qbank
