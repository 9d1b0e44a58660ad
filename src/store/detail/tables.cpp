#include "store/detail/tables.hpp"

#include "store/detail/context_table.hpp"
#include "store/detail/database.hpp"

#include "statements.hpp"

#include <algorithm>
#include <array>

namespace vigie::store {

namespace {

void read_columns(Database& db, Table& table) {
    std::vector<std::pair<std::int64_t, std::string>> keys;
    auto row = db.prepare(sql::table_columns);
    row.bind(":table", table.name);
    while (row.step()) {
        table.columns.push_back(row.text(0));
        if (row.integer(1) > 0) keys.emplace_back(row.integer(1), row.text(0));
    }
    std::ranges::sort(keys);
    for (auto& [place, name] : keys) table.keys.push_back(std::move(name));
}

void read_cascades(Database& db, Table& table) {
    auto row = db.prepare(sql::table_cascades);
    row.bind(":table", table.name);
    while (row.step()) table.cascades.push_back({row.text(0), row.text(1)});
}

}

bool Table::has_column(std::string_view column) const { return std::ranges::find(columns, column) != columns.end(); }

bool is_result(std::string_view table) {
    constexpr std::array results{"score_run",     "run_family",  "score_prior",     "score_cells",    "score", "zone_score",
                                 "stability_run", "rank_range",  "cluster_run",     "local_statistic", "zone_statistic",
                                 "foyer",         "foyer_member", "foyer_zone",     "cluster_sensitivity",
                                 "score_scale",   "score_knot",  "score_alert"};
    return std::ranges::find(results, table) != results.end();
}

bool is_recorded(std::string_view table) {
    return table != "history" && table != "vg_migration" && table != "layer_styles" && table != "photo_file" && !is_context_table(table) && !table.starts_with("rtree_") && !table.starts_with("gpkg_") && !table.starts_with("sqlite_");
}

std::vector<Table> recorded_tables(Database& db) {
    std::vector<Table> tables;
    {
        auto row = db.prepare(sql::tables);
        while (row.step())
            if (is_recorded(row.text(0))) tables.push_back({row.text(0), {}, {}, {}});
    }
    for (auto& table : tables) {
        read_columns(db, table);
        read_cascades(db, table);
    }
    return tables;
}

}
