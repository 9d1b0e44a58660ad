#pragma once

#include <map>
#include <string>
#include <vector>

namespace vigie::store {

[[nodiscard]] std::string json_of(std::vector<std::string> const& list);
[[nodiscard]] std::string json_of(std::map<std::string, double> const& object);
/// Empty for anything that is not an array of text.
[[nodiscard]] std::vector<std::string> list_of_json(std::string const& json);

}
