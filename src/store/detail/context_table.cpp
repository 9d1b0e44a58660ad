#include "store/detail/context_table.hpp"

#include "store/detail/database.hpp"
#include "store/detail/names.hpp"
#include "store/detail/sql_words.hpp"

#include "statements.hpp"

#include <algorithm>
#include <array>
#include <set>

namespace vigie::store {

namespace {

constexpr std::string_view prefix = "context_";
constexpr std::array<std::string_view, 4> type_names{"TEXT", "INTEGER", "REAL", "DATE"}; // in the order of ColumnType
constexpr std::size_t longest_slug = 40;
constexpr std::size_t longest_column = 120;

std::vector<std::string> named_tables(Database& db) {
    std::vector<std::string> names;
    auto row = db.prepare(sql::named_context_tables);
    while (row.step()) names.push_back(row.text(0));
    return names;
}

std::string_view name_of(ColumnType type) { return type_names[static_cast<std::size_t>(type)]; }

bool is_number(std::string_view word) { return !word.empty() && std::ranges::all_of(word, [](char c) { return c >= '0' && c <= '9'; }); }

/// Words of « (254) » behind a type.
std::size_t length_words(std::span<std::string const> words) {
    return words.size() >= 3 && words[0] == "(" && is_number(words[1]) && words[2] == ")" ? 3 : 0;
}

/// Lower-case letters and figures of ASCII, anything else one « _ ».
std::string slug(std::string_view name) {
    std::string result;
    for (char const c : lower_case(name)) {
        bool const is_plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
        if (is_plain) result += c;
        else if (!result.empty() && result.back() != '_') result += '_';
    }
    result.resize(std::min(result.size(), longest_slug));
    while (result.ends_with('_')) result.pop_back();
    return result.empty() ? "couche" : result;
}

bool has_object(Database& db, std::string const& name) {
    OneOff found(db, "SELECT 1 FROM sqlite_schema WHERE lower(name) = ?");
    found.bind(1, name);
    return found.step();
}

/// Cut where a letter ends.
std::string shortened(std::string text) {
    if (text.size() <= longest_column) return text;
    std::size_t length = longest_column;
    while (length > 0 && (static_cast<unsigned char>(text[length]) & 0xC0U) == 0x80U) --length;
    return text.substr(0, length);
}

std::string plain(std::string_view name) {
    std::string result;
    for (char const c : name) result += static_cast<unsigned char>(c) < ' ' || c == '\x7f' || c == '"' ? '_' : c;
    auto const first = result.find_first_not_of(' ');
    if (first == std::string::npos) return "colonne";
    return shortened(result.substr(first, result.find_last_not_of(' ') - first + 1));
}

}

std::optional<ColumnType> column_type(std::string_view declared) {
    std::string const word = lower_case(declared.substr(0, declared.find('(')));
    constexpr std::array<std::pair<std::string_view, ColumnType>, 12> known{{{"text", ColumnType::text}, {"integer", ColumnType::integer},
        {"int", ColumnType::integer}, {"mediumint", ColumnType::integer}, {"smallint", ColumnType::integer}, {"tinyint", ColumnType::integer},
        {"boolean", ColumnType::integer}, {"real", ColumnType::real}, {"double", ColumnType::real}, {"float", ColumnType::real},
        {"date", ColumnType::date}, {"datetime", ColumnType::date}}};
    for (auto const& [name, type] : known)
        if (word == name) return type;
    return std::nullopt;
}

std::vector<std::string> safe_column_names(std::span<std::string const> names) {
    std::set<std::string> taken{"fid", "geom", "rowid", "oid", "_rowid_", "ogc_fid"};
    std::vector<std::string> result;
    for (auto const& name : names) {
        std::string const wanted = plain(name);
        std::string free = wanted;
        for (int n = 2; !taken.insert(lower_case(free)).second; ++n) free = wanted + "_" + std::to_string(n);
        result.push_back(std::move(free));
    }
    return result;
}

std::string free_context_table(Database& db, std::string_view layer_name) {
    std::string const wanted = std::string(prefix) + slug(layer_name);
    std::string free = wanted;
    for (int n = 2; has_object(db, free); ++n) free = wanted + "_" + std::to_string(n);
    return free;
}

std::string context_index(std::string_view table) { return "rtree_" + std::string(table) + "_geom"; }

std::string context_table_ddl(std::string const& table, std::span<ContextColumn const> columns) {
    std::string ddl = "CREATE TABLE " + quoted_name(table) + " (fid INTEGER PRIMARY KEY NOT NULL, geom GEOMETRY";
    for (auto const& column : columns) ddl += ", " + quoted_name(column.name) + " " + std::string(name_of(column.type));
    return ddl + "); CREATE VIRTUAL TABLE " + quoted_name(context_index(table)) + " USING rtree(id, minx, maxx, miny, maxy);";
}

std::string context_trigger_ddl(std::string const& table) {
    std::string const index = quoted_name(context_index(table)), on = quoted_name(table);
    std::string const is_there = "(NEW.geom NOT NULL AND NOT ST_IsEmpty(NEW.geom))", is_gone = "(NEW.geom IS NULL OR ST_IsEmpty(NEW.geom))";
    std::string const put = "INSERT OR REPLACE INTO " + index + " VALUES (NEW.fid, ST_MinX(NEW.geom), ST_MaxX(NEW.geom), ST_MinY(NEW.geom), ST_MaxY(NEW.geom));";
    std::string const remove = "DELETE FROM " + index + " WHERE id ";
    auto const trigger = [&](std::string_view which, std::string_view event, std::string const& when, std::string const& action) {
        return "CREATE TRIGGER " + quoted_name(context_index(table) + "_" + std::string(which)) + " AFTER " + std::string(event) + " ON " + on + " WHEN " + when +
               " BEGIN " + action + " END;";
    };
    return trigger("insert", "INSERT", is_there, put) + trigger("update1", "UPDATE OF geom", "OLD.fid = NEW.fid AND " + is_there, put) +
           trigger("update2", "UPDATE OF geom", "OLD.fid = NEW.fid AND " + is_gone, remove + "= OLD.fid;") +
           trigger("update3", "UPDATE", "OLD.fid != NEW.fid AND " + is_there, remove + "= OLD.fid; " + put) +
           trigger("update4", "UPDATE", "OLD.fid != NEW.fid AND " + is_gone, remove + "IN (OLD.fid, NEW.fid);") +
           trigger("delete", "DELETE", "OLD.geom NOT NULL", remove + "= OLD.fid;");
}

std::optional<std::vector<ContextColumn>> context_columns(std::span<std::string const> words) {
    constexpr std::array<std::string_view, 12> head{"create", "table", "", "(", "fid", "integer", "primary", "key", "not", "null", ",", "geom"};
    if (words.size() < head.size() + 2 || !is_context_table(words[2])) return std::nullopt;
    for (std::size_t i = 0; i < head.size(); ++i)
        if (i != 2 && words[i] != head[i]) return std::nullopt;
    if (words[head.size()] != "geometry" || words.back() != ")") return std::nullopt;
    std::vector<ContextColumn> columns;
    auto rest = words.subspan(head.size() + 1, words.size() - head.size() - 2);
    while (rest.size() >= 3 && rest[0] == ",") {
        auto const type = column_type(rest[2]);
        if (!type) return std::nullopt;
        columns.push_back({rest[1], *type});
        rest = rest.subspan(3);
        rest = rest.subspan(length_words(rest));
    }
    return rest.empty() ? std::optional(columns) : std::nullopt;
}

bool is_context_table(std::string_view table) { return table.starts_with(prefix) && table != "context_layer" && table != "context_feature"; }

std::vector<std::string> context_tables(Database& db) {
    std::vector<std::string> tables;
    auto row = db.prepare(sql::schema_objects);
    while (row.step())
        if (row.text(0) == "table" && context_columns(sql_words(row.text(3)))) tables.push_back(row.text(1));
    return tables;
}

void put_context_extent(Database& db, std::string const& table, core::Box const& extent) {
    if (extent.is_empty()) return;
    db.prepare(sql::put_extent).bind(":table", table).bind(":min_x", extent.min_x).bind(":min_y", extent.min_y).bind(":max_x", extent.max_x)
        .bind(":max_y", extent.max_y).run();
}

void list_context_table(Database& db, std::string const& table, std::string const& title) {
    // Titles must differ between layers of the container.
    OneOff taken(db, "SELECT 1 FROM gpkg_contents WHERE identifier = ?");
    taken.bind(1, title);
    db.prepare(sql::publish_table).bind(":table", table).bind(":type", "features").bind(":title", taken.step() || title.empty() ? table : title)
        .bind(":srs", db.srs_id).run();
    db.prepare(sql::publish_geometry).bind(":table", table).bind(":type", "GEOMETRY").bind(":srs", db.srs_id).run();
    db.prepare(sql::publish_index).bind(":table", table).run();
    OneOff extent(db, "SELECT min(minx), min(miny), max(maxx), max(maxy), count(*) FROM " + quoted_name(context_index(table)));
    if (extent.step() && extent.integer(4) > 0) put_context_extent(db, table, {extent.real(0), extent.real(1), extent.real(2), extent.real(3)});
}

void follow_context_layers(Database& db) {
    std::vector<std::pair<std::string, std::string>> back;
    {
        auto row = db.prepare(sql::unlisted_context_layers);
        while (row.step()) back.emplace_back(row.text(0), row.text(1));
    }
    for (auto const& [table, title] : back) list_context_table(db, table, title);
    auto const named = named_tables(db);
    for (auto const& table : context_tables(db)) {
        if (std::ranges::find(named, table) != named.end()) continue;
        for (auto const* list : {"gpkg_extensions", "gpkg_geometry_columns", "gpkg_contents"}) {
            OneOff remove(db, std::string("DELETE FROM ") + list + " WHERE table_name = ?");
            remove.bind(1, table);
            remove.run();
        }
    }
}

void drop_unnamed_context_tables(Database& db) {
    auto const named = named_tables(db);
    for (auto const& table : context_tables(db))
        if (std::ranges::find(named, table) == named.end())
            db.execute("DROP TABLE " + quoted_name(context_index(table)) + "; DROP TABLE " + quoted_name(table));
}

}
