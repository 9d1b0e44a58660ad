#pragma once

#include "store/detail/sha256.hpp"

#include <sqlite3.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <stdexcept>
#include <string>
#include <vector>

namespace vigie::support {

/// Everything a project file says, table by table: a digest of each row's values, to the last bit, in the order of the primary key.
/// Left out: the history (which is about the content), bytes of pictures that nothing shows any more, tables of context layers that were undone, and the pages of spatial indexes (whose rows are in). Read by plain SQLite, on its own
/// connection.
class Content {
public:
    explicit Content(std::filesystem::path const& path) {
        sqlite3* db = nullptr;
        if (sqlite3_open_v2(path.c_str(), &db, SQLITE_OPEN_READONLY, nullptr) != SQLITE_OK)
            throw std::runtime_error("cannot open");
        auto const names = tables(db);
        for (auto const& name : names)
            read(db, name, "\"" + name + "\"");
        if (std::find(names.begin(), names.end(), "photo") != names.end())
            read(db, "bytes of pictures", "(SELECT photo.id, sha256, jpeg FROM photo JOIN photo_file ON photo_file.id = file_id)");
        sqlite3_close(db);
    }

    friend bool operator==(Content const&, Content const&) = default;

    /// The tables that differ, by name; empty when none does.
    [[nodiscard]] std::string difference(Content const& other) const {
        std::string names;
        for (auto const& [name, digest] : tables_)
            if (auto const found = other.tables_.find(name); found == other.tables_.end() || found->second != digest)
                names += name + ' ';
        return names.empty() && tables_.size() != other.tables_.size() ? "a table more" : names;
    }

private:
    static std::vector<std::string> tables(sqlite3* db) {
        std::vector<std::string> names;
        sqlite3_stmt* row = nullptr;
        sqlite3_prepare_v2(db,
                           "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name <> 'history' AND name <> 'photo_file' AND name NOT GLOB "
                           "'rtree_*_node' AND name NOT GLOB 'rtree_*_parent' AND name NOT GLOB 'rtree_*_rowid' AND NOT ((name GLOB 'context_*' OR name GLOB 'rtree_context_*_geom') AND name NOT IN "
                           "('context_layer', 'context_feature', 'rtree_context_feature_geom') AND name NOT IN (SELECT table_name FROM context_layer) AND name NOT IN "
                           "(SELECT 'rtree_' || table_name || '_geom' FROM context_layer))",
                           -1, &row, nullptr);
        while (sqlite3_step(row) == SQLITE_ROW)
            names.emplace_back(reinterpret_cast<char const*>(sqlite3_column_text(row, 0)));
        sqlite3_finalize(row);
        return names;
    }

    void read(sqlite3* db, std::string const& name, std::string const& from) {
        sqlite3_stmt* row = nullptr;
        // Every table begins with the columns of its key.
        // When a layer was listed is no content: done again, it is listed again.
        std::string const columns = name == "gpkg_contents" ? "table_name, data_type, identifier, min_x, min_y, max_x, max_y, srs_id" : "*";
        if (sqlite3_prepare_v2(db, ("SELECT " + columns + " FROM " + from + " ORDER BY 1, 2").c_str(), -1, &row, nullptr) != SQLITE_OK)
            throw std::runtime_error(sqlite3_errmsg(db));
        std::string text;
        while (sqlite3_step(row) == SQLITE_ROW) {
            for (int i = 0; i < sqlite3_column_count(row); ++i)
                text += cell(row, i) + '|';
            text += '\n';
        }
        sqlite3_finalize(row);
        tables_[name] = store::sha256(text);
    }

    static std::string cell(sqlite3_stmt* row, int i) {
        switch (sqlite3_column_type(row, i)) {
        case SQLITE_NULL:
            return "NULL";
        case SQLITE_FLOAT: {
            char text[64];
            std::snprintf(text, sizeof text, "%a", sqlite3_column_double(row, i));
            return text;
        }
        case SQLITE_BLOB: {
            auto const* bytes = static_cast<unsigned char const*>(sqlite3_column_blob(row, i));
            std::string text = "x";
            for (int k = 0; k < sqlite3_column_bytes(row, i); ++k) {
                text += "0123456789abcdef"[bytes[k] >> 4];
                text += "0123456789abcdef"[bytes[k] & 15];
            }
            return text;
        }
        default:
            return reinterpret_cast<char const*>(sqlite3_column_text(row, i));
        }
    }

    std::map<std::string, std::string> tables_; ///< name → digest
};

}
