#pragma once

#include "postgis/publish.hpp"

/// Rows come by COPY into a table of the session, and are moved from there by one statement: tables with row-level
/// security take no COPY.
namespace vigie::postgis {

/// Fills in id and number.
void add_snapshot(Connection& connection, Snapshot& snapshot);

/// \return rows that came
std::int64_t fill_stage(Connection& connection, core::PublishTable const& table,
                        std::function<void(TakeRow const&)> const& fill);

/// Moves them into vigie.<table>. \param more_columns, more_values  beside the table's own, each ending with « , »
/// \throws core::Error(refused) unless all of them arrive
void move_stage(Connection& connection, Snapshot const& snapshot, core::PublishTable const& table,
                std::string const& more_columns, std::string const& more_values, std::int64_t sent);

}
