#include "postgis/publish.hpp"

#include "postgis/copy_stream.hpp"
#include "postgis/detail/stage.hpp"
#include "postgis/server.hpp"
#include "postgis_statements.hpp"

namespace vigie::postgis {

void add_snapshot(Connection& connection, Snapshot& snapshot) {
    auto const row =
        connection
            .rows(std::string(sql::add_snapshot),
                  {snapshot.organisation, snapshot.project_uid, snapshot.edition,
                   std::to_string(snapshot.schema_version), snapshot.title, std::to_string(snapshot.srid),
                   snapshot.facts, snapshot.tables, snapshot.recipient, snapshot.purpose, snapshot.export_number})
            .front();
    snapshot.id = std::stoll(row.at(0).value_or("0"));
    snapshot.number = std::stoi(row.at(1).value_or("0"));
}

namespace {

/// Every row a fact speaks of is there: once for all rows, where a constraint would ask the index for each.
void check_references(Connection& connection, Snapshot const& snapshot, core::PublishTable const& table) {
    for (auto const& reference : table.references) {
        auto const column = "f." + quoted_name(reference.column);
        auto const missing = connection.rows(
            "SELECT 1 FROM pg_temp.stage f WHERE " + column + " IS NOT NULL AND NOT EXISTS (SELECT 1 FROM vigie." +
            quoted_name(reference.parent) + " p WHERE p.snapshot_id = " + std::to_string(snapshot.id) + " AND p." +
            quoted_name(reference.parent_key) + " = " + column + ") LIMIT 1");
        if (!missing.empty())
            throw core::Error(core::ErrorCode::refused, {VIGIE_N_("A row of table {0} speaks of one of table {1} that "
                                                                  "is not there. Run “vigie check” on the project."),
                                                         {table.name, reference.parent}});
    }
}

std::string uid_of(Snapshot const& snapshot, core::PublishTable const& table) {
    return "md5('" + snapshot.project_uid + "/" + table.name + "/' || s." + quoted_name(table.keys.front()) +
           ")::uuid, ";
}

std::int64_t publish_table(Connection& connection, Snapshot const& snapshot, core::PublishTable const& table,
                           RowSource const& source) {
    std::int64_t const sent = fill_stage(connection, table, [&](TakeRow const& take) { source.visit(table, take); });
    if (!table.is_entity()) check_references(connection, snapshot, table);
    move_stage(connection, snapshot, table, table.is_entity() ? "uid, " : "",
               table.is_entity() ? uid_of(snapshot, table) : "", sent);
    return sent;
}

}

std::int64_t publish_project(Connection& connection, Snapshot& snapshot, RowSource const& source,
                             std::function<void(double)> const& progress) {
    connection.execute("SET LOCAL work_mem = '64MB'"); // what facts speak of is looked up in memory
    add_snapshot(connection, snapshot);
    std::int64_t rows = 0;
    double done = 0;
    for (auto const& table : source.tables) {
        rows += publish_table(connection, snapshot, table, source);
        progress(++done / static_cast<double>(source.tables.size()));
    }
    connection.rows(std::string(sql::add_parts), {std::to_string(snapshot.id)});
    return rows;
}

}
