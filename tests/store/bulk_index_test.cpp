#include "core/error.hpp"
#include "core/random.hpp"
#include "store/loaders.hpp"
#include "support/temp_store.hpp"
#include "support/whole_residences.hpp"

#include <catch2/catch.hpp>

using namespace vigie;

namespace {

std::vector<core::Residence> town(int first, int count) {
    core::CounterRandom random(9, static_cast<std::uint64_t>(first));
    std::vector<core::Residence> list;
    for (int i = first; i < first + count; ++i) {
        list.push_back(support::residence(std::to_string(i), 600'000 + 1000 * random.uniform(),
                                          6'800'000 + 1000 * random.uniform()));
        if (i % 3 == 0) list.back().footprint = support::square(list.back().position->x, list.back().position->y, 12);
        if (i % 11 == 0) list.back().position.reset();
    }
    return list;
}

}

TEST_CASE("many residences at once and then a few are all in the spatial index", "[store][rtree]") {
    support::TempStore store;
    auto many = town(0, 3000), more = town(3000, 2500), few = town(5500, 20);
    store.project.add_residences(many, {});
    store.project.add_residences(more, {});
    store.project.add_residences(few, {}); // by the trigger, which is there again
    CHECK(store.project.residences().size() == 5520);
    CHECK(store.project.check().empty());
    for (int undone = 0; undone < 2; ++undone) {
        store.project.undo();
        CHECK(store.project.check().empty());
    }
    CHECK((support::whole_residences(store.project) == many));
    store.project.redo();
    CHECK(store.project.check().empty());
    store.project.close();
    CHECK(store::Project::open(store.dir / "essai.gpkg").residences().size() == 5500);
}

TEST_CASE("many residences that are refused leave index and triggers as they were", "[store][rtree]") {
    support::TempStore store;
    auto many = town(0, 3000), again = town(0, 3000);
    store.project.add_residences(many, {});
    CHECK_THROWS_AS(store.project.add_residences(again, {}), core::Error);
    auto few = town(4000, 5);
    store.project.add_residences(few, {});
    CHECK(store.project.check().empty());
    store.project.close();
    CHECK(store::Project::open(store.dir / "essai.gpkg").residences().size() == 3005);
}

TEST_CASE("many zones and many incidents at once are in the spatial index", "[store][rtree]") {
    support::TempStore store;
    auto const layer = store.project.add_zone_layer({{}, "carreaux", "Carreaux", ""});
    std::vector<core::Zone> zones(2500);
    for (std::size_t i = 0; i < zones.size(); ++i) {
        zones[i].layer = layer;
        zones[i].code = std::to_string(i);
        if (i % 50 != 0)
            zones[i].shape =
                support::square(200.0 * static_cast<double>(i % 50), 200.0 * static_cast<double>(i / 50), 200);
    }
    store.project.add_zones(zones, {});
    std::vector<core::Incident> incidents(2500);
    for (std::size_t i = 0; i < incidents.size(); ++i) {
        incidents[i].code = std::to_string(i);
        incidents[i].kind = "dégradation";
        incidents[i].date = core::year_period(2025).from;
        if (i % 2 == 0) incidents[i].position = core::Projected{static_cast<double>(i), 5};
    }
    store.project.add_incidents(incidents, {});
    CHECK(store.project.check().empty());
}

TEST_CASE("codes of before are told from those of residences being added", "[store][loaders]") {
    support::TempStore store;
    auto first = town(0, 1);
    first[0].aliases = {"ancien"};
    store.project.add_residences(first, {});
    store.project.transaction([&] {
        auto const codes = store.project.residence_codes();
        auto loader = store.project.load_residences({});
        CHECK(codes.find("0") == first[0].id);
        CHECK(codes.find("ancien") == first[0].id);
        CHECK_FALSE(codes.is_new(first[0].id));
        CHECK_FALSE(codes.find("1").has_value());
        auto second = town(1, 1);
        second[0].aliases = {"autre"};
        auto const id = loader.add(second[0]);
        CHECK(codes.find("1") == id);
        CHECK(codes.is_new(id));
        CHECK_FALSE(codes.find("autre").has_value()); // another code of a new residence is free for the next
        loader.set_dwellings(id, 12);
        loader.finish();
    });
    CHECK(store.project.residences().back().dwellings == 12);
}

TEST_CASE("a loader of incidents keeps the worst severity", "[store][loaders]") {
    support::TempStore store;
    auto one = town(0, 1);
    store.project.add_residences(one, {});
    auto const residence = store.project.residences().front().id;
    store.project.transaction([&] {
        auto loader = store.project.load_incidents({});
        loader.add({"a", "squat", core::year_period(2025).from, std::nullopt, residence, {}, {}});
        loader.add({"b", "squat", core::year_period(2025).from, 3, residence, {}, {}});
        CHECK(loader.has_code(1, "b"));
        CHECK_FALSE(loader.has_code(0, "b"));
        CHECK_FALSE(loader.has_code(2, "b"));
        loader.raise_severity(0, 1);
        loader.raise_severity(1, 2);
        loader.finish();
    });
    auto const incidents = store.project.incidents(residence);
    REQUIRE(incidents.size() == 2);
    CHECK(incidents[0].severity == 1);
    CHECK(incidents[1].severity == 3);
}
