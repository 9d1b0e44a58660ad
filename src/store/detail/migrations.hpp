#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace vigie::store {

class Database;

/// One file of sql/schema: « 002_history.sql » is version 2.
struct Migration {
    int version = 0;
    std::string_view name; ///< « 002_history »
    std::string_view sql;
};

/// Every schema file this program has, in the order of their versions. There may be gaps.
[[nodiscard]] std::span<Migration const> known_migrations();

/// Of a schema file's words, so that neither a comment nor a blank changes it.
[[nodiscard]] std::string fingerprint(Migration const& migration);

/// The steps a project was made with, in the order of their versions. Reads two tables; nothing in the file is trusted
/// for it. \throws core::Error(refused) when one is unknown (the file comes from a newer version) or differs from this
/// program's
[[nodiscard]] std::vector<Migration> applied_migrations(Database& db);

/// The steps still to be applied, in order. A step left out by a gap is applied when the program gets to know it.
[[nodiscard]] std::vector<Migration> pending_migrations(std::span<Migration const> applied);

/// Applies one step and records it, in one transaction: all of it or nothing. Foreign keys are off meanwhile (tables
/// may be rebuilt) and checked before the commit. The connection must be trusted. \throws core::Error(failed), the file
/// left as it was
void apply_migration(Database& db, Migration const& migration);

/// Records a step whose script has just run (001, while a project is made).
void record_migration(Database& db, Migration const& migration);

}
