#include "store/detail/schema_guard.hpp"

#include "store/detail/context_table.hpp"
#include "store/detail/database.hpp"
#include "store/detail/functions.hpp"
#include "store/detail/migrations.hpp"
#include "store/detail/sha256.hpp"
#include "store/detail/sql_words.hpp"

#include "statements.hpp"

#include <sqlite3.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <map>
#include <mutex>

namespace vigie::store {

namespace {

constexpr std::uintmax_t quick_check_limit_bytes = 100'000'000;
constexpr std::int64_t geopackage_application_id = 0x47504B47; // « GPKG »

/// fingerprint() of what all the steps of this version make: with it a file is recognised without running them (50 ms).
/// A new step gives a new one; migration_test says which.
constexpr std::string_view current_schema = "95362c0e5fa90f60f708555448e24c7038fef851c76fedee434a3e3f8dc663b6";

std::int64_t pragma(Database& db, char const* statement) {
    sqlite3_stmt* raw = nullptr;
    if (sqlite3_prepare_v2(db.handle(), statement, -1, &raw, nullptr) != SQLITE_OK) throw database_error(db.handle(), db.path());
    bool const has_row = sqlite3_step(raw) == SQLITE_ROW;
    std::int64_t const value = has_row ? sqlite3_column_int64(raw, 0) : 0;
    sqlite3_finalize(raw);
    if (!has_row) throw database_error(db.handle(), db.path());
    return value;
}

/// An object by its words, so that neither a comment nor a blank makes a file foreign.
struct Object {
    std::string type, name, table;
    std::vector<std::string> words;

    [[nodiscard]] bool has_word(std::string_view word) const { return std::ranges::find(words, word) != words.end(); }
};

using Schema = std::map<std::string, Object>; ///< by name, lower case

Schema objects(Database& db) {
    Schema schema;
    auto row = db.prepare(sql::schema_objects);
    while (row.step()) {
        Object object{row.text(0), lower_case(row.text(1)), lower_case(row.text(2)), sql_words(row.text(3))};
        // Two objects of one name: no program writes that, so neither may pass for the other.
        if (auto const [place, is_new] = schema.emplace(object.name, object); !is_new) place->second.words = {"duplicate"};
    }
    return schema;
}

/// One figure for a whole schema. Each text carries its length, so that no two schemas read the same.
std::string fingerprint(std::vector<Object const*> const& by_name) {
    std::string all;
    auto const add = [&](std::string_view text) { all.append(std::to_string(text.size())).append(":").append(text); };
    for (auto const* object : by_name) {
        add(object->type);
        add(object->name);
        add(object->table);
        add(std::to_string(object->words.size()));
        for (auto const& word : object->words) add(word);
    }
    return sha256(all);
}

/// Made by running the same steps in memory; kept, since every opening asks for it.
Schema const& expected_objects(std::span<Migration const> applied) {
    static std::mutex mutex;
    static std::map<std::vector<int>, Schema> made;
    std::vector<int> versions;
    for (auto const& migration : applied) versions.push_back(migration.version);
    std::lock_guard const lock(mutex);
    auto const [place, is_new] = made.try_emplace(versions);
    if (is_new) {
        Database db(":memory:", Database::Access::create);
        register_functions(db.handle()); // a step that changes rows sets off the triggers of the spatial indexes
        db.allow_own_schema();
        for (auto const& migration : applied) db.execute(migration.sql);
        place->second = objects(db);
    }
    return place->second;
}

bool contains_only(Object const& object, std::vector<std::string_view> const& allowed) {
    return std::ranges::all_of(object.words, [&](auto const& word) { return std::ranges::find(allowed, word) != allowed.end(); });
}

/// GDAL's count of features per table, on our own tables: no word but those of the count.
bool is_count_trigger(Object const& object) {
    return (object.name == "trigger_insert_feature_count_" + object.table || object.name == "trigger_delete_feature_count_" + object.table) &&
           std::ranges::count(object.words, "update") == 1 &&
           contains_only(object, {"create", "trigger", object.name, object.table, "'" + object.table + "'", "after", "insert", "delete", "on",
                                  "begin", "end", "update", "gpkg_ogr_contents", "set", "feature_count", "+", "-", "1", "where", "lower",
                                  "table_name", "(", ")", "=", ";"});
}

/// Plain tables and indexes (never views or virtual tables, nor anything that holds an expression) that QGIS, GDAL or SQLite add.
bool is_known_guest(Object const& object) {
    constexpr std::array guests{"layer_styles", "qgis_projects", "gpkg_ogr_contents", "gpkg_metadata", "gpkg_metadata_reference",
                                "gpkg_data_columns", "gpkg_data_column_constraints", "gpkgext_relations", "sqlite_sequence", "sqlite_stat1",
                                "sqlite_stat4"};
    if (object.type == "trigger") return is_count_trigger(object);
    if (std::ranges::find(guests, object.table) == guests.end()) return false;
    if (object.type == "index") return std::ranges::count(object.words, "(") == 1 && !object.has_word("where");
    return object.type == "table" && !object.has_word("virtual") && !object.has_word("generated") && !object.has_word("as") &&
           !object.has_word("check");
}

bool is_context_table(std::string const& name, Object const& object) {
    return object.type == "table" && object.words.size() >= 3 && object.words[2] == name && context_columns(object.words);
}

/// The tables of context layers that the file has, and what goes with each: its index and the triggers that keep it, word for word.
Schema context_objects(Schema const& found) {
    if (std::ranges::none_of(found, [](auto const& each) { return is_context_table(each.first, each.second); })) return {};
    Schema expected;
    Database db(":memory:", Database::Access::create);
    for (auto const& [name, object] : found) {
        if (!is_context_table(name, object)) continue;
        db.execute(context_table_ddl(name, {}));
        db.execute(context_trigger_ddl(name));
        expected.emplace(name, object);
    }
    for (auto& [name, object] : objects(db)) expected.emplace(name, object);
    return expected;
}

bool is_ours(Object const& object, Schema const& ours) {
    auto const known = ours.find(object.name);
    return known != ours.end() && known->second.type == object.type && known->second.table == object.table &&
           known->second.words == object.words;
}

core::Error foreign(Database const& db, Object const& object) {
    return {core::ErrorCode::refused,
            {VIGIE_N_("{0} holds something Vigie did not write ({1} “{2}”). Nothing in it was run. If you trust its author, import its layers into a new project."),
             {db.path().filename().string(), object.type, object.name}}};
}

void require_all(Database const& db, Schema const& expected, Schema const& found) {
    for (auto const& [name, object] : expected)
        if (!found.contains(name))
            throw core::Error(core::ErrorCode::refused,
                              {VIGIE_N_("{0} lacks a part every project has ({1}): it is damaged or was edited by another program. Open a backup."),
                               {db.path().filename().string(), name}});
}

}

bool passes_quick_check(Database& db) {
    sqlite3_stmt* raw = nullptr;
    if (sqlite3_prepare_v2(db.handle(), "PRAGMA quick_check(1)", -1, &raw, nullptr) != SQLITE_OK) return false;
    bool const is_sound = sqlite3_step(raw) == SQLITE_ROW && std::string_view(reinterpret_cast<char const*>(sqlite3_column_text(raw, 0))) == "ok";
    sqlite3_finalize(raw);
    return is_sound;
}

core::Error not_a_project(Database const& db, std::string detail) {
    return {core::ErrorCode::refused,
            {VIGIE_N_("{0} is not a Vigie project. To use its content, make a project and import the file."), {db.path().filename().string()}},
            std::move(detail)};
}

void check_container(Database& db) {
    if (pragma(db, "PRAGMA application_id") != geopackage_application_id) throw not_a_project(db);
    std::error_code ignored;
    if (std::filesystem::file_size(db.path(), ignored) <= quick_check_limit_bytes && !passes_quick_check(db))
        throw core::Error(core::ErrorCode::refused, {VIGIE_N_("{0} is damaged. Open a backup; the file was not touched."), {db.path().filename().string()}});
    if (pragma(db, "SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name = 'vg_meta'") != 1) throw not_a_project(db);
}

std::string_view current_schema_fingerprint() { return current_schema; }

std::string schema_fingerprint(std::span<Migration const> applied) {
    std::vector<Object const*> by_name;
    for (auto const& [name, object] : expected_objects(applied)) by_name.push_back(&object);
    return fingerprint(by_name);
}

void check_schema(Database& db, std::span<Migration const> applied) {
    auto const found = objects(db);
    auto const contexts = context_objects(found);
    std::vector<Object const*> own; // what neither a context layer nor another program accounts for
    for (auto const& [name, object] : found)
        if (!is_ours(object, contexts) && !is_known_guest(object)) own.push_back(&object);
    bool const is_known_at_sight = applied.size() == known_migrations().size() && fingerprint(own) == current_schema;
    if (!is_known_at_sight) {
        auto const& expected = expected_objects(applied);
        for (auto const* object : own)
            if (!is_ours(*object, expected)) throw foreign(db, *object);
        require_all(db, expected, found);
    }
    require_all(db, contexts, found);
}

}
