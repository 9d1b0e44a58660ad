// Which zone each residence lies in.
#include "gis/zone_assignment.hpp"
#include "imports/import.hpp"

#include <algorithm>
#include <limits>

namespace vigie::imports {

namespace {

/// A residence farther than this from every zone of a layer belongs to none.
constexpr double farthest_zone_m = 2000;

/// Geocoded addresses lie on the street, borders run along it: so near to a zone, a residence of no other counts as
/// inside.
constexpr double border_tolerance_m = 5;

constexpr std::size_t block = 200'000;

}

/// In blocks, so that many residences take no more memory than some; of the zones, those near enough are in memory.
void assign_residences(store::Project& project, core::ZoneLayer const& layer) {
    auto zones = project.zones_near(layer.id, project.residence_extent().grown(farthest_zone_m));
    std::ranges::sort(zones, {}, &core::Zone::code); // of several that could be, the first code has the residence
    std::vector<core::MultiPolygon> shapes;
    for (auto& zone : zones)
        shapes.push_back(std::move(zone.shape));
    gis::ZoneIndex const index(shapes, project.residence_count());
    core::ResidenceId const last{std::numeric_limits<std::int64_t>::max()};
    for (core::ResidenceId after{std::numeric_limits<std::int64_t>::min()}; after != last;) {
        auto const residences = project.placed_residences(after, block);
        std::vector<core::Projected> points;
        for (auto const& residence : residences)
            points.push_back(residence.position);
        auto const assigned = index.assign(points, {.maximum_m = farthest_zone_m, .tolerance_m = border_tolerance_m});
        std::vector<core::ZoneMembership> memberships;
        for (std::size_t i = 0; i < assigned.size(); ++i)
            if (assigned[i].zone != gis::no_zone)
                memberships.push_back({residences[i].id, zones[assigned[i].zone].id, assigned[i].distance_m});
        auto const end = residences.empty() ? last : residences.back().id;
        project.set_memberships(layer.id, {{after.value + 1}, end}, memberships);
        after = end;
    }
}

}
