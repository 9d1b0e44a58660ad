#include "support/process.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

using nlohmann::json;
using vigie::support::TempDir;
using vigie::support::run_vigie;

namespace {

json report(vigie::support::Ran const& ran) {
    INFO(ran.err);
    REQUIRE(ran.exit == 0);
    auto const json = json::parse(ran.out);
    CHECK(json["read"].get<long>() == json["kept"].get<long>() + json["refused_count"].get<long>());
    return json;
}

}

TEST_CASE("Paris: 4 174 programmes, 992 IRIS, income, poverty and accidents become scores and clusters", "[reference][paris]") {
    auto const shared = vigie::support::shared_data();
    if (shared.empty()) {
        WARN("skipped: no shared data beside the project (VIGIE_SHARED)");
        return;
    }
    std::string const paris = shared + "/data/06-paris-logement-social/";
    TempDir const dir;
    auto const project = dir.text("paris.gpkg");
    REQUIRE(run_vigie({"new", project, "--quiet"}).exit == 0);

    auto const residences = report(run_vigie({"import", project, "residences", paris + "logements-sociaux-finances-a-paris.csv", "--map", "code=id_livraison",
                                          "--map", "dwellings=nb_logmt_total", "--map", "address=adresse_programme", "--map", "latlon=geo_point_2d", "--json", "--quiet", "--lang", "en"}));
    CHECK(residences["kept"] == 4174);
    long repeated = 0;
    for (auto const& warning : residences["warnings"]) repeated += warning["what"].get<std::string>().find("is there again") == std::string::npos ? 0 : 1;
    CHECK(repeated == 33);
    CHECK(report(run_vigie({"import", project, "zones", paris + "iris_75.shp", "--as", "iris", "--map", "code=CODE_IRIS", "--json", "--quiet"}))["kept"] == 992);

    SECTION("the default grid honestly scores none") {
        REQUIRE(run_vigie({"campaign", project, "add", "2019", "--from", "2019-01-01", "--to", "2020-01-01", "--quiet"}).exit == 0);
        auto const scores = json::parse(run_vigie({"score", project, "--json", "--quiet"}).out);
        REQUIRE(scores["residences"].size() == 4174);
        for (auto const& residence : scores["residences"]) {
            CHECK(residence["class"] == "N");
            CHECK(residence["coverage"].get<double>() < 0.02);
        }
    }

    SECTION("a small grid of four indicators runs to the end") {
        std::string const grid = std::string(VIGIE_SOURCE_DIR) + "/tests/fixtures/grids/paris-quatre-indicateurs.toml";
        REQUIRE(run_vigie({"grid", project, "import", grid, "--quiet"}).exit == 0);
        auto const income = report(run_vigie({"import", project, "observations", shared + "/data/05-indicateurs/filosofi-iris-2018.csv", "--by", "zone:iris", "--campaign", "2019",
                                          "--map", "code=IRIS", "--map", "REVENU=DISP_MED18", "--map", "PAUVRETE=DISP_TP6018", "--json", "--quiet"}));
        CHECK(income["read"] == 12395);
        CHECK(income["kept"] == 870);
        auto const accidents = report(run_vigie({"import", project, "incidents", paris + "accidents2019_paris.geojson", "--map", "id=Num_Acc", "--map", "severity=grav",
                                             "--map", "kind==accident", "--map", "date==2019", "--within", "100", "--json", "--quiet"}));
        CHECK(accidents["read"] == 11897);
        std::string const dump = accidents["warnings"].dump();
        CHECK(dump.find("sexe") != std::string::npos);
        CHECK(dump.find("an_nais") != std::string::npos);
        report(run_vigie({"import", project, "observations", paris + "logements-sociaux-finances-a-paris.csv", "--campaign", "2019", "--map", "code=id_livraison", "--map",
                      "PLAI=nb_plai/nb_logmt_total", "--json", "--quiet"}));
        auto const scores = json::parse(run_vigie({"score", project, "--campaign", "2019", "--json", "--quiet"}).out);
        long scored = 0;
        for (auto const& residence : scores["residences"]) scored += residence["score"].is_null() ? 0 : 1;
        CHECK(scored > 3000);
        auto const clusters = json::parse(run_vigie({"clusters", project, "--campaign", "2019", "--json", "--quiet"}).out);
        CHECK(clusters["tested"].get<long>() > 3000);
        REQUIRE_FALSE(clusters["foyers"].empty()); // groups to verify: the test tells few residences from chance here
        for (auto const& foyer : clusters["foyers"]) {
            auto const name = foyer["name"].get<std::string>(); // these zones have no name of their own
            CHECK(name.starts_with("Paris "));
            CHECK(name.find(" · IRIS 751") != std::string::npos);
        }
        auto const map = run_vigie({"render", project, dir.text("paris.png"), "--size", "1200x800"});
        INFO(map.err);
        CHECK(map.exit == 0);
        std::string const code = scores["residences"][0]["code"];
        auto const sheet = run_vigie({"sheet", project, "site", code, dir.text("fiche.pdf")});
        INFO(sheet.err);
        CHECK(sheet.exit == 0);
    }
}
