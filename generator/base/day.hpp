#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

/// Days as YYYY-MM-DD, in UTC, and seconds since 1970-01-01. There is no clock here.
namespace qbank::day {

/// Seconds at the beginning of a day; nothing for what is no day of the Gregorian calendar in this form.
std::optional<std::int64_t> seconds_of(std::string_view day);

/// The day that a time lies in.
std::string of(std::int64_t seconds);

/// The time of the sources in seconds, if SOURCE_DATE_EPOCH gives one: what output may depend on in place of
/// a clock (https://reproducible-builds.org/specs/source-date-epoch/).
std::optional<std::int64_t> source_date_epoch();

}  // namespace qbank::day
