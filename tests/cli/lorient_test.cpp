#include "support/process.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

using nlohmann::json;
using vigie::support::TempDir;
using vigie::support::run_vigie;

TEST_CASE("Lorient: 1 701 footprints fall in their communes, roads come as context", "[reference][lorient]") {
    auto const shared = vigie::support::shared_data();
    if (shared.empty()) {
        WARN("skipped: no shared data beside the project (VIGIE_SHARED)");
        return;
    }
    TempDir const dir;
    auto const project = dir.text("lorient.gpkg");
    REQUIRE(run_vigie({"new", project, "--quiet"}).exit == 0);
    auto const buildings = json::parse(run_vigie({"import", project, "residences", shared + "/data/02-lorient/batiments-lorient.shp", "--map", "code=ID_WAY", "--json", "--quiet"}).out);
    CHECK(buildings["kept"] == 1701);
    CHECK(buildings["unlocated"] == 0);
    auto const communes = json::parse(run_vigie({"import", project, "zones", shared + "/data/01-bretagne-contours/communes-56-morbihan.geojson", "--as", "communes", "--json", "--quiet"}).out);
    CHECK(communes["kept"] == 253);
    auto const roads = run_vigie({"import", project, "context", shared + "/data/02-lorient/routes-lorient.shp", "--as", "routes", "--role", "road", "--json", "--quiet"});
    INFO(roads.err);
    CHECK(json::parse(roads.out)["kept"] == 199);

    REQUIRE(run_vigie({"export", project, dir.text("r.csv"), "--what", "residences", "--quiet"}).exit == 0);
    REQUIRE(run_vigie({"check", project, "--quiet"}).exit == 0);
    REQUIRE(run_vigie({"render", project, dir.text("lorient.png"), "--quiet"}).exit == 0);
}
