#include "store/detail/schema_guard.hpp"

#include "store/detail/database.hpp"

#include "statements.hpp"

#include <sqlite3.h>

#include <array>
#include <filesystem>
#include <set>

namespace vigie::store {

namespace {

constexpr std::uintmax_t quick_check_limit_bytes = 100'000'000;
constexpr std::int64_t geopackage_application_id = 0x47504B47; // « GPKG »

std::int64_t pragma(Database& db, char const* statement) {
    sqlite3_stmt* raw = nullptr;
    if (sqlite3_prepare_v2(db.handle(), statement, -1, &raw, nullptr) != SQLITE_OK) throw database_error(db.handle(), db.path());
    bool const has_row = sqlite3_step(raw) == SQLITE_ROW;
    std::int64_t const value = has_row ? sqlite3_column_int64(raw, 0) : 0;
    sqlite3_finalize(raw);
    if (!has_row) throw database_error(db.handle(), db.path());
    return value;
}

bool passes_quick_check(Database& db) {
    sqlite3_stmt* raw = nullptr;
    if (sqlite3_prepare_v2(db.handle(), "PRAGMA quick_check(1)", -1, &raw, nullptr) != SQLITE_OK) return false;
    bool const is_sound = sqlite3_step(raw) == SQLITE_ROW && std::string_view(reinterpret_cast<char const*>(sqlite3_column_text(raw, 0))) == "ok";
    sqlite3_finalize(raw);
    return is_sound;
}

struct Object {
    std::string type, name, table, sql;
    auto operator<=>(Object const&) const = default;
};

std::vector<Object> objects(Database& db) {
    std::vector<Object> list;
    auto row = db.prepare(sql::schema_objects);
    while (row.step()) list.push_back({row.text(0), row.text(1), row.text(2), row.text(3)});
    return list;
}

/// Made by running the same script in memory: SQLite keeps the text of each statement as it was written.
std::set<Object> expected_objects(std::string_view schema) {
    Database db(":memory:", Database::Access::create);
    db.execute(schema);
    auto const list = objects(db);
    return {list.begin(), list.end()};
}

/// Plain tables and indexes (never views, triggers or virtual tables) that QGIS or GDAL add.
bool is_known_guest(Object const& object) {
    constexpr std::array guests{"layer_styles", "qgis_projects", "gpkg_ogr_contents", "gpkg_metadata", "gpkg_metadata_reference",
                                "gpkg_data_columns", "gpkg_data_column_constraints", "gpkgext_relations"};
    if (object.type == "trigger") {
        // GDAL keeps feature counts with these two, on our own tables.
        bool const counts = object.name.starts_with("trigger_insert_feature_count_") || object.name.starts_with("trigger_delete_feature_count_");
        return counts && object.sql.find("UPDATE gpkg_ogr_contents SET feature_count = feature_count") != std::string::npos &&
               object.sql.size() < 400;
    }
    if (object.type != "table" && object.type != "index") return false;
    if (object.sql.find("VIRTUAL") != std::string::npos) return false;
    for (auto const* guest : guests)
        if (object.table == guest) return true;
    return false;
}

}

void check_container(Database& db) {
    if (pragma(db, "PRAGMA application_id") != geopackage_application_id)
        throw core::Error(core::ErrorCode::refused, {VIGIE_N_("{0} is not a Vigie project. To use its content, make a project and import the file."),
                                                     {db.path().filename().string()}});
    std::error_code ignored;
    if (std::filesystem::file_size(db.path(), ignored) <= quick_check_limit_bytes && !passes_quick_check(db))
        throw core::Error(core::ErrorCode::refused, {VIGIE_N_("{0} is damaged. Open a backup; the file was not touched."), {db.path().filename().string()}});
    if (pragma(db, "SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name = 'vg_meta'") != 1)
        throw core::Error(core::ErrorCode::refused, {VIGIE_N_("{0} is not a Vigie project. To use its content, make a project and import the file."),
                                                     {db.path().filename().string()}});
}

void check_schema(Database& db, std::string_view schema) {
    auto missing = expected_objects(schema);
    for (auto const& object : objects(db)) {
        if (missing.erase(object) > 0 || is_known_guest(object)) continue;
        throw core::Error(core::ErrorCode::refused,
                          {VIGIE_N_("{0} holds something Vigie did not write ({1} “{2}”). Nothing in it was run. If you trust its author, import its layers into a new project."),
                           {db.path().filename().string(), object.type, object.name}});
    }
    if (!missing.empty())
        throw core::Error(core::ErrorCode::refused,
                          {VIGIE_N_("{0} lacks a part every project has ({1}): it is damaged or was edited by another program. Open a backup."),
                           {db.path().filename().string(), missing.begin()->name}});
}

}
