#include "store/detail/json.hpp"

#include <nlohmann/json.hpp>

namespace vigie::store {

std::string json_of(std::vector<std::string> const& list) {
    return nlohmann::json(list).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

std::string json_of(std::map<std::string, double> const& object) { return nlohmann::json(object).dump(); }

std::vector<std::string> list_of_json(std::string const& json) {
    std::vector<std::string> list;
    auto const parsed = nlohmann::json::parse(json, nullptr, false);
    if (!parsed.is_array()) return list;
    for (auto const& item : parsed)
        if (item.is_string()) list.push_back(item.get<std::string>());
    return list;
}

}
