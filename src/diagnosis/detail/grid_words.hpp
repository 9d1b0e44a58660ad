#pragma once

#include "core/grid.hpp"

#include <optional>
#include <string>
#include <string_view>

/// The words of grid files, the same in TOML, CSV and XLSX.
namespace vigie::diagnosis {

[[nodiscard]] std::string_view name_of(core::ValueKind kind);
[[nodiscard]] std::string_view name_of(core::Method method);
[[nodiscard]] std::optional<core::ValueKind> kind_named(std::string_view name);
[[nodiscard]] std::optional<core::Method> method_named(std::string_view name);

/// « geometric » is power 0, « max » infinity; any other is its number.
[[nodiscard]] std::string name_of_power(double power);
[[nodiscard]] std::optional<double> power_named(std::string_view name);

/// Shortest text that reads back to the same number, with a point.
[[nodiscard]] std::string number_text(double value);

/// Goalposts that say nothing but the direction, for a method that learns its own. Where the file does not say it, a
/// table does by its scores.
[[nodiscard]] core::Goalposts direction_alone(core::Normalisation const& with, std::optional<bool> low_is_bad);

}
