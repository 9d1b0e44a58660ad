#include "core/date.hpp"

#include <catch2/catch.hpp>

#include <cstdlib>

using namespace vigie::core;
using namespace std::chrono_literals;

namespace {

Date const march_12{std::chrono::year{2026}, std::chrono::March, std::chrono::day{12}};

}

TEST_CASE("a date is read as it is written in French and in ISO files", "[core][date]") {
    CHECK(parse_date("2026-03-12") == march_12);
    CHECK(parse_date("2026/03/12") == march_12);
    CHECK(parse_date("12/03/2026") == march_12);
    CHECK(parse_date(" 12/3/2026\r") == march_12);
}

TEST_CASE("a time of day after a date is read over", "[core][date]") {
    CHECK(parse_date("2026-03-12T21:00") == march_12);
    CHECK(parse_date("2026-03-12T21:00:07.25Z") == march_12);
    CHECK(parse_date("2026-03-12 21:00:00+01:00") == march_12);
    CHECK(parse_date("12/03/2026 09:30") == march_12);
}

TEST_CASE("what is no date is none", "[core][date]") {
    for (auto const* text : {"", "mars 2026", "2026-02-30", "2026-13-01", "31/11/2026", "12/03/26", "2026-03/12", "2026-03-12x",
                             "2026-03-12T", "2026-03-12 matin", "20260312", "2026", "2026-03", "12-03-2026", "-2026-03-12"}) {
        INFO(text);
        CHECK_FALSE(parse_date(text).has_value());
    }
}

TEST_CASE("the 29th of February exists in leap years only", "[core][date]") {
    CHECK(parse_date("2024-02-29").has_value());
    CHECK_FALSE(parse_date("2023-02-29").has_value());
}

TEST_CASE("a date written as stored is read back", "[core][date]") {
    CHECK(iso(march_12) == "2026-03-12");
    CHECK(parse_date(iso(march_12)) == march_12);
}

TEST_CASE("a period holds its first day and not the first day of the next", "[core][date]") {
    auto const period = year_period(2026);
    CHECK(period.contains(*parse_date("2026-01-01")));
    CHECK(period.contains(*parse_date("2026-12-31")));
    CHECK_FALSE(period.contains(*parse_date("2027-01-01")));
    CHECK_FALSE(period.contains(*parse_date("2025-12-31")));
    CHECK(period.years() == Approx(365 / 365.25).epsilon(1e-12));
}

TEST_CASE("SOURCE_DATE_EPOCH replaces the clock", "[core][date]") {
    char const* const before = std::getenv("SOURCE_DATE_EPOCH");
    std::string const kept = before != nullptr ? before : "";
    ::setenv("SOURCE_DATE_EPOCH", "1773273600", 1); // 2026-03-12T00:00:00Z
    CHECK(today() == march_12);
    ::setenv("SOURCE_DATE_EPOCH", "1773273599", 1); // the second before
    CHECK(iso(today()) == "2026-03-11");
    ::setenv("SOURCE_DATE_EPOCH", "soon", 1);
    CHECK(today().ok());
    if (before != nullptr) ::setenv("SOURCE_DATE_EPOCH", kept.c_str(), 1);
    else ::unsetenv("SOURCE_DATE_EPOCH");
}
