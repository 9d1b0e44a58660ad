#pragma once

#include "core/date.hpp"

#include <cstdint>
#include <string>

/// Numbers and dates in the current language: decimal comma, U+202F between thousands, U+2212 minus in French;
/// decimal point and the same thin space in English. Independent of the C locale.
namespace vigie::text {

[[nodiscard]] std::string integer(std::int64_t value);         ///< 1 248
[[nodiscard]] std::string decimal(double value, int decimals); ///< 71,4; an en dash for NaN
[[nodiscard]] std::string percent(double share,
                                  int decimals = 0); ///< 0.82 → 82 % (U+202F before % in French, none in English)
[[nodiscard]] std::string change(double delta, int decimals = 1); ///< +6,2, −2,4, 0,0: sign always written but at 0
[[nodiscard]] std::string rank(int n);                            ///< 1ᵉʳ, 7ᵉ; 1st, 7th
[[nodiscard]] std::string euros(double amount);                   ///< 31 000 €, €31 000
[[nodiscard]] std::string short_date(core::Date date);            ///< 14/04/2026
[[nodiscard]] std::string long_date(core::Date date);             ///< 14 avril 2026, 1ᵉʳ mai 2026; 14 April 2026
[[nodiscard]] std::string month(core::Date date);                 ///< mars 2026
[[nodiscard]] std::string day_and_month(core::Date date);         ///< 14 avril, 1ᵉʳ mai; 14 April
[[nodiscard]] std::string short_month(unsigned month);            ///< janv., févr.; Jan, Feb; 1 = January
[[nodiscard]] std::string distance(double metres);                ///< 250 m, 1,2 km
[[nodiscard]] std::string file_size(std::uintmax_t bytes);        ///< 340 ko, 12,4 Mo; 340 kB, 12.4 MB
/// Of a moment in UTC, as 2026-11-25T15:09:12Z, by this computer's clock: 25/11/2026 16:09. As it is when it is none.
[[nodiscard]] std::string moment(std::string const& utc);

}
