#include "gis/source.hpp"

#include "core/error.hpp"
#include "gis/detail/batch_pump.hpp"
#include "gis/temp_folder.hpp"
#include "gis/writer.hpp"

#include <catch2/catch.hpp>
#include <gdal_utils.h>

#include <stdexcept>

using namespace vigie;
using gis::FieldType;
using gis::RowBatch;
using gis::Source;

namespace {

struct Row {
    std::vector<std::optional<std::string>> values;
    core::Geometry geometry;
    friend bool operator==(Row const&, Row const&) = default;
};

std::vector<Row> rows_of(std::filesystem::path const& path, std::string const& encoding = "") {
    auto source = Source::open(path, {.layer = "", .encoding = encoding});
    std::vector<Row> rows;
    source.read([&](gis::Feature&& feature) {
        CHECK(feature.row == static_cast<std::int64_t>(rows.size()) + 1);
        rows.push_back({std::move(feature.values), std::move(feature.geometry)});
    });
    return rows;
}

/// Many rows of every kind of column, with gaps in each, and a geometry missing here and there.
std::filesystem::path mixed_csv(support::TempFolder const& folder, int count) {
    std::string text = "code;nom;nombre;part;jour;geom\n";
    for (int i = 0; i < count; ++i) {
        auto const n = std::to_string(i);
        text += "0" + n + ";" + (i % 5 == 0 ? "" : "rue " + n) + ";" + (i % 7 == 0 ? "nd" : "-" + n) + ";" + (i % 3 == 0 ? "" : n + ",25") + ";" +
                (i % 4 == 0 ? "" : "2024-02-" + std::to_string(10 + i % 19)) + ";" +
                (i % 6 == 0 ? "" : i % 2 == 0 ? "POINT (" + n + " 48)" : "\"POLYGON ((0 0, " + n + " 0, " + n + " 9, 0 0), (1 1, 1 2, 2 2, 1 1))\"") + "\n";
    }
    return folder.file("mixed.csv", text);
}

/// Made by GDAL from a table whose columns it types itself.
std::filesystem::path converted(support::TempFolder const& folder, std::filesystem::path const& from, std::string const& name, char const* driver) {
    auto const to = folder.path() / name;
    char const* const geometry[]{"GEOM_POSSIBLE_NAMES=geom", nullptr};
    GDALDatasetH source = GDALOpenEx(from.c_str(), GDAL_OF_VECTOR, nullptr, geometry, nullptr);
    REQUIRE(source != nullptr);
    char const* const arguments[]{"-f", driver, "-nlt", "GEOMETRY", "-lco", "SPATIAL_INDEX=NO", "-a_srs", "EPSG:4326", "-sql",
                                  "SELECT code, nom, CAST(nombre AS integer), CAST(part AS float), CAST(jour AS date), CAST(nombre AS bigint) AS grand "
                                  "FROM mixed", nullptr};
    auto* const options = GDALVectorTranslateOptionsNew(const_cast<char**>(arguments), nullptr); // it does not change them
    GDALDatasetH result = GDALVectorTranslate(to.c_str(), nullptr, 1, &source, options, nullptr);
    GDALVectorTranslateOptionsFree(options);
    REQUIRE(result != nullptr);
    GDALClose(result);
    GDALClose(source);
    return to;
}

}

TEST_CASE("columns read at once are the rows read one by one", "[gis][batch]") {
    support::TempFolder const folder;
    auto const table = mixed_csv(folder, 20'000);
    rows_of(table); // registers GDAL's drivers
    struct Case {
        char const *name, *driver;
        std::size_t rows;
    };
    for (auto const& [name, driver, rows] : {Case{"t.fgb", "FlatGeobuf", 16'666}, Case{"t.gpkg", "GPKG", 20'000}}) { // FlatGeobuf keeps no row without geometry
        INFO(driver);
        auto const path = converted(folder, table, name, driver);
        auto const at_once = rows_of(path);
        CHECK(at_once.size() == rows);
        CHECK(at_once == rows_of(path, "windows-1252")); // an encoding to undo is read row by row
        auto const types = Source::open(path).field_types();
        CHECK(types == std::vector{FieldType::text, FieldType::text, FieldType::integer, FieldType::real, FieldType::date, FieldType::integer});
    }
}

TEST_CASE("a table of text gives values of its columns' types", "[gis][batch]") {
    support::TempFolder const folder;
    auto source = Source::open(mixed_csv(folder, 10'000));
    CHECK(source.field_types() == std::vector{FieldType::text, FieldType::text, FieldType::integer, FieldType::real, FieldType::date, FieldType::text});
    CHECK(source.row_count() == 10'000);
    std::int64_t rows = 0, sum = 0;
    double shares = 0;
    auto const result = source.read_batches(gis::CellKind::typed, {}, [&](RowBatch& batch) {
        CHECK(batch.first_row == rows + 1);
        for (std::size_t row = 0; row < batch.rows; ++row, ++rows) {
            if (batch.cell(row, 0).text() != "0" + std::to_string(rows)) FAIL("row " << rows);
            if (!batch.cell(row, 2).is_missing()) sum += batch.cell(row, 2).integer();
            if (!batch.cell(row, 3).is_missing()) shares += batch.cell(row, 3).real();
        }
    });
    CHECK(result.read == 10'000);
    // 0 + … + 9999 less the multiples of 7, and of 3 with a quarter each.
    CHECK(sum == -(9999LL * 10'000 / 2 - 7 * (1428LL * 1429 / 2)));
    CHECK(shares == Approx(9999.0 * 10'000 / 2 - 3 * (3333.0 * 3334 / 2) + 0.25 * 6666));
}

TEST_CASE("batches come in order and an error on either side ends both", "[gis][batch]") {
    int filled = 0, visited = 0;
    auto const fill = [&](RowBatch& batch) {
        batch.first_row = filled;
        return filled++ < 1000;
    };
    gis::detail::pump(fill, [&](RowBatch& batch) { CHECK(batch.first_row == visited++); });
    CHECK(visited == 1000);

    filled = visited = 0;
    auto const broken = [&](RowBatch& batch) {
        if (filled == 20) throw core::Error(core::ErrorCode::refused, {"broken", {}});
        return fill(batch);
    };
    CHECK_THROWS_AS(gis::detail::pump(broken, [&](RowBatch&) { ++visited; }), core::Error);
    CHECK(visited == 20); // what came before is not lost

    filled = 0;
    CHECK_THROWS_AS(gis::detail::pump(fill, [&](RowBatch& batch) { if (batch.first_row == 10) throw std::runtime_error("full"); }), std::runtime_error);
    CHECK(filled < 20);
}

TEST_CASE("reading stops when it is asked to", "[gis][batch]") {
    support::TempFolder const folder;
    auto source = Source::open(mixed_csv(folder, 50'000));
    std::stop_source stop;
    std::int64_t rows = 0;
    CHECK_THROWS_AS(source.read([&](gis::Feature&&) { if (++rows == 100) stop.request_stop(); }, stop.get_token()), core::Error);
    CHECK(rows == 100);
}

TEST_CASE("text of no length is kept before any other", "[gis][batch]") {
    gis::TextArena arena;
    CHECK(arena.keep("").empty());
    CHECK(arena.keep("a") == "a");
}
