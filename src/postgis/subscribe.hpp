#pragma once

#include "postgis/publish.hpp"

/// Reading what was published.
namespace vigie::postgis {

/// Those the account may read, newest first.
/// \throws core::Error(refused) when nothing was ever published there, or by a newer version than `schema_version`
[[nodiscard]] std::vector<Snapshot> snapshots(Connection& connection, int schema_version);

/// Every row of a table of a snapshot, by its keys.
void fetch_rows(Connection& connection, Snapshot const& snapshot, core::PublishTable const& table, TakeRow const& take);

/// The tables of a partner edition.
[[nodiscard]] std::vector<PartnerTable> fetch_partner(Connection& connection, Snapshot const& snapshot);

}
