#include "core/error.hpp"
#include "support/forked.hpp"
#include "support/temp_store.hpp"
#include "support/watched_file.hpp"

#include <catch2/catch.hpp>
#include <sqlite3.h>

#include <algorithm>
#include <fstream>

#include <sys/stat.h>

using namespace vigie;

namespace {

void run_sql(std::filesystem::path const& path, char const* sql) {
    sqlite3* db = nullptr;
    REQUIRE(sqlite3_open(path.c_str(), &db) == SQLITE_OK);
    sqlite3_db_config(db, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0,
                      nullptr); // those of the spatial indexes want functions plain SQLite lacks
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
        INFO(error.message().english << " / " << error.detail());
        CHECK_FALSE(error.message().english.empty());
        return error.code();
    }
    return core::ErrorCode::failed;
}

}

TEST_CASE("a foreign view, trigger or virtual table is refused before anything runs", "[store][hostile]") {
    for (auto const* sql :
         {"CREATE VIEW v_extra AS SELECT * FROM residence",
          "CREATE TRIGGER t AFTER INSERT ON setting BEGIN DELETE FROM residence; END",
          "CREATE VIRTUAL TABLE x USING fts5(a)", "CREATE TABLE extra (a)", "DROP VIEW v_observation",
          "CREATE TRIGGER trigger_insert_feature_count_residence AFTER INSERT ON residence BEGIN DELETE FROM zone; END",
          "CREATE TRIGGER trigger_insert_feature_count_residence AFTER INSERT ON residence BEGIN UPDATE "
          "gpkg_ogr_contents SET "
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
            "CREATE TABLE \"layer_styles\" (\"id\" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, styleName TEXT(30), "
            "styleQML TEXT, update_time DATETIME "
            "DEFAULT CURRENT_TIMESTAMP);"
            "CREATE TABLE gpkg_ogr_contents(table_name TEXT NOT NULL PRIMARY KEY, feature_count INTEGER DEFAULT NULL);"
            "CREATE TRIGGER \"trigger_insert_feature_count_residence\" AFTER INSERT ON \"residence\" BEGIN UPDATE "
            "gpkg_ogr_contents SET feature_count = "
            "feature_count + 1 WHERE lower(table_name) = lower('residence'); END; ANALYZE;");
    CHECK_NOTHROW(store::Project::open(store.dir / "essai.gpkg"));
}

TEST_CASE("a comment in the schema makes no file foreign", "[store][hostile]") {
    support::TempStore store;
    store.project.close();
    run_sql(
        store.dir / "essai.gpkg",
        "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = 'CREATE TABLE setting ( -- what the window keeps' "
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

namespace {

/// Ways to have a file read, by what a project's schema may hold. « @ » stands for the path.
std::vector<std::string> traps() {
    std::string const text_table =
        "CREATE VIRTUAL TABLE @name USING VirtualText(''@'', ''UTF-8'', 0, POINT, DOUBLEQUOTE, '':'')";
    auto const planted = [&](std::string const& name) {
        std::string sql = text_table;
        sql.replace(sql.find("@name"), 5, name);
        return "PRAGMA writable_schema = ON; DELETE FROM sqlite_schema WHERE tbl_name = '" + name +
               "'; INSERT INTO sqlite_schema VALUES ('table', '" + name + "', '" + name + "', 0, '" + sql + "');";
    };
    return {planted("secret"),
            planted("vg_meta"),      // what opening reads first
            planted("vg_migration"), // and second
            planted("setting"),
            planted("secret") + "INSERT INTO sqlite_schema VALUES ('view', 'v_zone_score2', 'v_zone_score2', 0, "
                                "'CREATE VIEW v_zone_score2 AS SELECT * FROM secret');",
            planted("secret") + "INSERT INTO sqlite_schema VALUES ('trigger', 't', 'setting', 0, 'CREATE TRIGGER t "
                                "AFTER INSERT ON setting BEGIN INSERT INTO residence "
                                "(code, name) SELECT 1, * FROM secret; END');",
            "CREATE TABLE layer_styles (a TEXT CHECK (BlobFromFile('@') IS NULL)); ",
            "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = 'CREATE TABLE setting (key TEXT PRIMARY KEY, "
            "value TEXT NOT NULL, x TEXT AS (BlobFromFile(''@''))) STRICT' "
            "WHERE name = 'setting'",
            "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = 'CREATE TABLE setting (key TEXT PRIMARY KEY, "
            "value TEXT NOT NULL DEFAULT (BlobFromFile(''@''))) STRICT' "
            "WHERE name = 'setting'",
            "CREATE INDEX i ON residence(code) WHERE length(name) > 3",
            "CREATE INDEX i ON residence(lower(code))",
            "CREATE VIRTUAL TABLE rtree_extra_geom USING rtree(id, a, b, c, d)",
            "CREATE TABLE rtree_residence_geom_extra (a)",
            "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = 'CREATE VIRTUAL TABLE rtree_zone_geom USING "
            "VirtualText(''@'', ''UTF-8'')' WHERE name = 'rtree_zone_geom'"};
}

std::string with_path(std::string sql, std::string const& path) {
    for (auto at = sql.find('@'); at != std::string::npos; at = sql.find('@', at + path.size()))
        sql.replace(at, 1, path);
    return sql;
}

/// By SQLite alone, which does not look at what it is told to write.
void plant(std::filesystem::path const& path, std::string const& sql) {
    sqlite3* db = nullptr;
    REQUIRE(sqlite3_open(path.c_str(), &db) == SQLITE_OK);
    sqlite3_create_function(
        db, "BlobFromFile", 1, SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS, nullptr,
        [](sqlite3_context* context, int, sqlite3_value**) { sqlite3_result_null(context); }, nullptr, nullptr);
    sqlite3_exec(db, sql.c_str(), nullptr, nullptr, nullptr);
    sqlite3_close(db);
}

}

TEST_CASE("a project made to read a file of the computer is refused, and reads nothing", "[store][hostile]") {
    support::TempDir const outside;
    support::WatchedFile canary(outside / "secret.csv", "nom:mot de passe\nanne:azerty\n");
    CHECK(support::file_text(outside / "secret.csv").size() > 0);
    CHECK(canary.was_opened()); // the watch works
    for (auto const& trap : traps()) {
        support::TempStore store;
        store.project.close();
        auto const path = store.dir / "essai.gpkg";
        plant(path, with_path(trap, outside.text("secret.csv")));
        INFO(trap);
        CHECK(refusal(path) == core::ErrorCode::refused);
        for (auto const mode : {store::OpenMode::read_only, store::OpenMode::read_write, store::OpenMode::shared}) {
            CHECK_THROWS_AS(store::Project::open(path, mode), core::Error);
            CHECK_FALSE(canary.was_opened());
        }
        CHECK_FALSE(std::filesystem::exists(store::backup_folder(path)));
        CHECK_FALSE(std::filesystem::exists(path.string() + ".lock"));
    }
}

TEST_CASE("a project made to wait for ever on a pipe is refused at once", "[store][hostile]") {
    support::TempDir const outside;
    REQUIRE(mkfifo(outside.text("pipe").c_str(), 0600) == 0);
    for (auto const& trap : traps()) {
        support::TempDir const dir;
        support::Forked child([&](auto const& line) {
            alarm(20); // a reader of a pipe without writer never comes back
            store::Project::create(dir / "essai.gpkg", support::lambert_93_info()).close();
            plant(dir / "essai.gpkg", with_path(trap, outside.text("pipe")));
            line.say(refusal(dir / "essai.gpkg") == core::ErrorCode::refused ? "refused" : "opened");
        });
        INFO(trap);
        CHECK(child.hear() == "refused");
        child.wait();
    }
}

TEST_CASE("malformed shapes that another program wrote are reported, and no other code sees them", "[store][hostile]") {
    support::TempStore store;
    auto const layer = store.project.add_zone_layer({{}, "q", "Q", ""});
    std::vector<core::Zone> zones(1);
    zones[0].layer = layer;
    zones[0].code = "Q1";
    zones[0].shape = support::square(0, 0, 10);
    store.project.add_zones(zones, {});
    store.project.close();
    auto const path = store.dir / "essai.gpkg";
    std::string const head = "47500001"
                             "6A080000"; // « GP », version 0, little-endian, no envelope, 2154
    for (auto const& body :
         {std::string("0106000000FFFFFFFF"),         // four billion parts
          std::string("01030000000100000002000000"), // two points, none there
          std::string("0103000000010000000300000000000000000000000000000000000000"
                      "0000000000002440000000000000244000000000000024400000000000000000"), // a ring of three, open
          std::string("0107000000010000000107000000010000000107000000"),                   // nested collections
          std::string("0103000000FFFFFF7F"), std::string("01020F0000"),                    // no such type
          std::string("0101000000000000000000F07F000000000000F87F"),                       // infinite
          std::string(""), std::string("00")}) {
        run_sql(path, ("UPDATE zone SET geom = X'" + head + body + "'").c_str());
        INFO(body);
        auto const project = store::Project::open(path, store::OpenMode::read_only);
        CHECK(project.zones(layer).at(0).shape.empty());
        auto const findings = project.check();
        auto const about_shapes =
            std::ranges::count(findings, std::string("geometry"), &store::Project::CheckFinding::subject);
        CHECK(about_shapes == 1);
        CHECK(std::ranges::count(findings, std::string("shape"), &store::Project::CheckFinding::subject) == 0);
    }
}

TEST_CASE("figures that another program wrote as words are reported", "[store][hostile]") {
    support::TempStore store;
    std::vector list{support::residence("a", 1, 2)};
    store.project.add_residences(list, {});
    store.project.close();
    run_sql(store.dir / "essai.gpkg", "UPDATE residence SET dwellings = 'trente', year_built = 1974.5");
    auto const project = store::Project::open(store.dir / "essai.gpkg", store::OpenMode::read_only);
    CHECK(project.residences().size() == 1);
    auto const findings = project.check();
    CHECK(std::ranges::count(findings, std::string("values"), &store::Project::CheckFinding::subject) == 2);
}
