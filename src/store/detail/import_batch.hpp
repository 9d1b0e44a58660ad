#pragma once

#include "core/id.hpp"

namespace vigie::store {

class Database;

/// What an import writes is not recorded row by row: what it adds carries its id. Only what it changes beyond that is
/// noted in import_change, by temporary triggers: rows it replaced or removed, whole, and rows it added in tables that
/// carry no import id (unless they go with a parent it added as well). Inserting into a table with an import id costs
/// nothing.
void start_batch(Database& db, core::ImportId import);
void stop_batch(Database& db);

/// Takes an import out: what it replaced comes back, what it added goes, with its report. Inside a transaction, the
/// newest step first.
void remove_batch(Database& db, core::ImportId import);

}
