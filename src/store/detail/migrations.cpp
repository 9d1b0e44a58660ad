#include "store/detail/migrations.hpp"

#include "store/detail/database.hpp"
#include "store/detail/meta.hpp"
#include "store/detail/sha256.hpp"
#include "store/detail/sql_words.hpp"

#include "migration_list.hpp"
#include "statements.hpp"

#include <algorithm>
#include <charconv>

namespace vigie::store {

namespace {

constexpr std::string_view foreign_key_check = "PRAGMA foreign_key_check";

core::Error from_another_version(Database const& db) {
    return {
        core::ErrorCode::refused,
        {VIGIE_N_("{0} was written by a newer version of Vigie. Update Vigie to open it; the file was not touched."),
         {db.path().filename().string()}}};
}

int number(std::string const& digits) {
    int value = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return value;
}

bool has_fingerprints(Database& db) {
    auto row = db.prepare(sql::has_fingerprints);
    return row.step() && row.integer(0) > 0;
}

void require_references(Database& db, Migration const& migration) {
    auto row = db.prepare(foreign_key_check);
    if (!row.step()) return;
    throw core::Error(core::ErrorCode::failed,
                      {VIGIE_N_("{0} cannot be brought up to date: it holds rows whose counterpart is gone. It was "
                                "left as it was; run “vigie check” on it."),
                       {db.path().filename().string()}},
                      std::string(migration.name) + ": " + row.text(0) + " -> " + row.text(2));
}

}

std::span<Migration const> known_migrations() { return listed_migrations(); }

std::string fingerprint(Migration const& migration) {
    std::string text;
    for (auto const& word : sql_words(migration.sql))
        text += word + ' ';
    return sha256(text);
}

std::vector<Migration> applied_migrations(Database& db) {
    std::vector<Migration> applied;
    auto row = db.prepare(has_fingerprints(db) ? sql::applied_migrations : sql::applied_migrations_v1);
    while (row.step()) {
        auto const known = std::ranges::find(known_migrations(), row.integer(0),
                                             [](Migration const& each) { return std::int64_t{each.version}; });
        if (known == known_migrations().end()) throw from_another_version(db);
        if (auto const recorded = row.text(1); !recorded.empty() && recorded != fingerprint(*known))
            throw from_another_version(db);
        applied.push_back(*known);
    }
    if (number(meta(db, "schema_version")) > known_migrations().back().version) throw from_another_version(db);
    return applied;
}

std::vector<Migration> pending_migrations(std::span<Migration const> applied) {
    std::vector<Migration> pending;
    for (auto const& migration : known_migrations())
        if (std::ranges::find(applied, migration.version, &Migration::version) == applied.end())
            pending.push_back(migration);
    return pending;
}

void record_migration(Database& db, Migration const& migration) {
    db.prepare(sql::add_migration).bind(":version", migration.version).bind(":applied_at", utc_now()).run();
    if (has_fingerprints(db))
        for (auto const& each :
             known_migrations()) // a project made before fingerprints were kept gets those of its steps now
            db.prepare(sql::put_fingerprint).bind(":version", each.version).bind(":sha256", fingerprint(each)).run();
    db.prepare(sql::put_schema_version).run();
}

void apply_migration(Database& db, Migration const& migration) {
    db.execute("PRAGMA foreign_keys = OFF");
    try {
        db.execute("BEGIN IMMEDIATE");
        db.execute(migration.sql);
        record_migration(db, migration);
        require_references(db, migration);
        db.execute("COMMIT");
    } catch (...) {
        db.try_execute("ROLLBACK; PRAGMA foreign_keys = ON");
        throw;
    }
    db.execute("PRAGMA foreign_keys = ON");
}

}
