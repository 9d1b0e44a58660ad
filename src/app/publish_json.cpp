#include "app/publish_json.hpp"

#include "app/json.hpp"
#include "store/project_rows.hpp"

#include <nlohmann/json.hpp>

#include <array>

namespace vigie::app {

using nlohmann::ordered_json;

namespace {

constexpr std::array<char const*, 5> publish_kinds{"integer", "real", "text", "blob", "geometry"};
constexpr std::array<char const*, 3> column_kinds{"integer", "real", "text"};

template <typename Kind, std::size_t size>
Kind kind_of(std::array<char const*, size> const& names, std::string const& name) {
    for (std::size_t i = 0; i < size; ++i)
        if (name == names[i]) return static_cast<Kind>(i);
    return static_cast<Kind>(2); // text
}

gis::Cell cell_of(ordered_json const& json, gis::ColumnKind kind) {
    if (json.is_null()) return {};
    if (kind == gis::ColumnKind::integer && json.is_number_integer()) return json.get<std::int64_t>();
    if (kind == gis::ColumnKind::real && json.is_number()) return json.get<double>();
    return json.is_string() ? json.get<std::string>() : json.dump();
}

}

std::string tables_json(std::vector<core::PublishTable> const& tables) {
    auto list = ordered_json::array();
    for (auto const& table : tables) {
        auto columns = ordered_json::array();
        for (auto const& column : table.columns)
            columns.push_back({column.name, publish_kinds[static_cast<std::size_t>(column.kind)], column.shape});
        list.push_back({{"name", table.name}, {"keys", table.keys}, {"columns", columns}});
    }
    return list.dump();
}

std::vector<core::PublishTable> tables_of_json(std::string const& json) {
    std::vector<core::PublishTable> tables;
    for (auto const& each : ordered_json::parse(json)) {
        core::PublishTable table;
        table.name = each.at("name").get<std::string>();
        table.keys = each.at("keys").get<std::vector<std::string>>();
        for (auto const& column : each.at("columns"))
            table.columns.push_back({column.at(0).get<std::string>(),
                                     kind_of<core::PublishKind>(publish_kinds, column.at(1).get<std::string>()), false,
                                     column.at(2).get<std::string>()});
        tables.push_back(std::move(table));
    }
    return tables;
}

std::string facts_json(std::map<std::string, std::string> const& facts) { return ordered_json(facts).dump(); }

std::map<std::string, std::string> facts_of_json(std::string const& json) {
    return ordered_json::parse(json).get<std::map<std::string, std::string>>();
}

postgis::PartnerTable partner_table(gis::Table const& table) {
    postgis::PartnerTable out{table.name, {}, !table.geometries.empty(), {}, {}};
    auto columns = ordered_json::array();
    for (auto const& column : table.columns)
        columns.push_back({column.name, column_kinds[static_cast<std::size_t>(column.kind)]});
    out.columns = columns.dump();
    for (std::size_t row = 0; row < table.rows.size(); ++row) {
        auto cells = ordered_json::object();
        for (std::size_t i = 0; i < table.columns.size(); ++i)
            cells[table.columns[i].name] = json_of(table.rows[row][i]);
        out.cells.push_back(cells.dump());
        if (out.has_geometry) out.geometries.push_back(store::to_binary(table.geometries[row]));
    }
    return out;
}

gis::Table table_of_partner(postgis::PartnerTable const& table) {
    gis::Table out;
    out.name = table.name;
    for (auto const& column : ordered_json::parse(table.columns))
        out.columns.push_back(
            {column.at(0).get<std::string>(), kind_of<gis::ColumnKind>(column_kinds, column.at(1).get<std::string>())});
    for (auto const& row : table.cells) {
        auto const cells = ordered_json::parse(row);
        std::vector<gis::Cell> list;
        for (auto const& column : out.columns)
            list.push_back(cell_of(cells.at(column.name), column.kind));
        out.rows.push_back(std::move(list));
    }
    if (table.has_geometry)
        for (auto const& binary : table.geometries)
            out.geometries.push_back(store::from_binary(binary));
    return out;
}

}
