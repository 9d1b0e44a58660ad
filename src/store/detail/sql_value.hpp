#pragma once

#include <sqlite3.h>

#include <cmath>
#include <cstddef>
#include <cstring>
#include <limits>
#include <span>
#include <string_view>
#include <vector>

/// Values of SQL functions, to and from C++. NULL is NaN here. For .cpp files that register functions.
namespace vigie::store::sql_value {

inline constexpr double nan = std::numeric_limits<double>::quiet_NaN();
inline constexpr int pure = SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS;

inline bool is_null(sqlite3_value* value) { return sqlite3_value_type(value) == SQLITE_NULL; }

inline double real(sqlite3_value* value) { return is_null(value) ? nan : sqlite3_value_double(value); }

inline std::string_view text(sqlite3_value* value) {
    auto const* const bytes = reinterpret_cast<char const*>(sqlite3_value_text(value));
    if (bytes == nullptr) return {};
    return {bytes, static_cast<std::size_t>(sqlite3_value_bytes(value))};
}

inline std::span<std::byte const> blob(sqlite3_value* value) {
    if (sqlite3_value_type(value) != SQLITE_BLOB) return {};
    auto const* const bytes = static_cast<std::byte const*>(sqlite3_value_blob(value));
    return {bytes, static_cast<std::size_t>(sqlite3_value_bytes(value))};
}

/// The list of numbers a blob holds; bytes beyond the last whole one are left out.
template <typename Number>
std::vector<Number> list(std::span<std::byte const> bytes) {
    std::vector<Number> numbers(bytes.size() / sizeof(Number));
    std::memcpy(numbers.data(), bytes.data(), numbers.size() * sizeof(Number));
    return numbers;
}

inline void give(sqlite3_context* context, double value) {
    if (std::isnan(value))
        sqlite3_result_null(context);
    else
        sqlite3_result_double(context, value);
}

inline void give(sqlite3_context* context, std::span<std::byte const> bytes) {
    sqlite3_result_blob64(context, bytes.data(), bytes.size(), SQLITE_TRANSIENT);
}

/// Several numbers as one value, taken apart by vg_double().
inline void give(sqlite3_context* context, std::span<double const> numbers) { give(context, std::as_bytes(numbers)); }

}
