#pragma once

#include "core/publish.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace vigie::store {

class Database;

/// The conditions of the CHECK clauses of a CREATE TABLE statement, those of columns and those of the table; without
/// those that call a function, which another database may not have.
[[nodiscard]] std::vector<std::string> check_conditions(std::string_view create_table);

/// A table of the file as it is published.
[[nodiscard]] core::PublishTable published_table(Database& db, std::string const& name);

/// Belongs to this file or this computer and stays there.
[[nodiscard]] bool stays_here(std::string_view table);
/// Its rows cannot be without a row of a table that stays.
[[nodiscard]] bool goes_with_local(Database& db, core::PublishTable const& table);

}
