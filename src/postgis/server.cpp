#include "postgis/server.hpp"

#include "postgis_statements.hpp"

#include <algorithm>
#include <charconv>

namespace vigie::postgis {

namespace {

using core::PublishColumn;
using core::PublishKind;
using core::PublishTable;

std::string table_name(std::string const& name) { return "vigie." + quoted_name(name); }

std::string keys_of(PublishTable const& table) {
    std::string keys = "snapshot_id";
    for (auto const& key : table.keys)
        keys += ", " + quoted_name(key);
    return keys;
}

int number(std::string const& text) {
    int value = 0;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

core::Error needs_administrator(Connection const& connection, core::Error const& trouble) {
    return {core::ErrorCode::failed,
            {VIGIE_N_("{0} is not ready for this version of Vigie, and the account “{1}” may not prepare it. Ask who "
                      "runs the server to "
                      "publish once with an account that may create schemas and roles."),
             {connection.place(), connection.user()}},
            trouble.detail()};
}

void require_postgis(Connection& connection) {
    if (connection.rows("SELECT 1 WHERE current_setting('server_version_num')::int >= 150000").empty())
        throw core::Error(
            core::ErrorCode::failed,
            {VIGIE_N_("{0} is older than PostgreSQL 15. Ask who runs it for a newer one."), {connection.place()}});
    if (connection.rows("SELECT 1 FROM pg_extension WHERE extname = 'postgis'").empty())
        throw core::Error(
            core::ErrorCode::failed,
            {VIGIE_N_("{0} has no PostGIS. Ask who runs the server to run CREATE EXTENSION postgis; in that database."),
             {connection.place()}});
}

bool is_prepared(Connection& connection) {
    return !connection.rows("SELECT 1 FROM pg_catalog.pg_namespace WHERE nspname = 'vigie'").empty();
}

void add_table(Connection& connection, PublishTable const& table) {
    connection.execute(definition(table));
    for (auto const& column : table.columns)
        if (column.kind == PublishKind::geometry)
            connection.execute("CREATE INDEX ON " + table_name(table.name) + " USING gist (" +
                               quoted_name(column.name) + ")");
    connection.execute("SELECT vigie.protect('" + table_name(table.name) + "')");
    connection.execute("GRANT SELECT, INSERT ON " + table_name(table.name) + " TO vigie_publisher");
}

/// What a newer version of the project adds: snapshots made before have nothing there.
void add_columns(Connection& connection, PublishTable const& table) {
    for (auto const& column : table.columns)
        connection.execute("ALTER TABLE " + table_name(table.name) + " ADD COLUMN IF NOT EXISTS " +
                           quoted_name(column.name) + " " + type_of(column));
}

void bring_up_to_date(Connection& connection, std::span<PublishTable const> tables, int schema_version) {
    for (auto const& table : tables) {
        bool const is_there = connection.cell("SELECT to_regclass($1)", {table_name(table.name)}).has_value();
        if (is_there)
            add_columns(connection, table);
        else
            add_table(connection, table);
    }
    connection.rows(
        "INSERT INTO vigie.server VALUES ('schema_version', $1) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
        {std::to_string(schema_version)});
}

core::Error newer(Connection const& connection) {
    return {core::ErrorCode::refused,
            {VIGIE_N_("What is on {0} was published by a newer version of Vigie. Update the program."),
             {connection.place()}}};
}

}

std::string quoted_name(std::string const& name) {
    std::string quoted = "\"";
    for (char const c : name)
        quoted += c == '"' ? std::string("\"\"") : std::string(1, c);
    return quoted + '"';
}

std::string type_of(PublishColumn const& column) {
    switch (column.kind) {
    case PublishKind::integer:
        return "bigint";
    case PublishKind::real:
        return "double precision";
    case PublishKind::text:
        return "text";
    case PublishKind::blob:
        return "bytea";
    case PublishKind::geometry:
        break;
    }
    return "geometry(" + column.shape + ")"; // the system is the snapshot's
}

std::string definition(PublishTable const& table) {
    std::string sql = "CREATE TABLE " + table_name(table.name) +
                      " (snapshot_id bigint NOT NULL REFERENCES vigie.snapshot(id) ON DELETE CASCADE";
    if (table.is_entity()) sql += ", uid uuid NOT NULL"; // the same in every snapshot of the project
    for (auto const& column : table.columns)
        sql += ", " + quoted_name(column.name) + " " + type_of(column) + (column.is_required ? " NOT NULL" : "");
    sql += ", PRIMARY KEY (" + keys_of(table) + ")";
    if (table.is_entity()) {
        sql += ", UNIQUE (snapshot_id, uid)";
        for (auto const& reference : table.references)
            sql += ", FOREIGN KEY (snapshot_id, " + quoted_name(reference.column) + ") REFERENCES " +
                   table_name(reference.parent) + " (snapshot_id, " + quoted_name(reference.parent_key) +
                   ") DEFERRABLE INITIALLY DEFERRED";
    }
    for (auto const& condition : table.checks)
        sql += ", CHECK (" + condition + ")";
    return sql + ")";
}

void prepare_server(Connection& connection, std::span<PublishTable const> tables, int schema_version) {
    require_postgis(connection);
    connection.execute("SELECT pg_advisory_xact_lock(hashtext('vigie'))"); // one publication at a time
    bool const is_new = !is_prepared(connection);
    int const there = is_new ? 0 : server_version(connection);
    if (there > schema_version) throw newer(connection);
    if (there == schema_version) return;
    try {
        if (is_new) connection.execute(std::string(sql::server));
        bring_up_to_date(connection, tables, schema_version);
    } catch (core::Error const& trouble) {
        if (trouble.message().english.find("vigie_publisher") == std::string::npos) throw;
        throw needs_administrator(connection, trouble);
    }
}

int server_version(Connection& connection) {
    if (!is_prepared(connection))
        throw core::Error(
            core::ErrorCode::refused,
            {VIGIE_N_("Nothing was ever published on {0}. Check the name of the database, or publish first."),
             {connection.place()}});
    return number(connection.cell("SELECT value FROM vigie.server WHERE key = 'schema_version'").value_or(""));
}

std::string organisation_of(Connection& connection, std::string const& named) {
    auto const mine =
        connection.rows("SELECT organisation FROM vigie.organisation_member WHERE role_name = current_user ORDER BY 1");
    if (named.empty() && mine.size() == 1) return mine.front().front().value_or("");
    if (named.empty())
        throw core::Error(core::ErrorCode::usage,
                          VIGIE_N_("Say for which organisation this is published: --organisation CODE."));
    if (std::ranges::any_of(mine, [&](auto const& row) { return row.front() == named; })) return named;
    bool const runs_it =
        connection.cell("SELECT pg_has_role(nspowner, 'USAGE') FROM pg_namespace WHERE nspname = 'vigie'") == "t";
    if (!runs_it)
        throw core::Error(core::ErrorCode::failed,
                          {VIGIE_N_("The account “{0}” does not publish for “{1}”. Ask who runs {2} to enter it in "
                                    "vigie.organisation_member and to give it the role vigie_publisher."),
                           {connection.user(), named, connection.place()}});
    connection.rows("INSERT INTO vigie.organisation VALUES ($1) ON CONFLICT (code) DO NOTHING", {named});
    connection.rows("INSERT INTO vigie.organisation_member VALUES ($1, current_user)", {named});
    return named;
}

}
