#include "imports/import.hpp"

#include "imports/desk.hpp"

#include <array>
#include <cmath>

using namespace vigie;
using support::ImportDesk;

namespace {

/// Two square zones side by side, 1 km wide, and a residence nobody has placed.
struct Town {
    ImportDesk desk;
    core::ZoneLayer layer;
    core::ResidenceId lost;

    Town() {
        auto& project = desk.store.project;
        layer.name = "quartiers";
        layer.id = project.add_zone_layer(layer);
        std::array zones{zone("OUEST", 0), zone("EST", 1000)};
        project.add_zones(zones, {});
        std::vector list{support::residence("R1", 500, 500), support::residence("R2", 0, 0)};
        list[1].position.reset();
        project.add_residences(list, {});
        imports::assign_residences(project, layer);
        lost = *project.find_residence("R2");
    }
    core::Zone zone(std::string const& code, double x) const {
        core::Zone zone;
        zone.layer = layer.id;
        zone.code = code;
        zone.shape = {{{{x, 0}, {x + 1000, 0}, {x + 1000, 1000}, {x, 1000}, {x, 0}}, {}}};
        return zone;
    }
    [[nodiscard]] std::string zone_of(std::string const& code) {
        auto& project = desk.store.project;
        auto const zones = project.zones(layer.id);
        for (auto const& membership : project.memberships(layer.id))
            if (membership.residence == *project.find_residence(code))
                for (auto const& zone : zones)
                    if (zone.id == membership.zone) return zone.code;
        return {};
    }
};

}

TEST_CASE("a residence placed by hand gets its neighbourhood, can be moved, and undo takes both back",
          "[imports][place]") {
    Town town;
    auto& project = town.desk.store.project;
    REQUIRE(town.zone_of("R2").empty());
    imports::place_by_hand(project, town.lost, {1500, 300});
    CHECK(town.desk.residence("R2").position == core::Projected{1500, 300});
    CHECK(town.zone_of("R2") == "EST");
    CHECK(town.zone_of("R1") == "OUEST");

    imports::place_by_hand(project, town.lost, {200, 300});
    CHECK(town.zone_of("R2") == "OUEST");
    imports::place_by_hand(project, town.lost, {90'000, 300}); // far from every zone
    CHECK(town.zone_of("R2").empty());

    project.undo();
    CHECK(town.zone_of("R2") == "OUEST");
    project.undo();
    CHECK(town.zone_of("R2") == "EST");
    project.undo();
    CHECK_FALSE(town.desk.residence("R2").position);
    CHECK(town.zone_of("R2").empty());
    project.redo();
    CHECK(town.zone_of("R2") == "EST");
    for (auto const& finding : project.check())
        CHECK_FALSE(finding.is_error);
}

TEST_CASE("a residence whose outline is known stays where that is, and a place is two numbers", "[imports][place]") {
    Town town;
    auto& project = town.desk.store.project;
    auto one = town.desk.residence("R1");
    one.footprint = town.zone("", 0).shape;
    project.update_residences({&one, 1});
    CHECK_THROWS_AS(imports::place_by_hand(project, one.id, {1500, 300}), core::Error);
    CHECK(town.desk.residence("R1").position == core::Projected{500, 500});
    CHECK_THROWS_AS(imports::place_by_hand(project, town.lost, {std::nan(""), 300}), core::Error);
    CHECK_FALSE(town.desk.residence("R2").position);
}
