#pragma once

#include "core/grid.hpp"

#include <map>
#include <string>
#include <vector>

namespace vigie::store {

[[nodiscard]] std::string json_of(std::vector<std::string> const& list);
[[nodiscard]] std::string json_of(std::map<std::string, double> const& object);
[[nodiscard]] std::string json_of(std::vector<double> const& list);
/// Empty for anything that is not an array; what is no number in it is passed over.
[[nodiscard]] std::vector<double> numbers_of_json(std::string const& json);
/// [[value, score], …], each number as the shortest text that reads back to it.
[[nodiscard]] std::string json_of(std::vector<core::Knot> const& table);
/// What is no pair of numbers is passed over.
[[nodiscard]] std::vector<core::Knot> table_of_json(std::string const& json);
/// Empty for anything that is not an array of text.
[[nodiscard]] std::vector<std::string> list_of_json(std::string const& json);

}
