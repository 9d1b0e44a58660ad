#include "dossier/partner_foyers.hpp"

#include "gis/outline.hpp"

#include <algorithm>
#include <map>

namespace vigie::dossier {

namespace {

constexpr std::size_t fewest_residences = 3;

/// The zone of the house's own layer that holds most of them.
std::string neighbourhood_of(Snapshot const& snapshot, PartnerPlan const& plan,
                             std::vector<std::uint32_t> const& rows) {
    if (snapshot.zone_layers.empty() || !plan.gives_layer(0)) return {};
    std::map<std::string, std::size_t> count;
    for (auto const row : rows)
        if (auto name = snapshot.neighbourhood(row); !name.empty()) ++count[std::move(name)];
    auto const most = std::ranges::max_element(count, {}, [](auto const& each) { return each.second; });
    return most == count.end() ? std::string() : most->first;
}

std::vector<core::MultiPolygon> water_of(Snapshot const& snapshot) {
    std::vector<core::MultiPolygon> water;
    for (auto const& layer : snapshot.context)
        if (layer.layer.role == core::ContextRole::water && layer.areas)
            water.insert(water.end(), layer.areas->areas.begin(), layer.areas->areas.end());
    return water;
}

core::MultiPolygon outline_of(Snapshot const& snapshot, std::vector<std::uint32_t> const& rows,
                              std::vector<core::MultiPolygon> const& water) {
    std::vector<core::Projected> points;
    for (auto const row : rows)
        if (auto const& at = snapshot.residences[row].position) points.push_back(*at);
    if (points.size() < fewest_residences) return {};
    return gis::outline({.points = points, .links = {}, .water = water});
}

}

std::vector<PartnerFoyer> partner_foyers(Snapshot const& snapshot, PartnerPlan const& plan) {
    std::vector<PartnerFoyer> foyers;
    auto const& clusters = plan.campaign().clusters;
    if (!clusters || !plan.profile().residences) return foyers;
    auto const water = water_of(snapshot);
    for (auto const& each : clusters->foyers) {
        if (each.kind != "foyer") continue;
        PartnerFoyer foyer;
        foyer.is_solid = each.is_solid;
        for (auto const member : each.members) {
            auto const row = snapshot.row_of.find(member);
            if (!row) continue;
            if (plan.index({{}, *row}).state != PartnerCell::State::shown) continue;
            foyer.rows.push_back(*row);
            foyer.dwellings += snapshot.residences[*row].dwellings.value_or(0);
        }
        if (foyer.rows.size() < fewest_residences) continue;
        foyer.neighbourhood = neighbourhood_of(snapshot, plan, foyer.rows);
        foyer.outline = outline_of(snapshot, foyer.rows, water);
        foyers.push_back(std::move(foyer));
    }
    std::ranges::stable_sort(foyers, std::ranges::greater{},
                             [](PartnerFoyer const& foyer) { return core::bounds(foyer.outline).max_y; });
    for (std::size_t i = 0; i < foyers.size(); ++i)
        foyers[i].number = static_cast<int>(i + 1);
    return foyers;
}

}
