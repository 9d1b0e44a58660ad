#include "core/date.hpp"

#include <array>
#include <charconv>
#include <cstdlib>
#include <ctime>

namespace vigie::core {

namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::string_view trimmed(std::string_view text) {
    auto const first = text.find_first_not_of(" \t\r\n");
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

/// Takes a whole number of `fewest` to `most` digits off the front of `text`.
std::optional<int> take_number(std::string_view& text, std::size_t fewest, std::size_t most) {
    std::size_t digits = 0;
    while (digits < text.size() && is_digit(text[digits])) ++digits;
    if (digits < fewest || digits > most) return std::nullopt;
    int number = 0;
    std::from_chars(text.data(), text.data() + digits, number);
    text.remove_prefix(digits);
    return number;
}

bool take(std::string_view& text, char expected) {
    if (text.empty() || text.front() != expected) return false;
    text.remove_prefix(1);
    return true;
}

/// Nothing, or « T21:00 », « 21:00:33.5 », « T21:00:00+01:00 »: enough to tell a time of day from another column's text.
bool is_time_of_day_or_nothing(std::string_view rest) {
    if (rest.empty()) return true;
    if (!take(rest, 'T') && !take(rest, ' ')) return false;
    auto const hours = take_number(rest, 1, 2);
    if (!hours || *hours > 24 || !take(rest, ':')) return false;
    auto const minutes = take_number(rest, 2, 2);
    if (!minutes || *minutes > 59) return false;
    return rest.find_first_not_of("0123456789:.,+-Z ") == std::string_view::npos;
}

std::optional<Date> date_of(std::optional<int> year, std::optional<int> month, std::optional<int> day, std::string_view rest) {
    if (!year || !month || !day || !is_time_of_day_or_nothing(rest)) return std::nullopt;
    Date const date{std::chrono::year{*year}, std::chrono::month{static_cast<unsigned>(*month)},
                    std::chrono::day{static_cast<unsigned>(*day)}};
    return date.ok() ? std::optional{date} : std::nullopt;
}

std::optional<Date> year_first(std::string_view text) {
    auto const year = take_number(text, 4, 4);
    if (!year || text.empty()) return std::nullopt;
    char const separator = text.front();
    if (separator != '-' && separator != '/') return std::nullopt;
    text.remove_prefix(1);
    auto const month = take_number(text, 1, 2);
    if (!take(text, separator)) return std::nullopt;
    auto const day = take_number(text, 1, 2);
    return date_of(year, month, day, text);
}

std::optional<Date> day_first(std::string_view text) {
    auto const day = take_number(text, 1, 2);
    if (!take(text, '/')) return std::nullopt;
    auto const month = take_number(text, 1, 2);
    if (!take(text, '/')) return std::nullopt;
    auto const year = take_number(text, 4, 4);
    return date_of(year, month, day, text);
}

Date civil_day(std::tm const& tm) {
    return {std::chrono::year{tm.tm_year + 1900}, std::chrono::month{static_cast<unsigned>(tm.tm_mon + 1)},
            std::chrono::day{static_cast<unsigned>(tm.tm_mday)}};
}

/// The reproducible clock of packagers, in UTC so that the zone of the machine does not show.
std::optional<Date> source_date() {
    char const* const set = std::getenv("SOURCE_DATE_EPOCH");
    if (set == nullptr) return std::nullopt;
    std::string_view const text = set;
    long long seconds = 0;
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), seconds);
    if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return Date{std::chrono::floor<std::chrono::days>(std::chrono::sys_seconds{std::chrono::seconds{seconds}})};
}

}

std::optional<Date> parse_date(std::string_view text) {
    text = trimmed(text);
    if (auto const date = year_first(text)) return date;
    return day_first(text);
}

std::string iso(Date date) {
    auto const padded = [](int number, std::size_t width) {
        auto digits = std::to_string(number);
        return digits.size() < width ? std::string(width - digits.size(), '0') + digits : digits;
    };
    return padded(static_cast<int>(date.year()), 4) + '-' + padded(static_cast<int>(static_cast<unsigned>(date.month())), 2) + '-' +
           padded(static_cast<int>(static_cast<unsigned>(date.day())), 2);
}

double Period::years() const {
    auto const days = std::chrono::sys_days{to} - std::chrono::sys_days{from};
    return static_cast<double>(days.count()) / 365.25;
}

Period year_period(int year) {
    using namespace std::chrono;
    return {Date{std::chrono::year{year}, January, day{1}}, Date{std::chrono::year{year + 1}, January, day{1}}};
}

Date today() {
    if (auto const date = source_date()) return *date;
    std::time_t const now = std::time(nullptr);
    std::tm local{};
    localtime_r(&now, &local);
    return civil_day(local);
}

}
