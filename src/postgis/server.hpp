#pragma once

#include "core/publish.hpp"
#include "postgis/connection.hpp"

#include <span>

/// The schema « vigie » of a server: our tables there, as in the project file, with the snapshot they belong to.
namespace vigie::postgis {

[[nodiscard]] std::string quoted_name(std::string const& name);

/// The type of a column on the server.
[[nodiscard]] std::string type_of(core::PublishColumn const& column);

/// CREATE TABLE vigie.… with the keys, references and conditions of the project file, each within a snapshot.
/// References of facts (tables of several keys) are left out: they are checked once for all rows (see
/// check_references).
[[nodiscard]] std::string definition(core::PublishTable const& table);

/// Makes the schema where there is none, and brings an older one up to date. In a transaction.
/// \throws core::Error(failed) without PostGIS, or when the account may not; core::Error(refused) for a newer schema
void prepare_server(Connection& connection, std::span<core::PublishTable const> tables, int schema_version);

/// The version of the schema there. \throws core::Error(refused) when nothing was ever published there
[[nodiscard]] int server_version(Connection& connection);

/// The organisation an account publishes for: the one named, or its only one. Who runs the server makes it when it is
/// new. \throws core::Error
[[nodiscard]] std::string organisation_of(Connection& connection, std::string const& named);

}
