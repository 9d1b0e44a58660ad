#include "store/detail/json.hpp"

#include <nlohmann/json.hpp>

namespace vigie::store {

std::string json_of(std::vector<std::string> const& list) {
    return nlohmann::json(list).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

std::string json_of(std::map<std::string, double> const& object) { return nlohmann::json(object).dump(); }

std::string json_of(std::vector<double> const& list) { return nlohmann::json(list).dump(); }

std::vector<double> numbers_of_json(std::string const& json) {
    std::vector<double> list;
    auto const parsed = nlohmann::json::parse(json, nullptr, false);
    if (!parsed.is_array()) return list;
    for (auto const& item : parsed)
        if (item.is_number()) list.push_back(item.get<double>());
    return list;
}

std::string json_of(std::vector<core::Knot> const& table) {
    auto list = nlohmann::json::array();
    for (auto const& [value, score] : table) list.push_back({value, score});
    return list.dump();
}

std::vector<core::Knot> table_of_json(std::string const& json) {
    std::vector<core::Knot> table;
    auto const parsed = nlohmann::json::parse(json, nullptr, false);
    if (!parsed.is_array()) return table;
    for (auto const& pair : parsed)
        if (pair.is_array() && pair.size() == 2 && pair[0].is_number() && pair[1].is_number())
            table.push_back({pair[0].get<double>(), pair[1].get<double>()});
    return table;
}

std::vector<std::string> list_of_json(std::string const& json) {
    std::vector<std::string> list;
    auto const parsed = nlohmann::json::parse(json, nullptr, false);
    if (!parsed.is_array()) return list;
    for (auto const& item : parsed)
        if (item.is_string()) list.push_back(item.get<std::string>());
    return list;
}

}
