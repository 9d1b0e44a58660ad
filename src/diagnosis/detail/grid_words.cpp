#include "diagnosis/detail/grid_words.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <limits>

namespace vigie::diagnosis {

namespace {

/// In the order of core::ValueKind and core::Method.
constexpr std::array<std::string_view, 3> kinds{"measure", "event_rate", "survey_share"};
constexpr std::array<std::string_view, 6> methods{"goalposts", "percentile", "robust_z", "min_max", "target", "table"};
constexpr std::string_view geometric = "geometric", worst = "max";

template <typename Named, typename Names>
std::optional<Named> named(Names const& names, std::string_view name) {
    auto const found = std::ranges::find(names, name);
    return found == names.end() ? std::nullopt : std::optional(static_cast<Named>(found - names.begin()));
}

}

std::string_view name_of(core::ValueKind kind) { return kinds[static_cast<std::size_t>(kind)]; }
std::string_view name_of(core::Method method) { return methods[static_cast<std::size_t>(method)]; }
std::optional<core::ValueKind> kind_named(std::string_view name) { return named<core::ValueKind>(kinds, name); }
std::optional<core::Method> method_named(std::string_view name) { return named<core::Method>(methods, name); }

std::string name_of_power(double power) {
    if (power == 0) return std::string(geometric);
    return std::isinf(power) ? std::string(worst) : number_text(power);
}

std::optional<double> power_named(std::string_view name) {
    if (name == geometric) return 0.0;
    return name == worst ? std::optional(std::numeric_limits<double>::infinity()) : std::nullopt;
}

std::string number_text(double value) {
    std::array<char, 32> buffer{};
    auto const [end, failure] = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value);
    return failure == std::errc{} ? std::string(buffer.data(), end) : std::string("0");
}

core::Goalposts direction_alone(core::Normalisation const& with, std::optional<bool> low_is_bad) {
    if (!low_is_bad && !with.table.empty()) {
        auto const [least, most] = std::ranges::minmax_element(with.table, {}, &core::Knot::value);
        low_is_bad = least->score > most->score;
    }
    return low_is_bad.value_or(false) ? core::Goalposts{100, 0} : core::Goalposts{0, 100};
}

}
