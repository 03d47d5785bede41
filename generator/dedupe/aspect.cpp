#include "dedupe/aspect.hpp"

#include <array>

namespace qbank {

std::string_view name_of(Aspect aspect) {
    constexpr std::array<std::string_view, static_cast<std::size_t>(Aspect::count_)> names{
        "names the subject",
        "asks what it is",
        "asks for the difference",
        "asks which kinds there are",
        "asks how it works",
        "asks how to do it",
        "asks what happens",
        "tells a situation",
        "asks when",
        "asks why",
        "asks for the limits",
        "asks for the causes",
        "asks for a story",
        "asks which",
        "asks how much"};
    return names[static_cast<std::size_t>(aspect)];
}

double agreement(Aspect a, Aspect b) {
    if (a == b) return 1;
    struct Pair {
        Aspect a, b;
        double value;
    };
    using enum Aspect;
    // Judged by how much of one answer serves the other question.
    static constexpr std::array pairs = std::to_array<Pair>({
        {topic, definition, 1.0},     {topic, comparison, 0.85},
        {topic, kinds, 0.92},         {topic, working, 0.9},
        {topic, method, 0.9},         {topic, effect, 0.75},
        {topic, situation, 0.9},      {topic, when, 0.65},
        {topic, why, 0.84},           {topic, limits, 0.7},
        {topic, causes, 0.7},         {topic, experience, 0.6},
        {topic, which, 0.75},         {definition, comparison, 0.6},
        {definition, kinds, 0.8},     {definition, working, 0.86},
        {definition, method, 0.72},   {definition, effect, 0.65},
        {definition, situation, 0.6}, {definition, when, 0.6},
        {definition, why, 0.82},      {definition, limits, 0.6},
        {definition, causes, 0.65},   {definition, experience, 0.55},
        {definition, which, 0.7},     {comparison, when, 0.7},
        {comparison, method, 0.6},    {comparison, kinds, 0.7},
        {comparison, which, 0.75},    {comparison, why, 0.6},
        {kinds, method, 0.72},        {kinds, which, 0.85},
        {kinds, working, 0.65},       {working, method, 0.75},
        {working, effect, 0.7},       {working, why, 0.65},
        {method, effect, 0.85},       {method, situation, 0.95},
        {method, which, 0.7},         {method, experience, 0.7},
        {method, causes, 0.6},        {method, limits, 0.6},
        {method, when, 0.55},         {method, why, 0.55},
        {effect, situation, 0.9},     {effect, limits, 0.7},
        {effect, causes, 0.65},       {when, why, 0.7},
        {when, experience, 0.6},      {when, which, 0.7},
        {why, limits, 0.6},           {why, which, 0.7},
        {limits, causes, 0.75},       {limits, experience, 0.7},
        {limits, which, 0.75},        {causes, situation, 0.6},
        {situation, experience, 0.6}, {experience, which, 0.7},
        {limits, situation, 0.6},     {why, causes, 0.7},
        {effect, experience, 0.6},    {working, when, 0.55},
        {working, which, 0.6},        {causes, which, 0.75},
    });
    static const auto table = [] {
        constexpr auto count = static_cast<std::size_t>(Aspect::count_);
        std::array<std::array<double, count>, count> made{};
        for (auto& row : made) row.fill(0.5);
        for (const Pair& pair : pairs) {
            const auto x = static_cast<std::size_t>(pair.a), y = static_cast<std::size_t>(pair.b);
            made[x][y] = made[y][x] = pair.value;
        }
        return made;
    }();
    return table[static_cast<std::size_t>(a)][static_cast<std::size_t>(b)];
}

}  // namespace qbank
