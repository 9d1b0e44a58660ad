#include "postgis/detail/stage.hpp"

#include "postgis/copy_stream.hpp"
#include "postgis/server.hpp"

namespace vigie::postgis {

std::int64_t fill_stage(Connection& connection, core::PublishTable const& table,
                        std::function<void(TakeRow const&)> const& fill) {
    std::string columns;
    for (auto const& column : table.columns)
        columns += (columns.empty() ? "" : ", ") + quoted_name(column.name) + " " +
                   (column.kind == core::PublishKind::geometry ? "geometry" : type_of(column));
    connection.execute("DROP TABLE IF EXISTS pg_temp.stage; CREATE TEMP TABLE stage (" + columns + ") ON COMMIT DROP");
    std::int64_t rows = 0;
    connection.copy_in("COPY pg_temp.stage FROM STDIN BINARY", [&](CopyWriter::Sink const& send) {
        CopyWriter writer(send);
        fill([&](core::PublishRow const& row) { writer.add(row); });
        writer.end();
        rows = writer.rows();
    });
    return rows;
}

void move_stage(Connection& connection, Snapshot const& snapshot, core::PublishTable const& table,
                std::string const& more_columns, std::string const& more_values, std::int64_t sent) {
    std::string columns, values;
    for (auto const& column : table.columns) {
        auto const name = quoted_name(column.name);
        columns += (columns.empty() ? "" : ", ") + name;
        values += values.empty() ? "" : ", ";
        values += column.kind == core::PublishKind::geometry
                      ? "ST_SetSRID(s." + name + ", " + std::to_string(snapshot.srid) + ")"
                      : "s." + name;
    }
    auto const moved = connection.change("INSERT INTO vigie." + quoted_name(table.name) + " (snapshot_id, " +
                                         more_columns + columns + ") SELECT " + std::to_string(snapshot.id) + ", " +
                                         more_values + values + " FROM pg_temp.stage s ON CONFLICT DO NOTHING");
    if (moved != sent)
        throw core::Error(
            core::ErrorCode::refused,
            {VIGIE_N_("Rows of table {0} are there twice. Run “vigie check” on the project."), {table.name}});
}

}
