#include "base/day.hpp"

#include <fmt/format.h>

#include <chrono>
#include <cstdlib>

#include "base/text.hpp"

namespace qbank::day {
namespace chrono = std::chrono;

std::optional<std::int64_t> seconds_of(std::string_view day) {
    if (day.size() != 10 || day[4] != '-' || day[7] != '-') return std::nullopt;
    const auto year = text::number(day.substr(0, 4)), month = text::number(day.substr(5, 2)),
               number = text::number(day.substr(8, 2));
    if (!year || !month || !number) return std::nullopt;
    const chrono::year_month_day date{chrono::year(static_cast<int>(*year)), chrono::month(*month),
                                      chrono::day(*number)};
    if (!date.ok()) return std::nullopt;
    return chrono::sys_seconds(chrono::sys_days(date)).time_since_epoch().count();
}

std::string of(std::int64_t seconds) {
    const chrono::sys_seconds time{chrono::seconds(seconds)};
    const chrono::year_month_day date(chrono::floor<chrono::days>(time));
    return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()),
                       static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
}

std::optional<std::int64_t> source_date_epoch() {
    const char* given = std::getenv("SOURCE_DATE_EPOCH");
    const auto seconds = text::number(given == nullptr ? "" : given);
    if (!seconds) return std::nullopt;
    return *seconds;
}

}  // namespace qbank::day
