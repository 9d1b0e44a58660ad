// What another program finds in a project file.
#include "support/temp_store.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cstdlib>

using namespace vigie;

TEST_CASE("GDAL lists the published layers and nothing else, and reads them", "[store][publish]") {
    if (std::system("ogrinfo --version > /dev/null 2>&1") != 0) {
        WARN("skipped: ogrinfo (gdal-bin) is not installed");
        return;
    }
    support::TempStore store;
    std::vector list{support::residence("a", 650'000, 6'860'000), support::residence("b", 650'100, 6'860'000)};
    list[0].footprint = support::square(650'000, 6'860'000, 20);
    store.project.add_residences(list, {});
    store.project.close();
    auto const path = (store.dir / "essai.gpkg").string();
    auto const out = store.dir / "out.txt";
    REQUIRE(std::system(("ogrinfo -ro -q '" + path + "' > '" + out.string() + "' 2>&1").c_str()) == 0);
    std::string const text = support::file_text(out);
    INFO(text);
    CHECK(std::count(text.begin(), text.end(), '\n') == 8);
    for (auto const* layer : {"residence", "residence_footprint", "zone", "foyer", "incident", "v_residence_score", "v_zone_score", "v_observation"})
        CHECK(text.find(std::string(": ") + layer) != std::string::npos);
    CHECK(text.find("Warning") == std::string::npos);

    REQUIRE(std::system(("ogrinfo -ro -so '" + path + "' residence > '" + out.string() + "' 2>&1").c_str()) == 0);
    std::string const layer = support::file_text(out);
    INFO(layer);
    CHECK(layer.find("Feature Count: 2") != std::string::npos);
    CHECK(layer.find("Extent: (650000.000000, 6860000.000000) - (650100.000000, 6860000.000000)") != std::string::npos);
}

TEST_CASE("a project that GDAL has edited opens again, and its index follows", "[store][publish]") {
    if (std::system("ogrinfo --version > /dev/null 2>&1") != 0) {
        WARN("skipped: ogrinfo (gdal-bin) is not installed");
        return;
    }
    support::TempStore store;
    std::vector list{support::residence("a", 650'000, 6'860'000)};
    store.project.add_residences(list, {});
    store.project.close();
    auto const path = (store.dir / "essai.gpkg").string();
    auto const sql = "ogrinfo -q '" + path + "' -sql \"UPDATE residence SET name = 'Renommée' WHERE code = 'a'\" > /dev/null 2>&1";
    REQUIRE(std::system(sql.c_str()) == 0);
    auto const project = store::Project::open(path);
    CHECK(project.residences().at(0).name == "Renommée");
    CHECK(project.check().empty());
}
