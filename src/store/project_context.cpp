// Context layers: a table each, with the columns of its source.
#include "core/context_role.hpp"
#include "store/context_loader.hpp"
#include "store/detail/bulk_statement.hpp"
#include "store/detail/context_table.hpp"
#include "store/detail/database.hpp"
#include "store/detail/packed_rtree.hpp"
#include "store/detail/rows.hpp"
#include "store/detail/names.hpp"
#include "store/project.hpp"

#include "statements.hpp"

#include <algorithm>
#include <cassert>
#include <limits>

namespace vigie::store {

namespace {

constexpr int first_value = 3; ///< place of the first column, behind fid and geom
constexpr std::size_t most_columns = 1000;

struct StoredLayer {
    std::string table; ///< empty: an older project's, in context_feature
    std::string label_column;
};

StoredLayer stored_layer(Database& db, core::ContextLayerId layer) {
    auto row = db.prepare(sql::context_table);
    row.bind(":layer", layer);
    if (!row.step()) return {};
    return {row.text(0), row.text(1)};
}

std::vector<ContextColumn> stored_columns(Database& db, std::string const& table) {
    std::vector<ContextColumn> columns;
    auto row = db.prepare(sql::context_columns);
    row.bind(":table", table);
    while (row.step()) columns.push_back({row.text(0), column_type(row.text(1)).value_or(ColumnType::text)});
    return columns;
}

struct StoredColumn {
    std::string table;
    ColumnType type;
};

/// A name that came from a file or a user goes into a statement only when the table has it.
StoredColumn stored_column(Database& db, core::ContextLayerId layer, std::string const& column) {
    auto const stored = stored_layer(db, layer);
    if (!stored.table.empty())
        for (auto const& each : stored_columns(db, stored.table))
            if (each.name == column) return {stored.table, each.type};
    throw core::Error(core::ErrorCode::usage, {VIGIE_N_("This layer has no column “{0}”. Choose one of its columns."), {column}});
}

void write_look(Database& db, core::ContextLayerId layer, std::optional<std::int64_t> position, core::ContextLook const& look) {
    db.prepare(sql::put_layer_look)
        .bind(":layer", layer)
        .bind(":position", position)
        .bind(":column", look.column)
        .bind(":method", look.method)
        .bind(":classes", look.classes)
        .bind(":ramp", look.ramp)
        .bind(":opacity", look.opacity)
        .run();
}

}

struct ContextLoader::State {
    Database& db;
    std::string table;
    BulkInsert insert;
    std::int64_t rows = 0;
    PackedRtree index{};
    std::vector<std::byte> blob{};

    State(Database& database, std::string name, std::size_t columns)
        : db(database), table(std::move(name)), insert(db, insert_statement(table, static_cast<int>(columns) + first_value - 1)) {}
};

ContextLoader::ContextLoader(std::unique_ptr<State> state) : state_(std::move(state)) {}
ContextLoader::ContextLoader(ContextLoader&&) noexcept = default;
ContextLoader::~ContextLoader() = default;

void ContextLoader::put(std::size_t column, std::string_view text) { state_->insert.bind(static_cast<int>(column) + first_value, text); }
void ContextLoader::put(std::size_t column, std::int64_t value) { state_->insert.bind(static_cast<int>(column) + first_value, value); }
void ContextLoader::put(std::size_t column, double value) { state_->insert.bind(static_cast<int>(column) + first_value, value); }

void ContextLoader::add(core::Geometry const& geometry) {
    auto& s = *state_;
    core::Box const box = encode_into(s.blob, geometry, s.db.srs_id);
    s.insert.bind(1, ++s.rows);
    if (s.blob.empty()) s.insert.null(2);
    else s.insert.bind(2, std::span<std::byte const>(s.blob));
    s.insert.run();
    s.insert.clear();
    if (!box.is_empty()) s.index.add(s.rows, box);
}

void ContextLoader::finish() {
    auto& s = *state_;
    auto const index = context_index(s.table);
    auto const extent = s.index.write(s.db, index);
    s.db.execute(context_trigger_ddl(s.table));
    put_context_extent(s.db, s.table, extent);
}

std::int64_t ContextLoader::rows() const { return state_->rows; }

ContextLoader Project::load_context_layer(core::ContextLayer const& layer, std::vector<ContextColumn> columns, std::string const& label_column, core::ImportId import) {
    auto& db = *database_;
    for (auto const& other : context_layers())
        if (other.name == layer.name)
            throw core::Error(core::ErrorCode::usage, {VIGIE_N_("A context layer named “{0}” exists already. Choose another name with --as."), {layer.name}});
    if (columns.size() > most_columns)
        throw core::Error(core::ErrorCode::refused, {VIGIE_N_("{0} has more than {1} columns. Leave out those you do not need, then import it again."),
                                                     {layer.name, std::to_string(most_columns)}});
    std::vector<std::string> names;
    for (auto const& column : columns) names.push_back(column.name);
    auto const safe = safe_column_names(names);
    auto const label = static_cast<std::size_t>(std::ranges::find(names, label_column) - names.begin());
    for (std::size_t i = 0; i < columns.size(); ++i) columns[i].name = safe[i];
    auto const table = free_context_table(db, layer.name);
    db.execute(context_table_ddl(table, columns));
    list_context_table(db, table, layer.title);
    db.prepare(sql::add_context_layer).bind(":name", layer.name).bind(":title", layer.title).bind(":role", core::code(layer.role))
        .bind(":credit", layer.credit).bind(":table", table)
        .bind(":label", label < safe.size() ? safe[label] : std::string())
        .bind_reference(":import", import).run();
    return ContextLoader(std::make_unique<ContextLoader::State>(db, table, columns.size()));
}

core::ContextLayerId Project::add_context_layer(core::ContextLayer const& layer, std::span<core::ContextFeature const> features) {
    core::ContextLayerId id;
    transaction([&] {
        auto loader = load_context_layer(layer, {{"label", ColumnType::text}}, "label", {});
        id = {database_->last_row_id()};
        for (auto const& feature : features) {
            loader.put(0, feature.label);
            loader.add(feature.geometry);
        }
        loader.finish();
    });
    return id;
}

std::string context_table(Project const& project, core::ContextLayerId layer) { return stored_layer(project.database(), layer).table; }

std::vector<core::ContextLayer> Project::context_layers() const {
    std::vector<core::ContextLayer> list;
    auto row = database_->prepare(sql::context_layers);
    while (row.step())
        list.push_back({{row.integer(0)},
                        row.text(1),
                        row.text(2),
                        core::role_of_code(row.text(3)),
                        row.text(4),
                        {row.text(5), row.text(6), static_cast<int>(row.integer(7)), row.text(8), row.real(9)}});
    return list;
}

void Project::order_context_layers(std::span<core::ContextLayerId const> lowest_first) {
    write(VIGIE_N_("Order of the layers"), [&] {
        auto const layers = context_layers();
        std::int64_t position = 0;
        for (auto const id : lowest_first) {
            auto const layer = std::ranges::find(layers, id, &core::ContextLayer::id);
            if (layer != layers.end()) write_look(*database_, id, ++position, layer->look);
        }
    });
}

void Project::put_context_look(core::ContextLayerId layer, core::ContextLook const& look) {
    assert(look.opacity >= 0.1 && look.opacity <= 1);
    if (!look.column.empty()) (void)stored_column(*database_, layer, look.column);
    write(VIGIE_N_("Colours of a layer"), [&] { write_look(*database_, layer, std::nullopt, look); });
}

ContextValues Project::context_values(core::ContextLayerId layer, std::string const& column) const {
    ContextValues values;
    auto const [table, type] = stored_column(*database_, layer, column);
    OneOff row(*database_, "SELECT " + quoted_name(column) + " FROM " + quoted_name(table) + " ORDER BY fid");
    bool const is_number = type == ColumnType::integer || type == ColumnType::real;
    while (row.step())
        if (is_number) values.numbers.push_back(row.is_null(0) ? std::numeric_limits<double>::quiet_NaN() : row.real(0));
        else values.words.push_back(row.text(0));
    return values;
}

std::vector<ContextColumn> Project::context_columns(core::ContextLayerId layer) const {
    auto const stored = stored_layer(*database_, layer);
    if (stored.table.empty()) return {{"label", ColumnType::text}};
    return stored_columns(*database_, stored.table);
}

std::vector<core::ContextFeature> Project::context_features(core::ContextLayerId layer) const {
    std::vector<core::ContextFeature> list;
    auto const stored = stored_layer(*database_, layer);
    if (stored.table.empty()) {
        auto row = database_->prepare(sql::context_features);
        row.bind(":layer", layer);
        while (row.step()) list.push_back({decode(row.blob(0)).value_or(core::Geometry{}), row.text(1)});
        return list;
    }
    OneOff row(*database_, "SELECT geom, " + (stored.label_column.empty() ? "''" : "coalesce(" + quoted_name(stored.label_column) + ", '')") + " FROM " +
                                  quoted_name(stored.table) + " ORDER BY fid");
    while (row.step()) list.push_back({decode(row.blob(0)).value_or(core::Geometry{}), row.text(1)});
    return list;
}

}
