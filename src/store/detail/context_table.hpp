#pragma once

#include "core/geometry.hpp"
#include "store/context_column.hpp"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace vigie::store {

class Database;

/// Names of columns such that a table can have them: none empty or there twice (case aside), none that the table needs itself
/// (fid, geom, SQLite's names of the row number), no quote or control character. What can stay stays: accents, blanks, capitals.
[[nodiscard]] std::vector<std::string> safe_column_names(std::span<std::string const> names);

/// « context_batiments », then « context_batiments_2 »: the first that is free.
[[nodiscard]] std::string free_context_table(Database& db, std::string_view layer_name);

/// The one way such a table is written: fid, geom, then the columns, and its spatial index (GeoPackage R-tree).
[[nodiscard]] std::string context_table_ddl(std::string const& table, std::span<ContextColumn const> columns);
/// The GeoPackage standard's triggers, which keep the index up to date whoever writes.
[[nodiscard]] std::string context_trigger_ddl(std::string const& table);
[[nodiscard]] std::string context_index(std::string_view table); ///< rtree_…_geom

/// What a declared type holds, by the GeoPackage's names of types, since another program may have added a column.
[[nodiscard]] std::optional<ColumnType> column_type(std::string_view declared);

/// The columns of such a table, read out of the words of its definition (see sql_words.hpp). Absent when it is anything else than what
/// context_table_ddl() writes, or another program makes of it by adding plain columns: a constraint, a default, an expression.
[[nodiscard]] std::optional<std::vector<ContextColumn>> context_columns(std::span<std::string const> words);

/// Those of the file, by name.
[[nodiscard]] std::vector<std::string> context_tables(Database& db);

/// Where the layer lies, as its index has it, so that other programs can zoom to it. An empty box says nothing.
void put_context_extent(Database& db, std::string const& table, core::Box const& extent);

/// Says to the container, and so to other programs, that the table is there; its extent is read from its index.
void list_context_table(Database& db, std::string const& table, std::string const& title);

/// After an undo or a redo: the tables whose layer is back are listed again, those whose layer is gone no longer. Their rows stay
/// until the undone step is given up.
void follow_context_layers(Database& db);

/// Takes away the tables no layer names: what was undone is not to be done again.
void drop_unnamed_context_tables(Database& db);

/// context_… but neither of the two fixed tables, context_layer and context_feature.
[[nodiscard]] bool is_context_table(std::string_view table);

}
