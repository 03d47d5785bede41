#include "model/question.hpp"

#include <array>
#include <utility>

namespace qbank {
namespace {

constexpr std::array<std::pair<std::string_view, Level>, 3> levels{
    {{"junior", Level::junior}, {"mid", Level::mid}, {"senior", Level::senior}}};

constexpr std::array<std::pair<std::string_view, Kind>, 7> kinds{{{"concept", Kind::concept_},
                                                                  {"comparison", Kind::comparison},
                                                                  {"how-to", Kind::how_to},
                                                                  {"scenario", Kind::scenario},
                                                                  {"design", Kind::design},
                                                                  {"experience", Kind::experience},
                                                                  {"coding", Kind::coding}}};

}  // namespace

std::string_view name_of(Level level) {
    for (const auto& [name, value] : levels)
        if (value == level) return name;
    return "";
}

std::string_view name_of(Kind kind) {
    for (const auto& [name, value] : kinds)
        if (value == kind) return name;
    return "";
}

std::optional<Level> level_named(std::string_view name) {
    for (const auto& [known, value] : levels)
        if (known == name) return value;
    return std::nullopt;
}

std::optional<Kind> kind_named(std::string_view name) {
    for (const auto& [known, value] : kinds)
        if (known == name) return value;
    return std::nullopt;
}

}  // namespace qbank
