#include "app/json.hpp"

#include <nlohmann/json.hpp>

#include <iostream>

#include <array>

namespace vigie::app {

nlohmann::ordered_json value_or_null(std::optional<double> value) {
    return value ? nlohmann::ordered_json(*value) : nlohmann::ordered_json();
}

nlohmann::ordered_json json_of(gis::Cell const& cell) {
    if (auto const* number = std::get_if<std::int64_t>(&cell)) return *number;
    if (auto const* real = std::get_if<double>(&cell)) return *real;
    if (auto const* words = std::get_if<std::string>(&cell)) return *words;
    return nullptr;
}

std::string class_code(core::SeverityClass severity) { return {core::letter(severity)}; }

void print_json(nlohmann::ordered_json const& document) {
    std::cout << document.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace) << '\n';
}

std::string stability_code(core::Stability stability) {
    constexpr std::array codes{"not_ranked", "stable", "sensitive", "undecidable"};
    return codes[static_cast<std::size_t>(stability)];
}

}
