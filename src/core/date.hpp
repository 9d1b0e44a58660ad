#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace vigie::core {

using Date = std::chrono::year_month_day;

/// Reads « 2026-03-12 », « 2026/03/12 », « 12/03/2026 » or either followed by a time of day; absent when it is none of these.
[[nodiscard]] std::optional<Date> parse_date(std::string_view text);

/// « 2026-03-12 », as stored.
[[nodiscard]] std::string iso(Date date);

/// Half-open span of days [from, to): the first day of the next period belongs to the next period.
struct Period {
    Date from;
    Date to;

    [[nodiscard]] bool contains(Date day) const { return from <= day && day < to; }
    /// Length in years of 365.25 days.
    [[nodiscard]] double years() const;

    friend bool operator==(Period const&, Period const&) = default;
};

/// The calendar year as a period.
[[nodiscard]] Period year_period(int year);

/// Today by the system's clock, in local civil days; SOURCE_DATE_EPOCH replaces the clock when set, so that outputs can be repeated.
[[nodiscard]] Date today();

}
