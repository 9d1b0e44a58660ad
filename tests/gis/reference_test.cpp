// Real files under $VIGIE_SHARED/data, counted with ogrinfo (GDAL 3.6.2).
#include "core/error.hpp"
#include "gis/source.hpp"

#include <catch2/catch.hpp>

#include <cstdlib>
#include <map>
#include <set>

using namespace vigie;

namespace {

std::optional<std::filesystem::path> data_folder() {
    char const* shared = std::getenv("VIGIE_SHARED");
    if (!shared || !std::filesystem::exists(std::filesystem::path(shared) / "data")) return std::nullopt;
    return std::filesystem::path(shared) / "data";
}

struct Expected {
    char const* file;
    std::int64_t rows;
    int epsg; ///< 0 = none
    std::int64_t repaired;
};

std::set<std::string> files_under(std::filesystem::path const& folder) {
    std::set<std::string> names;
    for (auto const& entry : std::filesystem::recursive_directory_iterator(folder)) names.insert(entry.path().string());
    return names;
}

}

TEST_CASE("real files give their rows, their system and their repairs", "[gis][reference]") {
    auto const data = data_folder();
    if (!data) {
        WARN("skipped: VIGIE_SHARED names no folder with real data");
        return;
    }
    for (auto const& e : {Expected{"01-bretagne-contours/communes-56-morbihan.geojson", 253, 4326, 0},
                          Expected{"02-lorient/batiments-lorient.shp", 1701, 2154, 0},
                          Expected{"02-lorient/plu/INFO_SURF.gml", 26, 2154, 1},
                          Expected{"02-lorient/plu/PRESCRIPTION_PCT.gml", 201, 2154, 0},
                          Expected{"05-indicateurs/filosofi-iris-2018.csv", 12395, 0, 0},
                          Expected{"05-indicateurs/epci-communes.xlsx", 34931, 0, 0},
                          Expected{"06-paris-logement-social/logements-sociaux-finances-a-paris.csv", 4174, 4326, 0},
                          Expected{"06-paris-logement-social/iris_75.shp", 992, 2154, 0},
                          Expected{"06-paris-logement-social/accidents2019_paris.geojson", 11897, 2154, 0},
                          Expected{"09-formats/mapinfo/ZONE_URBA_41003.TAB", 36, 2154, 1},
                          Expected{"09-formats/shapefile/PRESCRIPTION_PCT_latin1.shp", 59, 2154, 0},
                          Expected{"09-formats/flatgeobuf/countries.fgb", 179, 4326, 2},
                          Expected{"10-crs-pieges/cours-d-eau-prj-faux-l93.shp", 382, 2154, 0},
                          Expected{"10-crs-pieges/landcover-27572.geojson", 1234, 27572, 0},
                          Expected{"10-crs-pieges/cours-d-eau-sans-prj.shp", 382, 0, 0}}) {
        INFO(e.file);
        auto source = gis::Source::open(*data / e.file);
        CHECK((source.crs() ? source.crs()->epsg().value_or(-1) : 0) == e.epsg);
        auto const result = source.read([](gis::Feature&&) {});
        CHECK(result.read == e.rows);
        CHECK(result.repaired == e.repaired);
    }
}

TEST_CASE("codes of real tables keep their leading zeros", "[gis][reference]") {
    auto const data = data_folder();
    if (!data) {
        WARN("skipped: VIGIE_SHARED names no folder with real data");
        return;
    }
    std::map<char const*, std::string> const first{{"05-indicateurs/filosofi-iris-2018.csv", "010040101"}, {"05-indicateurs/epci-communes.xlsx", "01"}};
    for (auto const& [file, code] : first) {
        auto source = gis::Source::open(*data / file);
        std::string found;
        source.read([&](gis::Feature&& f) { if (f.row == 1) found = f.values[0].value_or(""); });
        CHECK(found == code);
    }
}

TEST_CASE("a broken file is refused or told row by row, and its folder stays as it was", "[gis][reference]") {
    auto const data = data_folder();
    if (!data) {
        WARN("skipped: VIGIE_SHARED names no folder with real data");
        return;
    }
    auto const folder = *data / "90-entrees-invalides";
    auto const before = files_under(folder);
    int refused = 0, read = 0;
    for (auto const& file : before) {
        INFO(file);
        try {
            auto source = gis::Source::open(file);
            source.read([](gis::Feature&&) {});
            ++read;
        } catch (core::Error const& error) {
            CHECK(error.code() == core::ErrorCode::refused);
            CHECK_FALSE(error.message().english.empty());
            ++refused;
        }
    }
    CHECK(refused >= 15);
    CHECK(read >= 8);
    CHECK(files_under(folder) == before);
}

TEST_CASE("a file that ends in the middle of a row is refused, never half read in silence", "[gis][reference]") {
    auto const data = data_folder();
    if (!data) {
        WARN("skipped: VIGIE_SHARED names no folder with real data");
        return;
    }
    for (auto const* name : {"invalid_curvepolygon_linestring_three_points.fgb", "unbalanced_double_quotes.csv", "sample.json", "truncated.kml", "billionlaugh.gml",
                             "n_structure_100000_opening_arrays.json", "import_db_corrupt.gpkg", "empty.gpkg", "empty.shp", "empty_zipfile.zip"}) {
        INFO(name);
        auto const attempt = [&] { gis::Source::open(*data / "90-entrees-invalides" / name).read([](gis::Feature&&) {}); };
        CHECK_THROWS_AS(attempt(), core::Error);
    }
}
