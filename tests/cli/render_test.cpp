// Maps coloured by a figure, from the command line.
#include "support/plain_raster.hpp"
#include "support/process.hpp"

#include <catch2/catch.hpp>

#include <string>

using namespace vigie::support;

namespace {

struct Demo {
    Demo() { REQUIRE(run_vigie({"demo", project, "--residences", "60", "--seed", "3", "--quiet"}).exit == 0); }
    template <typename... Words> std::string svg(Words const&... options) {
        auto const ran = run_vigie({"render", project, dir.text("map.svg"), "--lang", "en", "--quiet", std::string(options)...});
        INFO(ran.err);
        REQUIRE(ran.exit == 0);
        return file_text(dir.text("map.svg"));
    }
    template <typename... Words> std::string refusal(Words const&... options) {
        auto const ran = run_vigie({"render", project, dir.text("none.svg"), "--lang", "en", std::string(options)...});
        CHECK(ran.exit == 2);
        CHECK_FALSE(std::filesystem::exists(dir.text("none.svg")));
        return ran.err;
    }
    TempDir const dir;
    std::string const project = dir.text("p.gpkg");
};

}

TEST_CASE("a map is coloured by any figure, of residences and of zones", "[cli][map]") {
    Demo demo;
    auto const plain = demo.svg();
    std::string last = plain;
    for (auto const* style :
         {"index", "coverage", "points", "dwellings", "family:F2", "indicator:ATT2", "smoothed:ATT2", "score:ATT2",
          "zones-index", "zones-complex", "zones-dwellings", "zones-indicator:ATT2"}) {
        CAPTURE(style);
        auto const drawn = demo.svg("--style", style);
        CHECK(drawn != plain);
        CHECK(drawn != last);
        last = drawn;
    }
    CHECK(demo.svg("--style", "family:F2", "--classes", "quantile:7") !=
          demo.svg("--style", "family:F2", "--classes", "equal:7"));
    CHECK(demo.svg("--style", "family:F2", "--classes", "jenks:4", "--ramp", "viridis") !=
          demo.svg("--style", "family:F2", "--classes", "jenks:4", "--ramp", "ochre"));
    CHECK(demo.svg("--style", "family:F2", "--classes", "fixed") == demo.svg("--style", "family:F2"));
    CHECK(demo.svg("--style", "family:F2", "--classes", "manual:35,50,65") != plain);
}

TEST_CASE("what there is no figure or class for is one sentence that says what there is", "[cli][map]") {
    Demo demo;
    CHECK(demo.refusal("--style", "family:ZZ").find("family:F1, family:F2") != std::string::npos);
    CHECK(demo.refusal("--style", "indicator:ZZ").find("indicator:ATT1") != std::string::npos);
    CHECK(demo.refusal("--style", "blue").find("family:CODE") != std::string::npos);
    CHECK(demo.refusal("--style", "zones-alerts").find("zones-index") != std::string::npos);
    CHECK(demo.refusal("--style", "index", "--classes", "best:3").find("jenks") != std::string::npos);
    CHECK(demo.refusal("--style", "index", "--classes", "jenks:12").find("2 to 9") != std::string::npos);
    CHECK(demo.refusal("--style", "index", "--classes", "manual:3,x").find("manual:35,50,65") != std::string::npos);
    CHECK(demo.refusal("--style", "points", "--classes", "manual:").find("manual:35,50,65") != std::string::npos);
    CHECK(demo.refusal("--style", "severity", "--classes", "jenks:3").find("--style family:F1") != std::string::npos);
    CHECK(demo.refusal("--style", "zones-dwellings", "--draw", "colours").find("discs") != std::string::npos);
    CHECK(demo.refusal("--style", "zones-index", "--draw", "discs").find("share or a rate") != std::string::npos);
}

TEST_CASE("an image is kept as a base map and drawn under the map; when it is gone the map is drawn all the same", "[cli][map]") {
    Demo demo;
    auto const plain = demo.svg();
    std::filesystem::create_directory(demo.dir / "photos");
    auto const photo = write_raster(demo.dir / "photos", "photo", "EPSG:2154", 180'000, 6'790'000, 200);
    auto const import = [&](std::string const& option) {
        return run_vigie({"import", demo.project, "context", photo.string(), "--quiet", option});
    };
    REQUIRE(import("--dry-run").exit == 0);
    CHECK(demo.svg() == plain);
    auto const kept = import("--json");
    REQUIRE(kept.exit == 0);
    CHECK(kept.out.find("\"kept\": 1") != std::string::npos);
    CHECK(demo.svg().find("<image") != std::string::npos);
    CHECK(import("--json").exit == 2); // there is one of that name
    std::filesystem::remove_all(demo.dir / "photos");
    auto const without = run_vigie({"render", demo.project, demo.dir.text("map.svg"), "--lang", "en"});
    CHECK(without.exit == 0);
    CHECK(without.err.find("drawn without base map") != std::string::npos);
    CHECK(file_text(demo.dir.text("map.svg")) == plain);
}
