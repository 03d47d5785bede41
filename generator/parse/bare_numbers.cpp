#include "parse/bare_numbers.hpp"

#include <array>

#include "base/text.hpp"

namespace qbank {
namespace {

/// Length of "7 " at the start of a title that goes on behind it; 0: none.
std::size_t bare_number_length(std::string_view title) {
    std::size_t at = 0;
    while (at < title.size() && at < 4 && text::is_digit(title[at])) ++at;
    if (at == 0 || at + 1 >= title.size() || title[at] != ' ') return 0;
    while (at < title.size() && title[at] == ' ') ++at;
    return at < title.size() ? at : 0;
}

struct Level {
    std::size_t all = 0, bare = 0, counted = 0;
    std::uint32_t last = 0;

    /// A series that starts again in each section still counts on between most of its titles.
    bool is_counted() const { return bare >= 3 && bare * 10 >= all * 7 && counted * 10 >= bare * 7; }
};

Candidate* title_of(std::vector<Claim>& claims) {
    for (Claim& claim : claims)
        if (claim.shape == Shape::heading && !claim.candidates.empty()) return &claim.candidates.front();
    return nullptr;
}

}  // namespace

void take_bare_numbers(const Outline& outline, std::vector<std::vector<Claim>>& claims) {
    std::array<Level, 7> levels;
    for (const Region& region : outline.regions()) {
        const Candidate* title = title_of(claims[region.index]);
        if (!title) continue;
        Level& level = levels.at(static_cast<std::size_t>(region.level));
        ++level.all;
        const std::size_t length = title->number ? 0 : bare_number_length(title->wording.value);
        if (length == 0) continue;
        const std::uint32_t number =
            text::number(text::trim(title->wording.value.substr(0, length))).value_or(0);
        ++level.bare;
        if (number == level.last + 1 || number == 1) ++level.counted;
        level.last = number;
    }
    for (const Region& region : outline.regions()) {
        if (!levels.at(static_cast<std::size_t>(region.level)).is_counted()) continue;
        Candidate* title = title_of(claims[region.index]);
        const std::size_t length = title && !title->number ? bare_number_length(title->wording.value) : 0;
        if (length == 0) continue;
        const std::string whole = title->wording.value;
        const Place place = title->wording.place;
        put_wording(outline, std::string_view(whole).substr(length), place.line,
                    place.column + static_cast<std::uint32_t>(length), *title);
        title->number = text::number(text::trim(whole.substr(0, length)));
    }
}

}  // namespace qbank
