#include "text/number.hpp"

#include "core/message.hpp"
#include "text/language.hpp"

#include <array>
#include <charconv>
#include <cmath>
#include <ctime>

namespace vigie::text {

namespace {

constexpr char const* thin_space = "\u202F";
constexpr char const* minus = "\u2212";

bool french() { return language() == Language::fr; }

std::string grouped(std::string_view digits) {
    std::string out;
    for (std::size_t i = 0; i < digits.size(); ++i) {
        if (i > 0 && (digits.size() - i) % 3 == 0) out += thin_space;
        out += digits[i];
    }
    return out;
}

/// Digits of |value| with a decimal point, rounded half away from what to_chars sees.
std::string plain(double value, int decimals) {
    std::array<char, 400> buffer{};
    auto const end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), std::abs(value),
                                   std::chars_format::fixed, decimals);
    return {buffer.data(), end.ptr};
}

std::string unsigned_decimal(double value, int decimals) {
    std::string const digits = plain(value, decimals);
    auto const point = digits.find('.');
    std::string out = grouped(std::string_view(digits).substr(0, point));
    if (point != std::string::npos) out += (french() ? "," : ".") + digits.substr(point + 1);
    return out;
}

bool rounds_to_zero(double value, int decimals) {
    for (char const c : plain(value, decimals))
        if (c != '0' && c != '.') return false;
    return true;
}

std::string month_name(unsigned month) {
    switch (month) {
    case 1:
        return tr("January");
    case 2:
        return tr("February");
    case 3:
        return tr("March");
    case 4:
        return tr("April");
    case 5:
        return tr_in("month", "May");
    case 6:
        return tr("June");
    case 7:
        return tr("July");
    case 8:
        return tr("August");
    case 9:
        return tr("September");
    case 10:
        return tr("October");
    case 11:
        return tr("November");
    default:
        return tr("December");
    }
}

std::string two(unsigned n) { return (n < 10 ? "0" : "") + std::to_string(n); }

std::string english_ordinal(int n) {
    int const tens = n % 100;
    if (tens >= 11 && tens <= 13) return "th";
    switch (n % 10) {
    case 1:
        return "st";
    case 2:
        return "nd";
    case 3:
        return "rd";
    default:
        return "th";
    }
}

}

std::string integer(std::int64_t value) {
    std::string const digits = std::to_string(value);
    return value < 0 ? minus + grouped(std::string_view(digits).substr(1)) : grouped(digits);
}

std::string decimal(double value, int decimals) {
    if (!std::isfinite(value)) return "–";
    bool const is_negative = value < 0 && !rounds_to_zero(value, decimals);
    return (is_negative ? minus : "") + unsigned_decimal(value, decimals);
}

std::string percent(double share, int decimals) {
    return decimal(share * 100, decimals) + (french() ? std::string(thin_space) + "%" : "%");
}

std::string change(double delta, int decimals) {
    if (!std::isfinite(delta)) return "–";
    if (rounds_to_zero(delta, decimals)) return unsigned_decimal(0, decimals);
    return (delta < 0 ? minus : "+") + unsigned_decimal(delta, decimals);
}

std::string rank(int n) {
    if (!french()) return integer(n) + english_ordinal(n);
    return n == 1 ? "1ᵉʳ" : integer(n) + "ᵉ";
}

std::string euros(double amount) { return french() ? decimal(amount, 0) + thin_space + "€" : "€" + decimal(amount, 0); }

std::string short_date(core::Date date) {
    return two(static_cast<unsigned>(date.day())) + "/" + two(static_cast<unsigned>(date.month())) + "/" +
           std::to_string(static_cast<int>(date.year()));
}

std::string month(core::Date date) {
    return month_name(static_cast<unsigned>(date.month())) + " " + std::to_string(static_cast<int>(date.year()));
}

std::string day_and_month(core::Date date) {
    auto const day = static_cast<unsigned>(date.day());
    return (french() && day == 1 ? "1ᵉʳ" : std::to_string(day)) + " " + month_name(static_cast<unsigned>(date.month()));
}

std::string long_date(core::Date date) {
    return day_and_month(date) + " " + std::to_string(static_cast<int>(date.year()));
}

std::string short_month(unsigned month) {
    static constexpr std::array names{VIGIE_N_("Jan"), VIGIE_N_("Feb"), VIGIE_N_("Mar"), VIGIE_N_("Apr"),
                                      VIGIE_N_("May"), VIGIE_N_("Jun"), VIGIE_N_("Jul"), VIGIE_N_("Aug"),
                                      VIGIE_N_("Sep"), VIGIE_N_("Oct"), VIGIE_N_("Nov"), VIGIE_N_("Dec")};
    return tr(names.at(month - 1));
}

std::string distance(double metres) {
    if (metres < 1000) return decimal(std::round(metres), 0) + thin_space + "m";
    return decimal(metres / 1000, metres < 10'000 ? 1 : 0) + thin_space + "km";
}

std::string file_size(std::uintmax_t bytes) {
    auto const size = static_cast<double>(bytes);
    if (size < 1e6) return tr("{0} kB", {integer(static_cast<std::int64_t>(std::ceil(size / 1e3)))});
    if (size < 1e9) return tr("{0} MB", {decimal(size / 1e6, 1)});
    return tr("{0} GB", {decimal(size / 1e9, 1)});
}

std::string moment(std::string const& utc) {
    std::tm parts{};
    if (strptime(utc.c_str(), "%Y-%m-%dT%H:%M:%SZ", &parts) == nullptr) return utc;
    auto const seconds = timegm(&parts);
    std::tm local{};
    localtime_r(&seconds, &local);
    std::array<char, 32> words{};
    std::strftime(words.data(), words.size(), "%d/%m/%Y %H:%M", &local);
    return words.data();
}

}
