#include "imports/plan.hpp"

#include "gis/crs.hpp"
#include "imports/desk.hpp"

#include <cmath>

using namespace vigie;
using imports::CrsOrigin;
using imports::ImportKind;
using support::ImportDesk;
using support::says;

namespace {

std::string project_crs(ImportDesk const& desk) { return desk.store.project.info().crs; }

/// Brest by PROJ (EPSG:4326 to 2154): 146632.979, 6836262.327.
constexpr core::Projected brest{146632.979, 6836262.327};

bool is_at(core::Residence const& residence, core::Projected where, double within_m = 1) {
    return residence.position && core::distance_m(*residence.position, where) < within_m;
}

/// A Shapefile's worth of a layer: points as GeoJSON that states any system by its « crs » member.
std::string geojson(std::string const& crs, std::string const& coordinates) {
    return R"({"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:)" + crs +
           R"("}},"features":[{"type":"Feature","properties":{"code":"A"},
        "geometry":{"type":"Point","coordinates":)" +
           coordinates + "}}]}";
}

}

TEST_CASE("columns without a stated system are told by their ranges, with a warning", "[workbench][positions]") {
    ImportDesk desk;
    auto const outcome =
        desk.import(ImportKind::residences, desk.file("r.csv", "code;x;y\nA;146632,979;6836262,327\n"));
    CHECK(outcome.crs.origin == CrsOrigin::guessed);
    CHECK(outcome.crs.code == "EPSG:2154");
    CHECK(says(outcome.report, "does not say its coordinate system"));
    CHECK(is_at(desk.residence("A"), brest));
}

TEST_CASE("NTF coordinates come through the grid, not four metres off", "[workbench][positions]") {
    ImportDesk desk;
    auto request = desk.request(ImportKind::residences, desk.file("r.csv", "code;x;y\nA;95208,806;2398756,162\n"));
    request.crs = "EPSG:27572";
    desk.import(request);
    CHECK(is_at(desk.residence("A"), brest, 0.02));
}

TEST_CASE("a system the file states gives way when its place cannot be meant", "[workbench][positions]") {
    ImportDesk desk;
    auto const outcome = desk.import(ImportKind::residences,
                                     desk.file("lies.geojson", geojson("EPSG::2154", "[95208.806,2398756.162]")));
    CHECK(outcome.crs.stated == "EPSG:2154");
    CHECK(outcome.crs.code == "EPSG:27572");
    CHECK(says(outcome.report, "outside where"));
    CHECK(is_at(desk.residence("A"), brest, 0.02));
}

TEST_CASE("a system the user states is kept, and doubted", "[workbench][positions]") {
    ImportDesk desk;
    auto request = desk.request(ImportKind::residences, desk.file("r.csv", "code;x;y\nA;95208,806;2398756,162\n"));
    request.crs = "EPSG:2154";
    auto const outcome = desk.import(request);
    CHECK(outcome.crs.code == "EPSG:2154");
    CHECK(outcome.crs.better == "EPSG:27572");
    CHECK(says(outcome.report, "outside where"));
}

TEST_CASE("degrees written latitude first are put right, in columns, cells and layers", "[workbench][positions]") {
    ImportDesk desk;
    auto const columns = desk.import(ImportKind::residences, desk.file("r.csv", "code;lon;lat\nA;48,3904;-4,4861\n"));
    CHECK(says(columns.report, "changed places"));
    CHECK(is_at(desk.residence("A"), brest));
    auto const layer = desk.import(
        ImportKind::residences,
        desk.file("s.geojson", R"({"type":"FeatureCollection","features":[{"type":"Feature","properties":{"code":"B"},
        "geometry":{"type":"Point","coordinates":[48.3904,-4.4861]}}]})"));
    CHECK(says(layer.report, "changed places"));
    CHECK(is_at(desk.residence("B"), brest));
    desk.import(ImportKind::residences,
                desk.file("t.csv", "code;x;y\nC;6836262,327;146632,979\nD;146632,979;6836262,327\nE;146633;6836263\n"));
    CHECK(is_at(desk.residence("C"), brest));
    CHECK(is_at(desk.residence("D"), brest));
}

TEST_CASE("nowhere, not a number and the middle of the ocean leave a residence without a position, kept and told",
          "[workbench][positions]") {
    ImportDesk desk;
    auto const outcome = desk.import(
        ImportKind::residences,
        desk.file("r.csv",
                  "code;lon;lat\nA;-4,4861;48,3904\nB;0;0\nC;inf;48\nD;-40;30\nE;;\nF;-4,4862;48,39\nG;-4,48;48,39\n"));
    CHECK(outcome.report.kept == 7);
    CHECK(outcome.report.unlocated == 4);
    CHECK(says(outcome.report, "at (0, 0)"));
    CHECK(says(outcome.report, "not numbers a map can use"));
    CHECK(says(outcome.report, "outside any French territory"));
    for (auto const* code : {"B", "C", "D", "E"})
        CHECK_FALSE(desk.residence(code).position);
    CHECK(desk.residence("F").position);
}

TEST_CASE("a file of another country is kept as it says, and told", "[workbench][positions]") {
    ImportDesk desk;
    auto const outcome =
        desk.import(ImportKind::residences, desk.file("r.csv", "code;lon;lat\nA;-95,36;29,76\nB;-95,37;29,77\n"));
    CHECK(outcome.report.unlocated == 0);
    CHECK(says(outcome.report, "outside any French territory"));
    CHECK(project_crs(desk) == "EPSG:32615"); // its UTM zone: distances are right there
}

TEST_CASE("an empty project takes the local system of its first layer, overseas too",
          "[workbench][positions][overseas]") {
    struct Place {
        char const* name;
        char const* row;
        char const* crs;
        core::Projected expected; ///< toolchain's test vectors, by PROJ 9.1.1
    };
    for (auto const& place : {Place{"Fort-de-France", "-61.0594;14.6037", "EPSG:5490", {709043.392, 1615387.040}},
                              Place{"Saint-Denis", "55.4481;-20.8789", "EPSG:2975", {338568.315, 7690475.437}},
                              Place{"Cayenne", "-52.3135;4.9224", "EPSG:2972", {354363.155, 544229.782}},
                              Place{"Mamoudzou", "45.2278;-12.7806", "EPSG:4471", {524724.521, 8587115.821}},
                              Place{"Brest", "-4.4861;48.3904", "EPSG:2154", brest}}) {
        INFO(place.name);
        ImportDesk desk;
        desk.import(ImportKind::residences, desk.file("r.csv", std::string("code;lon;lat\nA;") + place.row + "\n"));
        CHECK(project_crs(desk) == place.crs);
        CHECK(is_at(desk.residence("A"), place.expected, 0.01));
        auto const reopened = store::Project::open(desk.store.project.path(), store::OpenMode::read_only);
        CHECK(reopened.check().empty());
    }
}

TEST_CASE("undoing the import that chose the system gives the former one back, redoing the new one",
          "[workbench][positions][overseas]") {
    ImportDesk desk;
    desk.import(ImportKind::residences, desk.file("r.csv", "code;lon;lat\nA;55.4481;-20.8789\n"));
    REQUIRE(project_crs(desk) == "EPSG:2975");
    desk.store.project.undo();
    CHECK(project_crs(desk) == "EPSG:2154");
    CHECK(desk.store.project.check().empty());
    desk.store.project.redo();
    CHECK(project_crs(desk) == "EPSG:2975");
    CHECK(is_at(desk.residence("A"), {338568.315, 7690475.437}, 0.01));
    CHECK(desk.store.project.check().empty());
}

TEST_CASE("a project that holds Brest does not become one of La Réunion: it warns",
          "[workbench][positions][overseas]") {
    ImportDesk desk;
    desk.import(ImportKind::residences, desk.file("brest.csv", "code;lon;lat\nA;-4,4861;48,3904\n"));
    auto const outcome =
        desk.import(ImportKind::residences, desk.file("run.csv", "code;lon;lat\nB;55,4481;-20,8789\n"));
    CHECK(project_crs(desk) == "EPSG:2154");
    CHECK(says(outcome.report, "outside where the project's system"));
}

TEST_CASE("each row may say its own system; a code that is none is told", "[workbench][positions]") {
    ImportDesk desk;
    auto const outcome = desk.import(
        ImportKind::residences,
        desk.file("r.csv",
                  "code;x;y;epsg\nA;146632,979;6836262,327;2154\nB;1146480,416;7270301,303;3948\nC;1;2;999999\n"));
    CHECK(outcome.crs.origin == CrsOrigin::per_row);
    CHECK(is_at(desk.residence("A"), brest));
    CHECK(is_at(desk.residence("B"), brest));
    CHECK_FALSE(desk.residence("C").position);
    CHECK(says(outcome.report, "does not exist"));
}

TEST_CASE("figures that two systems could have go to the one where the project is", "[workbench][positions]") {
    // Lambert II étendu near Perpignan, or RGAF09 / UTM 20N in Guadeloupe.
    std::vector<core::Projected> const ambiguous{{650'000, 1'790'000}, {651'000, 1'791'000}};
    CHECK(gis::guess_crs(ambiguous, core::LonLat{2.3, 48.8})->crs.epsg() == 27572);
    CHECK(gis::guess_crs(ambiguous, core::LonLat{-61.5, 16.2})->crs.epsg() == 5490);
}

TEST_CASE("islands on both sides of 180° stay whole and near one another", "[workbench][positions]") {
    ImportDesk desk;
    auto const outcome = desk.import(
        ImportKind::zones,
        desk.file(
            "nz.geojson",
            R"({"type":"FeatureCollection","features":[{"type":"Feature","properties":{"code":"NZ"},"geometry":{"type":"MultiPolygon","coordinates":[
        [[[178,-38],[178.5,-38],[178.5,-37.5],[178,-38]]],[[[-177,-44],[-176.5,-44],[-176.5,-43.5],[-177,-44]]]]}}]})"));
    CHECK(says(outcome.report, "180°"));
    CHECK(project_crs(desk) == "EPSG:32760");
    auto const zone = desk.store.project.zones(desk.store.project.zone_layers().front().id).at(0);
    CHECK(core::bounds(zone.shape).width() < 700'000); // some 500 km of sea, not once round the Earth
}

TEST_CASE("mixed layers give each kind what it can use, and say why not the rest", "[workbench][positions]") {
    ImportDesk desk;
    auto const file = desk.file("mixed.geojson", R"({"type":"FeatureCollection","features":[
        {"type":"Feature","properties":{"code":"a"},"geometry":{"type":"Polygon","coordinates":[[[-4.5,48.3],[-4.4,48.3],[-4.4,48.4],[-4.5,48.3]]]}},
        {"type":"Feature","properties":{"code":"p"},"geometry":{"type":"Point","coordinates":[-4.45,48.35]}},
        {"type":"Feature","properties":{"code":"l"},"geometry":{"type":"LineString","coordinates":[[-4.45,48.35],[-4.44,48.36]]}}]})");
    auto const zones = desk.import(ImportKind::zones, file);
    CHECK(zones.report.kept == 1);
    CHECK(zones.report.refused == 2);
    CHECK(desk.import(ImportKind::context, file).report.kept == 3);
    CHECK(desk.import(ImportKind::residences, file).report.kept == 3);
}

TEST_CASE("an arc becomes short lines, a height goes, a crossed outline is repaired: each told once",
          "[workbench][positions]") {
    ImportDesk desk;
    auto const outcome = desk.import(
        ImportKind::zones, desk.file("z.csv", "code;wkt\na;\"CURVEPOLYGON(CIRCULARSTRING(146000 6836000,147000 "
                                              "6837000,148000 6836000,147000 6835000,146000 6836000))\"\n"
                                              "b;\"POLYGON Z((150000 6836000 5,151000 6837000 5,151000 6836000 "
                                              "5,150000 6837000 5,150000 6836000 5))\"\n"));
    CHECK(says(outcome.report, "Arcs were turned"));
    CHECK(says(outcome.report, "Heights were left out"));
    CHECK(says(outcome.report, "crossed itself was repaired"));
    CHECK(outcome.report.repaired == 1);
    auto const zones = desk.store.project.zones(desk.store.project.zone_layers().front().id);
    CHECK(core::area_m2(zones.at(0).shape) == Approx(3.14159e6).epsilon(0.01));
    CHECK(core::area_m2(zones.at(1).shape) == Approx(0.5e6).epsilon(0.01));
}

TEST_CASE("residences without a place get one from an address table, by address and commune",
          "[workbench][positions][place]") {
    ImportDesk desk;
    desk.import(ImportKind::residences,
                desk.file("parc.csv",
                          "code;nom;adresse;code_insee\nA;Les Pins;16-20, Bd. de la Libération;35238\nB;Les Ifs;3 BIS "
                          "rue St Michel;35238\nC;Ailleurs;3 bis rue Saint-Michel;29019\n"
                          "D;Double;1 rue du Port;\nE;Perdue;99 rue Inconnue;35238\n"));
    auto const outcome = desk.import(
        ImportKind::residences,
        desk.file("adresses-35.csv",
                  "id;id_fantoir;numero;rep;nom_voie;code_postal;code_insee;x;y;lon;lat\n"
                  "1;f;16;;Boulevard de la Libération;35000;35238;1;1;-1.68;48.11\n"
                  "2;f;3;bis;Rue Saint Michel;35000;35238;1;1;-1.67;48.12\n"
                  "3;f;1;;Rue du Port;35000;35238;1;1;-1.66;48.10\n4;f;1;;Rue du Port;29200;29019;1;1;-4.48;48.38\n"
                  "5;f;8;;Rue de Trop;35000;35238;1;1;-1.6;48.1\n"));
    CHECK(outcome.profile == "ban");
    CHECK(outcome.report.made == 2);
    CHECK(outcome.report.unlocated == 3);
    CHECK(desk.residence("A").position);
    CHECK(desk.residence("B").position);
    CHECK_FALSE(desk.residence("C").position); // the same street in another commune
    CHECK_FALSE(desk.residence("D").position); // two places, and no commune to tell
    CHECK_FALSE(desk.residence("E").position);
    CHECK(says(outcome.report, "in several places"));
    CHECK(desk.store.project.residences().size() == 5);
}

TEST_CASE("a place that is known is not moved by an address table", "[workbench][positions][place]") {
    ImportDesk desk;
    desk.import(
        ImportKind::residences,
        desk.file("parc.csv",
                  "code;adresse;code_insee;x;y\nA;1 rue du Port;35238;351000;6789000\nB;2 rue du Port;35238;;\n"));
    auto request = desk.request(
        ImportKind::residences,
        desk.file("adresses.csv",
                  "adresse;code_insee;x;y\n1 rue du Port;35238;352000;6789500\n2 rue du Port;35238;352100;6789600\n"));
    request.mode = imports::ResidenceMode::place;
    desk.import(request);
    CHECK(desk.residence("A").position == core::Projected{351000, 6789000});
    CHECK(desk.residence("B").position == core::Projected{352100, 6789600});
}
