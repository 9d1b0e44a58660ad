// The partner edition on a server: its tables as they are in the files, for the accounts that are named.
#include "postgis/detail/stage.hpp"
#include "postgis/server.hpp"

namespace vigie::postgis {

namespace {

using core::PublishKind;

core::PublishTable const partner_rows{"partner_row",
                                      {{"table_name", PublishKind::text, true, {}},
                                       {"place", PublishKind::integer, true, {}},
                                       {"cells", PublishKind::text, true, {}},
                                       {"geom", PublishKind::geometry, false, "GEOMETRY"}},
                                      {"table_name", "place"},
                                      {},
                                      {}};

core::PublishCell geometry_cell(PartnerTable const& table, std::size_t row) {
    if (!table.has_geometry || table.geometries[row].empty()) return std::monostate{};
    return table.geometries[row];
}

void give_rows(std::vector<PartnerTable> const& tables, TakeRow const& take) {
    for (auto const& table : tables)
        for (std::size_t row = 0; row < table.cells.size(); ++row)
            take({table.name, static_cast<std::int64_t>(row), table.cells[row], geometry_cell(table, row)});
}

}

std::int64_t publish_partner(Connection& connection, Snapshot& snapshot, std::vector<PartnerTable> const& tables,
                             std::vector<std::string> const& readers) {
    add_snapshot(connection, snapshot);
    auto const id = std::to_string(snapshot.id);
    for (auto const& reader : readers)
        connection.rows("INSERT INTO vigie.partner_access VALUES ($1, $2)", {id, reader});
    for (std::size_t place = 0; place < tables.size(); ++place)
        connection.rows("INSERT INTO vigie.partner_table VALUES ($1, $2, $3, $4, $5)",
                        {id, tables[place].name, std::to_string(place), tables[place].has_geometry ? "t" : "f",
                         tables[place].columns});
    auto const sent = fill_stage(connection, partner_rows, [&](TakeRow const& take) { give_rows(tables, take); });
    move_stage(connection, snapshot, partner_rows, "", "", sent);
    return sent;
}

}
