// Which zone each residence lies in.
#include "gis/zone_assignment.hpp"
#include "imports/import.hpp"

#include <algorithm>
#include <array>
#include <limits>
#include <optional>
#include <span>

namespace vigie::imports {

namespace {

/// A residence farther than this from every zone of a layer belongs to none.
constexpr double farthest_zone_m = 2000;

/// Geocoded addresses lie on the street, borders run along it: so near to a zone, a residence of no other counts as
/// inside.
constexpr double border_tolerance_m = 5;

constexpr std::size_t block = 200'000;

}

namespace {

/// Zones of a layer near `place`, ready to be asked.
class NearZones {
public:
    NearZones(store::Project const& project, core::ZoneLayer const& layer, core::Box const& place, std::size_t asked)
        : zones_(project.zones_near(layer.id, place.grown(farthest_zone_m))) {
        std::ranges::sort(zones_, {}, &core::Zone::code); // of several that could be, the first code has the residence
        for (auto& zone : zones_)
            shapes_.push_back(std::move(zone.shape));
        index_.emplace(shapes_, asked);
    }

    [[nodiscard]] std::vector<core::ZoneMembership>
    memberships(std::span<store::Project::PlacedResidence const> residences) const {
        std::vector<core::Projected> points;
        for (auto const& residence : residences)
            points.push_back(residence.position);
        auto const assigned = index_->assign(points, {.maximum_m = farthest_zone_m, .tolerance_m = border_tolerance_m});
        std::vector<core::ZoneMembership> memberships;
        for (std::size_t i = 0; i < assigned.size(); ++i)
            if (assigned[i].zone != gis::no_zone)
                memberships.push_back({residences[i].id, zones_[assigned[i].zone].id, assigned[i].distance_m});
        return memberships;
    }

private:
    std::vector<core::Zone> zones_;
    std::vector<core::MultiPolygon> shapes_;
    std::optional<gis::ZoneIndex> index_;
};

}

/// In blocks, so that many residences take no more memory than some; of the zones, those near enough are in memory.
void assign_residences(store::Project& project, core::ZoneLayer const& layer) {
    NearZones const zones(project, layer, project.residence_extent(), project.residence_count());
    core::ResidenceId const last{std::numeric_limits<std::int64_t>::max()};
    for (core::ResidenceId after{std::numeric_limits<std::int64_t>::min()}; after != last;) {
        auto const residences = project.placed_residences(after, block);
        auto const end = residences.empty() ? last : residences.back().id;
        project.set_memberships(layer.id, {{after.value + 1}, end}, zones.memberships(residences));
        after = end;
    }
}

void assign_residence(store::Project& project, core::ResidenceId residence, core::Projected position) {
    std::array const one{store::Project::PlacedResidence{residence, position}};
    for (auto const& layer : project.zone_layers()) {
        NearZones const zones(project, layer, core::Box{position.x, position.y, position.x, position.y}, 1);
        project.set_memberships(layer.id, {residence, residence}, zones.memberships(one));
    }
}

}
