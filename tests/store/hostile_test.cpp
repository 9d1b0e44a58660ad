#include "core/error.hpp"
#include "support/temp_store.hpp"

#include <catch2/catch.hpp>
#include <sqlite3.h>

#include <fstream>

using namespace vigie;

namespace {

void run_sql(std::filesystem::path const& path, char const* sql) {
    sqlite3* db = nullptr;
    REQUIRE(sqlite3_open(path.c_str(), &db) == SQLITE_OK);
    char* message = nullptr;
    int const code = sqlite3_exec(db, sql, nullptr, nullptr, &message);
    INFO((message != nullptr ? message : ""));
    CHECK(code == SQLITE_OK);
    sqlite3_free(message);
    sqlite3_close(db);
}

core::ErrorCode refusal(std::filesystem::path const& path) {
    try {
        auto const project = store::Project::open(path);
    } catch (core::Error const& error) {
        CHECK_FALSE(error.message().english.empty());
        return error.code();
    }
    return core::ErrorCode::failed;
}

}

TEST_CASE("a foreign view, trigger or virtual table is refused before anything runs", "[store][hostile]") {
    for (auto const* sql : {"CREATE VIEW v_extra AS SELECT * FROM residence",
                            "CREATE TRIGGER t AFTER INSERT ON setting BEGIN DELETE FROM residence; END",
                            "CREATE VIRTUAL TABLE x USING fts5(a)",
                            "CREATE TABLE extra (a)",
                            "DROP VIEW v_observation",
                            "CREATE TRIGGER trigger_insert_feature_count_residence AFTER INSERT ON residence BEGIN DELETE FROM zone; END",
                            "CREATE TRIGGER trigger_insert_feature_count_residence AFTER INSERT ON residence BEGIN UPDATE gpkg_ogr_contents SET "
                            "feature_count = feature_count + 1 WHERE lower(table_name) = lower('residence'); DELETE FROM zone; END",
                            "CREATE TABLE layer_styles (a TEXT CHECK (length(a) < 9))",
                            "CREATE TABLE layer_styles (a TEXT, b TEXT GENERATED ALWAYS AS (upper(a)))",
                            "CREATE TABLE layer_styles (a TEXT); CREATE INDEX i ON layer_styles(upper(a))",
                            "CREATE TRIGGER rtree_zone_geom_update9 AFTER UPDATE ON zone BEGIN DELETE FROM residence; END",
                            "PRAGMA writable_schema = ON; INSERT INTO sqlite_schema VALUES ('table', 'secret', 'secret', 0, "
                            "'CREATE VIRTUAL TABLE secret USING VirtualText(''/etc/passwd'', ''UTF-8'', 0, POINT, DOUBLEQUOTE, '':'')')",
                            "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = replace(sql, 'WHEN', 'WHEN 1 OR') "
                            "WHERE name = 'rtree_zone_geom_insert'"}) {
        support::TempStore store;
        store.project.close();
        run_sql(store.dir / "essai.gpkg", sql);
        INFO(sql);
        CHECK(refusal(store.dir / "essai.gpkg") == core::ErrorCode::refused);
    }
}

TEST_CASE("what QGIS adds to a GeoPackage is accepted", "[store][hostile]") {
    support::TempStore store;
    store.project.close();
    run_sql(store.dir / "essai.gpkg",
            "CREATE TABLE \"layer_styles\" (\"id\" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, styleName TEXT(30), styleQML TEXT, update_time DATETIME "
            "DEFAULT CURRENT_TIMESTAMP);"
            "CREATE TABLE gpkg_ogr_contents(table_name TEXT NOT NULL PRIMARY KEY, feature_count INTEGER DEFAULT NULL);"
            "CREATE TRIGGER \"trigger_insert_feature_count_residence\" AFTER INSERT ON \"residence\" BEGIN UPDATE gpkg_ogr_contents SET feature_count = "
            "feature_count + 1 WHERE lower(table_name) = lower('residence'); END; ANALYZE;");
    CHECK_NOTHROW(store::Project::open(store.dir / "essai.gpkg"));
}

TEST_CASE("a comment in the schema makes no file foreign", "[store][hostile]") {
    support::TempStore store;
    store.project.close();
    run_sql(store.dir / "essai.gpkg", "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = 'CREATE TABLE setting ( -- what the window keeps' "
                                      "|| char(10) || 'key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT' WHERE name = 'setting'");
    CHECK_NOTHROW(store::Project::open(store.dir / "essai.gpkg"));
}

TEST_CASE("a newer, damaged, foreign or absent file is refused with a sentence", "[store][hostile]") {
    support::TempStore store;
    store.project.close();
    auto const path = store.dir / "essai.gpkg";
    std::string const bytes = support::file_text(path);

    run_sql(path, "UPDATE vg_meta SET value = '99' WHERE key = 'schema_version'");
    CHECK(refusal(path) == core::ErrorCode::refused);

    std::ofstream(store.dir / "coupe.gpkg", std::ios::binary) << bytes.substr(0, bytes.size() / 2);
    CHECK(refusal(store.dir / "coupe.gpkg") == core::ErrorCode::refused);
    std::ofstream(store.dir / "texte.gpkg") << "bonjour";
    CHECK(refusal(store.dir / "texte.gpkg") == core::ErrorCode::refused);
    std::ofstream(store.dir / "vide.gpkg") << "";
    CHECK(refusal(store.dir / "vide.gpkg") == core::ErrorCode::refused);
    CHECK(refusal(store.dir / "absent.gpkg") == core::ErrorCode::refused);
    CHECK_FALSE(std::filesystem::exists(store.dir / "absent.gpkg"));
    CHECK_THROWS_AS(store::Project::create(path, support::lambert_93_info()), core::Error);
}

TEST_CASE("a file changed byte by byte is opened or refused, never a crash", "[store][hostile]") {
    support::TempStore store;
    std::vector list{support::residence("a", 1, 2)};
    store.project.add_residences(list, {});
    store.project.close();
    std::string const bytes = support::file_text(store.dir / "essai.gpkg");
    for (std::size_t i = 0; i < 60; ++i) {
        std::string mutant = bytes;
        mutant[(i * 7919 * 31) % mutant.size()] = static_cast<char>(i * 37 + 1);
        mutant[(i * 104729) % mutant.size()] ^= static_cast<char>(0x5a);
        std::ofstream(store.dir / "mutant.gpkg", std::ios::binary | std::ios::trunc) << mutant;
        try {
            auto const project = store::Project::open(store.dir / "mutant.gpkg", store::OpenMode::read_only);
            (void)project.residences();
        } catch (core::Error const&) {
        }
    }
    SUCCEED();
}
