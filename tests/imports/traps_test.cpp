// Every trap folder of the shared data, against the figures its SOURCE.md gives (counted there with ogrinfo and SQL).
#include "imports/plan.hpp"

#include "imports/desk.hpp"

#include <cstdlib>
#include <set>

using namespace vigie;
using imports::CrsOrigin;
using imports::ImportKind;
using support::ImportDesk;
using support::says;

namespace {

std::optional<std::filesystem::path> data_folder() {
    auto const shared = support::shared_data();
    if (!shared.empty()) return std::filesystem::path(shared) / "data";
    WARN("skipped: VIGIE_SHARED names no folder with real data");
    return std::nullopt;
}

std::string project_crs(ImportDesk const& desk) { return desk.store.project.info().crs; }

std::vector<core::Zone> zones(ImportDesk const& desk) {
    return desk.store.project.zones(desk.store.project.zone_layers().back().id);
}

imports::ImportPlan plan_of(std::filesystem::path const& path, std::string const& layer = {}) {
    imports::ImportChoices choices;
    choices.layer = layer;
    return imports::inspect(path, choices);
}

}

TEST_CASE("07: 10 of 45 priority neighbourhoods are repaired, and their indicators join",
          "[workbench][traps][reference]") {
    auto const data = data_folder();
    if (!data) return;
    ImportDesk desk;
    auto const outcome =
        desk.import(ImportKind::zones, *data / "07-qpv-occitanie-ouest" / "qp-occitanie-ouest.geojson");
    CHECK(outcome.profile == "qpv");
    CHECK(outcome.report.kept == 45);
    CHECK(outcome.report.made == 45);
    CHECK(outcome.report.repaired == 10);
    CHECK(outcome.crs.code == "EPSG:4326");
    CHECK(std::ranges::count_if(outcome.report.findings, [](auto const& f) {
              return f.what.english.find("was repaired") != std::string::npos;
          }) == 10);
    auto const table = plan_of(*data / "07-qpv-occitanie-ouest" / "qp-indicateurs-ouest.csv");
    CHECK(table.facts.encoding == "UTF-8");
    CHECK(table.facts.evidence == gis::EncodingEvidence::byte_order_mark);
    CHECK(table.facts.delimiter == ',');
    CHECK(table.sampled == 45);
    CHECK(table.columns.size() == 44);
    CHECK(table.kind == ImportKind::observations);
}

TEST_CASE("10: no .prj and a .prj that lies lead to the same place, told each time", "[workbench][traps][reference]") {
    auto const data = data_folder();
    if (!data) return;
    auto const traps = *data / "10-crs-pieges";
    auto const missing = plan_of(traps / "cours-d-eau-sans-prj.shp");
    CHECK(missing.crs.origin == CrsOrigin::guessed);
    CHECK(missing.crs.code == "EPSG:27572");
    auto const lying = plan_of(traps / "cours-d-eau-prj-faux-l93.shp");
    CHECK(lying.crs.code == "EPSG:27572");
    CHECK(lying.crs.stated == "EPSG:2154");
    CHECK(lying.extent == missing.extent);
    CHECK(lying.sampled == 382);
    auto const stated = plan_of(traps / "landcover-27572.geojson");
    CHECK(stated.crs.origin == CrsOrigin::file);
    CHECK(stated.crs.code == "EPSG:27572");
    CHECK(stated.sampled == 1234);
    CHECK(stated.extent.meets(missing.extent)); // the same land
    CHECK(plan_of(traps / "haies-27572.geojson").sampled == 994);
    CHECK(plan_of(traps / "prjwithutf8bom.shp").crs.code == "EPSG:4269");
    CHECK(plan_of(traps / "popctr_state1970.shp").crs.code == "EPSG:4267");
    auto const feet = plan_of(traps / "missing_crs_mixed_ranges.gpkg", "OR_land_2269");
    CHECK(feet.crs.origin == CrsOrigin::none); // no French system has such figures: nothing is made up
    auto const degrees = plan_of(traps / "missing_crs_mixed_ranges.gpkg", "OR_land_4326");
    CHECK(degrees.crs.origin == CrsOrigin::guessed);
    CHECK(degrees.crs.code == "EPSG:4326");
}

TEST_CASE("11: overseas layers take their own system", "[workbench][traps][reference]") {
    auto const data = data_folder();
    if (!data) return;
    struct Layer {
        std::filesystem::path file;
        std::string layer, crs;
        std::int64_t count;
    };
    for (auto const& layer : {Layer{*data / "11-outre-mer" / "communes-974-la-reunion.geojson", "", "EPSG:2975", 24},
                              Layer{*data / "11-outre-mer" / "communes-976-mayotte.geojson", "", "EPSG:4471", 17},
                              Layer{*data / "09-formats" / "gpkg" / "martinique.gpkg", "polygons", "EPSG:5490", 34}}) {
        INFO(layer.file);
        ImportDesk desk;
        auto request = desk.request(ImportKind::zones, layer.file);
        request.layer = layer.layer;
        CHECK(desk.import(request).report.made == layer.count);
        CHECK(project_crs(desk) == layer.crs);
        CHECK(desk.store.project.check().empty());
    }
    ImportDesk desk;
    auto const nz = desk.import(ImportKind::context, *data / "11-outre-mer" / "NZ.geojson");
    CHECK(says(nz.report, "180°"));
    CHECK(nz.report.made == 1);
}

TEST_CASE("11: areas in La Réunion are those of the land", "[workbench][traps][reference]") {
    auto const data = data_folder();
    if (!data) return;
    ImportDesk desk;
    desk.import(ImportKind::zones, *data / "11-outre-mer" / "communes-974-la-reunion.geojson");
    double area_km2 = 0;
    for (auto const& zone : zones(desk))
        area_km2 += core::area_m2(zone.shape) / 1e6;
    CHECK(area_km2 == Approx(2512).epsilon(0.01)); // INSEE: 2 512 km²
    auto const list = zones(desk);
    CHECK(std::ranges::find(list, "97411", &core::Zone::code)->name == "Saint-Denis");
}

TEST_CASE("05: tables keep their zeros, titles are passed over, codes join", "[workbench][traps][reference]") {
    auto const data = data_folder();
    if (!data) return;
    auto const folder = *data / "05-indicateurs";
    auto const incomes = plan_of(folder / "filosofi-iris-2018.csv");
    CHECK(incomes.columns.size() == 29);
    REQUIRE(incomes.profile);
    CHECK(incomes.profile->code == "filosofi-iris");
    CHECK(incomes.preview[0].before[0] == "010040101");
    auto const epci = plan_of(folder / "epci-communes.xlsx");
    CHECK(epci.facts.driver == "XLSX");
    CHECK(epci.columns.size() == 14);
    CHECK(epci.columns.front() == "dept");
    CHECK(epci.preview[0].before[0] == "01");
    CHECK(epci.preview[0].before[9].size() == 5); // « 01… »: commune codes whole
    auto const ept = plan_of(folder / "ept.xlsx", "Composition_communale");
    CHECK(ept.layers.size() == 4);
    CHECK(ept.facts.header_row > 1);
    CHECK(ept.columns.size() == 6);
    auto const overseas = plan_of(folder / "collectivites-outremer.csv");
    CHECK(overseas.facts.delimiter == ',');
    CHECK(overseas.sampled == 94);
    auto const addresses = plan_of(folder / "bal-strasbourg.csv");
    REQUIRE(addresses.profile);
    CHECK(addresses.profile->code == "ban");
    CHECK(addresses.accents == "Entrée");
    CHECK(addresses.sampled == 15);
}

TEST_CASE("09: every format opens with its rows, its system and its accents", "[workbench][traps][reference]") {
    auto const data = data_folder();
    if (!data) return;
    auto const formats = *data / "09-formats";
    struct Layer {
        char const* file;
        char const* layer;
        std::int64_t rows;
        char const* crs; ///< stated by the file, or guessed; empty = none
    };
    for (auto const& layer : {Layer{"mapinfo/ZONE_URBA_41003.TAB", "", 36, "EPSG:2154"},
                              Layer{"mapinfo/PRESCRIPTION_PCT.TAB", "", 59, "EPSG:2154"},
                              Layer{"shapefile/PRESCRIPTION_PCT_latin1.shp", "", 59, "EPSG:2154"},
                              Layer{"shapefile/latin1-property.shp", "", 1, "EPSG:4326"},
                              Layer{"shapefile/gre.shp", "", 1, "EPSG:4326"},
                              Layer{"shapefile/taxi_zones.shp", "", 263, "EPSG:2263"},
                              Layer{"gpkg/curvepolygon.gpkg", "", 1, "EPSG:4326"},
                              Layer{"gpkg/line_zm.gpkg", "", 1, "EPSG:4326"},
                              Layer{"gpkg/test_gpkg_nulls.gpkg", "", 4, "EPSG:4326"},
                              Layer{"gpkg/mixed_crs.gpkg", "oregon_2269", 1, "EPSG:2269"},
                              Layer{"gpkg/mixed_crs.gpkg", "oregon_4326", 1, "EPSG:4326"},
                              Layer{"gpkg/martinique.gpkg", "points", 34, "EPSG:32620"},
                              Layer{"spatialite/test3.sqlite", "Towns", 8101, "EPSG:32632"},
                              Layer{"kml/Albania.kmz", "", 63, "EPSG:4326"},
                              Layer{"kml/samples.kml", "Paths", 6, "EPSG:4326"},
                              Layer{"flatgeobuf/countries.fgb", "", 179, "EPSG:4326"},
                              Layer{"gpx/test_gpx.gpx", "track_points", 19, "EPSG:4326"},
                              Layer{"geojsonseq/test.geojsons", "", 2, "EPSG:4326"},
                              Layer{"topojson/topojson1.topojson", "TopoJSON", 35, ""},
                              Layer{"filegdb/testopenfilegdb.gdb.zip", "several_polygons", 9, ""},
                              Layer{"dxf/assorted.dxf", "", 22, ""}}) {
        INFO(layer.file << ' ' << layer.layer);
        auto const plan = plan_of(formats / layer.file, layer.layer);
        CHECK(plan.sampled == std::min<std::int64_t>(layer.rows, 5000));
        if (*layer.crs != 0) CHECK(plan.crs.code == layer.crs);
    }
    CHECK(plan_of(formats / "shapefile/PRESCRIPTION_PCT_latin1.shp").facts.evidence == gis::EncodingEvidence::cpg_file);
    CHECK(plan_of(formats / "shapefile/latin1-property.shp").facts.evidence == gis::EncodingEvidence::dbf_byte);
    CHECK(plan_of(formats / "shapefile/departs.shp").columns == std::vector<std::string>{"ID", "NOMDéPART"});
    for (auto const* file :
         {"mapinfo/PRESCRIPTION_PCT.TAB", "shapefile/PRESCRIPTION_PCT_latin1.shp", "shapefile/latin1-property.shp"}) {
        INFO(file);
        auto const plan = plan_of(formats / file);
        CHECK_FALSE(plan.accents.empty());
        CHECK(plan.accents.find("\xEF\xBF\xBD") == std::string::npos);
        CHECK(plan.accents.find("Ã") == std::string::npos);
    }
}

TEST_CASE("09: sheets give their rows under the row that names the columns", "[workbench][traps][reference]") {
    auto const data = data_folder();
    if (!data) return;
    auto const sheets = *data / "09-formats" / "tableur";
    auto const population = plan_of(sheets / "pyramide_pop_alsace_2014.ods");
    CHECK(population.facts.driver == "ODS");
    CHECK(population.sampled + population.facts.header_row == 23);
    auto const old = plan_of(sheets / "test972000xp.xls");
    CHECK(old.columns == std::vector<std::string>{"FirstCol", "SecondCol", "ThirdCol", "FourthCol", "FifthCol"});
    CHECK(plan_of(sheets / "inlineStr.xlsx").facts.driver == "XLSX");
    CHECK(plan_of(sheets / "test.ods", "Feuille7").columns.size() == 12);
}

TEST_CASE("09: curves, mixed kinds and invalid outlines are imported and told", "[workbench][traps][reference]") {
    auto const data = data_folder();
    if (!data) return;
    auto const formats = *data / "09-formats";
    ImportDesk desk;
    CHECK(says(desk.import(ImportKind::context, formats / "gpkg/curvepolygon.gpkg").report, "Arcs were turned"));
    CHECK(says(desk.import(ImportKind::context, formats / "gml/multicurve.gml").report, "Arcs were turned"));
    CHECK(says(desk.import(ImportKind::context, formats / "gpkg/line_zm.gpkg").report, "Heights were left out"));
    ImportDesk urban;
    auto request = urban.request(ImportKind::zones, formats / "mapinfo/ZONE_URBA_41003.TAB");
    request.mapping = {{"code", "LIBELLE"}};
    auto const outcome = urban.import(request);
    CHECK(outcome.report.kept == 36);
    CHECK(outcome.report.repaired == 1);
}

TEST_CASE("02, 06: Paris and Lorient import without a word of mapping", "[workbench][traps][reference]") {
    auto const data = data_folder();
    if (!data) return;
    ImportDesk paris;
    auto const folder = *data / "06-paris-logement-social";
    auto iris = paris.request(ImportKind::zones, folder / "iris_75.shp");
    iris.target = "iris";
    CHECK(paris.import(iris).report.made == 992);
    auto const programmes = paris.import(ImportKind::residences, folder / "logements-sociaux-finances-a-paris.csv");
    CHECK(programmes.report.kept == 4174);
    CHECK(programmes.report.unlocated == 0);
    int dwellings = 0;
    for (auto const& residence : paris.store.project.residences())
        dwellings += residence.dwellings.value_or(0);
    CHECK(dwellings == 126'544);
    auto const accidents = paris.import(ImportKind::incidents, folder / "accidents2019_paris.geojson");
    CHECK(accidents.report.made == 5611);
    auto incomes = paris.request(ImportKind::observations, *data / "05-indicateurs" / "filosofi-iris-2018.csv");
    incomes.campaign = "2018";
    CHECK(paris.import(incomes).report.kept == 870);
    REQUIRE(paris.store.project.find_campaign("2018"));

    ImportDesk lorient;
    CHECK(lorient.import(ImportKind::residences, *data / "02-lorient" / "batiments-lorient.shp").report.kept == 1701);
    CHECK(lorient.import(ImportKind::zones, *data / "01-bretagne-contours" / "communes-56-morbihan.geojson")
              .report.made == 253);
    CHECK(lorient.import(ImportKind::context, *data / "02-lorient" / "routes-lorient.shp").report.made == 199);
}
