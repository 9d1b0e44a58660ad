#include "diagnosis/detail/place_name.hpp"

#include <algorithm>
#include <string_view>

namespace vigie::diagnosis {

namespace {

/// Arrondissements have INSEE codes of their own, which follow one another.
struct Town {
    char const* name;
    int first, last;
};
constexpr Town towns[] = {{"Paris", 75'101, 75'120}, {"Lyon", 69'381, 69'389}, {"Marseille", 13'201, 13'216}};

constexpr std::size_t iris_digits = 9, commune_digits = 5; // a commune's code, then four digits

bool is_iris(std::string_view code) {
    return code.size() == iris_digits && std::ranges::all_of(code, [](char c) { return c >= '0' && c <= '9'; });
}

/// « Paris 10e », or empty.
std::string arrondissement(std::string_view iris) {
    int const commune = std::stoi(std::string(iris.substr(0, commune_digits)));
    for (auto const& town : towns) {
        if (commune < town.first || commune > town.last) continue;
        int const number = commune - town.first + 1;
        return std::string(town.name) + ' ' + std::to_string(number) + (number == 1 ? "er" : "e");
    }
    return {};
}

}

std::string place_name(core::Zone const& zone) {
    bool const is_named = !zone.name.empty() && zone.name != zone.code;
    if (is_named || !is_iris(zone.code)) return is_named ? zone.name : zone.code;
    auto const town = arrondissement(zone.code);
    return (town.empty() ? "" : town + " · ") + "IRIS " + zone.code;
}

}
