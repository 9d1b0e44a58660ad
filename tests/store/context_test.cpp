// Context layers: a table each, which other programs read, and which the schema guard knows by its shape.
#include "store/context_loader.hpp"
#include "store/detail/context_table.hpp"
#include "store/detail/database.hpp"
#include "store/detail/sql_words.hpp"

#include "core/error.hpp"
#include "support/temp_store.hpp"

#include <catch2/catch.hpp>
#include <sqlite3.h>

using namespace vigie;
using store::ColumnType;
using store::ContextColumn;

namespace {

void run_sql(std::filesystem::path const& path, std::string const& sql) {
    sqlite3* db = nullptr;
    REQUIRE(sqlite3_open(path.c_str(), &db) == SQLITE_OK);
    char* message = nullptr;
    int const code = sqlite3_exec(db, sql.c_str(), nullptr, nullptr, &message);
    INFO(sql << ": " << (message != nullptr ? message : ""));
    CHECK(code == SQLITE_OK);
    sqlite3_free(message);
    sqlite3_close(db);
}

core::ContextLayer layer(std::string const& name) { return {{}, name, name, core::ContextRole::other, "© essai"}; }

/// Two buildings with a name, a number and a height.
void load_buildings(store::Project& project, std::string const& name) {
    project.transaction([&] {
        auto loader = project.load_context_layer(layer(name), {{"Nom", ColumnType::text}, {"étages", ColumnType::integer}, {"hauteur m", ColumnType::real}}, "Nom", {});
        loader.put(0, "école");
        loader.put(1, std::int64_t{3});
        loader.put(2, 9.5);
        loader.add(core::Geometry{support::square(650'000, 6'860'000, 20)});
        loader.put(0, "préau");
        loader.add(core::Geometry{support::square(650'100, 6'860'000, 10)});
        loader.add({}); // a row without place
        CHECK(loader.rows() == 3);
        loader.finish();
    });
}

bool opens(std::filesystem::path const& path) {
    try {
        auto const project = store::Project::open(path);
    } catch (core::Error const& error) {
        CHECK(error.code() == core::ErrorCode::refused);
        return false;
    }
    return true;
}

std::optional<std::vector<ContextColumn>> columns_of(std::string_view sql) { return store::context_columns(store::sql_words(sql)); }

}

TEST_CASE("a context layer keeps the columns of its source", "[store][context]") {
    support::TempStore store;
    load_buildings(store.project, "Bâtiments");
    store.project.close();
    auto const project = store::Project::open(store.dir / "essai.gpkg");
    auto const layers = project.context_layers();
    REQUIRE(layers.size() == 1);
    CHECK(project.context_columns(layers[0].id) ==
          std::vector<ContextColumn>{{"Nom", ColumnType::text}, {"étages", ColumnType::integer}, {"hauteur m", ColumnType::real}});
    auto const features = project.context_features(layers[0].id);
    REQUIRE(features.size() == 3);
    CHECK(features[0].label == "école");
    CHECK(std::get<core::MultiPolygon>(features[1].geometry) == support::square(650'100, 6'860'000, 10));
    CHECK(std::holds_alternative<std::monostate>(features[2].geometry));
    CHECK(project.check().empty());
}

TEST_CASE("GDAL reads a context layer with its columns and its extent", "[store][context][publish]") {
    if (std::system("ogrinfo --version > /dev/null 2>&1") != 0) {
        WARN("skipped: ogrinfo (gdal-bin) is not installed");
        return;
    }
    support::TempStore store;
    load_buildings(store.project, "Bâtiments");
    store.project.close();
    auto const out = store.dir / "out.txt";
    auto const path = store.dir.text("essai.gpkg");
    REQUIRE(std::system(("ogrinfo -ro -al '" + path + "' context_b_timents > '" + out.string() + "' 2>&1").c_str()) == 0);
    std::string const text = support::file_text(out);
    INFO(text);
    for (auto const* part : {"Feature Count: 3", "Extent: (650000.000000, 6860000.000000) - (650110.000000, 6860020.000000)", "Nom: String", "étages: Integer64",
                             "hauteur m: Real", "étages (Integer64) = 3", "Nom (String) = préau", "étages (Integer64) = (null)"})
        CHECK(text.find(part) != std::string::npos);
    CHECK(text.find("Warning") == std::string::npos);
    // And edits it: the index follows, and the project opens again.
    REQUIRE(std::system(("ogrinfo -q '" + path + "' -sql \"DELETE FROM context_b_timents WHERE fid = 1\" > /dev/null 2>&1").c_str()) == 0);
    auto const project = store::Project::open(path);
    CHECK(project.context_features(project.context_layers()[0].id).size() == 2);
    CHECK(project.check().empty());
}

TEST_CASE("names of columns that a table cannot have are made safe, the others stay", "[store][context]") {
    std::vector<std::string> const names{"fid", "Geom", "ROWID", "", "  ", "a", "A", "a_2", "x\"; DROP TABLE zone; --", "deux\nlignes", "Année (début)", std::string(300, 'e')};
    auto const safe = store::safe_column_names(names);
    CHECK(safe == std::vector<std::string>{"fid_2", "Geom_2", "ROWID_2", "colonne", "colonne_2", "a", "A_2", "a_2_2", "x_; DROP TABLE zone; --", "deux_lignes", "Année (début)", std::string(120, 'e')});
    support::TempStore store;
    std::vector<ContextColumn> columns;
    for (auto const& name : names) columns.push_back({name, ColumnType::text});
    store.project.transaction([&] {
        auto loader = store.project.load_context_layer(layer("piège"), columns, "", {});
        for (std::size_t i = 0; i < columns.size(); ++i) loader.put(i, "v");
        loader.add(core::Geometry{core::Projected{1, 2}});
        loader.finish();
    });
    CHECK(store.project.check().empty());
    store.project.close();
    CHECK(opens(store.dir / "essai.gpkg"));
}

TEST_CASE("two layers whose names look alike have a table each", "[store][context]") {
    support::TempStore store;
    for (auto const* name : {"rues d'été", "rues d-été", "layer", "feature", "été", "日本"}) load_buildings(store.project, name);
    CHECK(store.project.context_layers().size() == 6);
    CHECK(store.project.check().empty());
    store.project.close();
    CHECK(opens(store.dir / "essai.gpkg"));
}

TEST_CASE("a layer that is given up in its transaction leaves nothing", "[store][context]") {
    support::TempStore store;
    CHECK_THROWS_AS(store.project.transaction([&] {
        load_buildings(store.project, "a");
        throw core::cancelled();
    }),
                    core::Error);
    CHECK(store.project.context_layers().empty());
    load_buildings(store.project, "a");
    CHECK(store.project.check().empty());
}

TEST_CASE("features of projects made before stay readable", "[store][context]") {
    support::TempStore store;
    store.project.close();
    auto const path = store.dir / "essai.gpkg";
    run_sql(path, "INSERT INTO context_layer (name, title, role) VALUES ('rues', 'Rues', 'road'); PRAGMA recursive_triggers = OFF; DROP TRIGGER rtree_context_feature_geom_insert");
    // As 001 made it, with SpatiaLite's functions absent here.
    run_sql(path, "INSERT INTO context_feature (geom, layer_id, label) VALUES (x'47500001080800000101000000000000000000F03F0000000000000040', 1, 'place')");
    CHECK_FALSE(opens(path)); // a trigger lacks: nobody may work on it so
    run_sql(path, "CREATE TRIGGER rtree_context_feature_geom_insert AFTER INSERT ON context_feature WHEN (new.geom NOT NULL AND NOT ST_IsEmpty(NEW.geom)) BEGIN "
                  "INSERT OR REPLACE INTO rtree_context_feature_geom VALUES (NEW.fid, ST_MinX(NEW.geom), ST_MaxX(NEW.geom), ST_MinY(NEW.geom), ST_MaxY(NEW.geom)); END");
    auto const project = store::Project::open(path);
    auto const features = project.context_features(project.context_layers()[0].id);
    REQUIRE(features.size() == 1);
    CHECK(features[0].label == "place");
    CHECK(std::get<core::Projected>(features[0].geometry) == core::Projected{1, 2});
}

TEST_CASE("a table is one of a context layer by its shape alone", "[store][context][hostile]") {
    CHECK(columns_of("CREATE TABLE \"context_a\" (fid INTEGER PRIMARY KEY NOT NULL, geom GEOMETRY)") == std::vector<ContextColumn>{});
    CHECK(columns_of("CREATE TABLE context_a (fid INTEGER PRIMARY KEY NOT NULL, geom GEOMETRY, \"check\" TEXT, b DATE)") ==
          std::vector<ContextColumn>{{"check", ColumnType::text}, {"b", ColumnType::date}});
    CHECK(columns_of("CREATE TABLE context_a (fid INTEGER PRIMARY KEY NOT NULL, geom GEOMETRY, b TEXT(254), c MEDIUMINT)")); // QGIS added two
    for (auto const* sql : {"CREATE TABLE other (fid INTEGER PRIMARY KEY NOT NULL, geom GEOMETRY)", "CREATE TABLE context_layer (fid INTEGER PRIMARY KEY NOT NULL, geom GEOMETRY)",
                            "CREATE TABLE context_a (fid INTEGER PRIMARY KEY NOT NULL, geom GEOMETRY, b TEXT DEFAULT (load_extension('x')))",
                            "CREATE TABLE context_a (fid INTEGER PRIMARY KEY NOT NULL, geom GEOMETRY, b TEXT CHECK (b))",
                            "CREATE TABLE context_a (fid INTEGER PRIMARY KEY NOT NULL, geom GEOMETRY, b TEXT AS (upper(geom)))",
                            "CREATE TABLE context_a (fid INTEGER PRIMARY KEY NOT NULL, geom GEOMETRY, b TEXT(upper(1)))",
                            "CREATE TABLE context_a (fid INTEGER PRIMARY KEY NOT NULL, geom GEOMETRY, b TEXT) WITHOUT ROWID",
                            "CREATE TABLE context_a (fid INTEGER PRIMARY KEY NOT NULL, geom GEOMETRY, b POINT)", "CREATE TABLE context_a (geom GEOMETRY)",
                            "CREATE VIRTUAL TABLE context_a USING fts5(fid)", "CREATE TABLE context_a AS SELECT 1", ""}) {
        INFO(sql);
        CHECK_FALSE(columns_of(sql));
    }
}

TEST_CASE("what is added to a context layer's table is refused before anything runs", "[store][context][hostile]") {
    for (auto const* sql : {"CREATE TRIGGER rtree_context_a_geom_insert2 AFTER INSERT ON context_a BEGIN DELETE FROM residence; END",
                            "CREATE INDEX i ON context_a(upper(Nom))", "DROP TRIGGER rtree_context_a_geom_delete", "CREATE VIEW context_b AS SELECT * FROM context_a",
                            "CREATE TABLE context_b (fid INTEGER PRIMARY KEY NOT NULL, geom GEOMETRY, x TEXT)", // and no index
                            "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = replace(sql, '\"Nom\" TEXT', '\"Nom\" TEXT CHECK (abs(geom))') WHERE name = 'context_a'",
                            "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = replace(sql, 'WHEN', 'WHEN 1 OR') WHERE name = 'rtree_context_a_geom_insert'"}) {
        support::TempStore store;
        load_buildings(store.project, "a");
        store.project.close();
        CHECK(opens(store.dir / "essai.gpkg"));
        run_sql(store.dir / "essai.gpkg", sql);
        INFO(sql);
        CHECK_FALSE(opens(store.dir / "essai.gpkg"));
    }
}

TEST_CASE("a context layer's table goes without a trace", "[store][context]") {
    support::TempStore store;
    load_buildings(store.project, "a");
    load_buildings(store.project, "b");
    store.project.close();
    auto const path = store.dir / "essai.gpkg";
    {
        store::Database db(path, store::Database::Access::read_write);
        db.trust();
        CHECK(store::context_tables(db) == std::vector<std::string>{"context_a", "context_b"});
        db.execute("DELETE FROM context_layer WHERE name = 'a'");
        store::follow_context_layers(db);
        CHECK(store::context_tables(db).size() == 2); // kept while the step that made it may be done again
        store::drop_unnamed_context_tables(db);
        CHECK(store::context_tables(db) == std::vector<std::string>{"context_b"});
    }
    auto const project = store::Project::open(path);
    CHECK(project.context_layers().size() == 1);
    CHECK(project.check().empty());
}
