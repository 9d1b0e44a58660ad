#include "postgis/subscribe.hpp"

#include "postgis/copy_stream.hpp"
#include "postgis/server.hpp"
#include "postgis_statements.hpp"

namespace vigie::postgis {

namespace {

Snapshot snapshot_of(Values const& row) {
    auto const text = [&](std::size_t column) { return row.at(column).value_or(""); };
    Snapshot snapshot;
    snapshot.id = std::stoll(text(0));
    snapshot.organisation = text(1);
    snapshot.project_uid = text(2);
    snapshot.number = std::stoi(text(3));
    snapshot.edition = text(4);
    snapshot.schema_version = std::stoi(text(5));
    snapshot.published_at = text(6);
    snapshot.title = text(7);
    snapshot.srid = std::stoi(text(8));
    snapshot.facts = text(9);
    snapshot.tables = text(10);
    snapshot.recipient = text(11);
    snapshot.purpose = text(12);
    snapshot.export_number = text(13);
    return snapshot;
}

std::string read_value(core::PublishColumn const& column) {
    auto const name = quoted_name(column.name);
    return column.kind == core::PublishKind::geometry ? "ST_AsBinary(" + name + ", 'NDR')" : name;
}

}

std::vector<Snapshot> snapshots(Connection& connection, int schema_version) {
    if (server_version(connection) > schema_version)
        throw core::Error(core::ErrorCode::refused,
                          {VIGIE_N_("What is on {0} was published by a newer version of Vigie. Update the program."),
                           {connection.place()}});
    std::vector<Snapshot> list;
    for (auto const& row : connection.rows(std::string(sql::snapshots)))
        list.push_back(snapshot_of(row));
    return list;
}

void fetch_rows(Connection& connection, Snapshot const& snapshot, core::PublishTable const& table,
                TakeRow const& take) {
    std::string values, keys;
    for (auto const& column : table.columns)
        values += (values.empty() ? "" : ", ") + read_value(column);
    for (auto const& key : table.keys)
        keys += (keys.empty() ? "" : ", ") + quoted_name(key);
    CopyReader reader(table.columns, take);
    connection.copy_out("COPY (SELECT " + values + " FROM vigie." + quoted_name(table.name) + " WHERE snapshot_id = " +
                            std::to_string(snapshot.id) + " ORDER BY " + keys + ") TO STDOUT BINARY",
                        [&](std::string_view bytes) { reader.add(bytes); });
}

std::vector<PartnerTable> fetch_partner(Connection& connection, Snapshot const& snapshot) {
    auto const id = std::to_string(snapshot.id);
    std::vector<PartnerTable> tables;
    for (auto const& row : connection.rows(
             "SELECT name, columns, has_geometry FROM vigie.partner_table WHERE snapshot_id = $1 ORDER BY place", {id}))
        tables.push_back({row[0].value_or(""), row[1].value_or(""), row[2] == "t", {}, {}});
    core::PublishTable const rows{"partner_row",
                                  {{"place", core::PublishKind::integer, true, {}},
                                   {"cells", core::PublishKind::text, true, {}},
                                   {"geom", core::PublishKind::geometry, false, "GEOMETRY"}},
                                  {"place"},
                                  {},
                                  {}};
    for (auto& table : tables) {
        CopyReader reader(rows.columns, [&](core::PublishRow const& row) {
            table.cells.push_back(std::get<std::string>(row[1]));
            auto const* const binary = std::get_if<std::vector<std::byte>>(&row[2]);
            table.geometries.push_back(binary == nullptr ? std::vector<std::byte>() : *binary);
        });
        connection.copy_out("COPY (SELECT place::bigint, cells::text, ST_AsBinary(geom, 'NDR') FROM vigie.partner_row "
                            "WHERE snapshot_id = " +
                                id + " AND table_name = '" + table.name + "' ORDER BY place) TO STDOUT BINARY",
                            [&](std::string_view bytes) { reader.add(bytes); });
    }
    return tables;
}

}
