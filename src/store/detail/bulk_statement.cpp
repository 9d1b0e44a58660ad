#include "store/detail/bulk_statement.hpp"

#include "store/detail/database.hpp"
#include "store/detail/names.hpp"

#include <sqlite3.h>

namespace vigie::store {

namespace {

sqlite3_stmt* prepared(Database& db, std::string const& sql) {
    sqlite3_stmt* statement = nullptr;
    if (sqlite3_prepare_v3(db.handle(), sql.data(), static_cast<int>(sql.size()), SQLITE_PREPARE_PERSISTENT, &statement, nullptr) != SQLITE_OK)
        throw database_error(db.handle(), db.path());
    return statement;
}

}

BulkInsert::BulkInsert(Database& db, std::string const& sql) : db_(db), statement_(prepared(db, sql)) {}

BulkInsert::~BulkInsert() { sqlite3_finalize(statement_); }

void BulkInsert::bind(int place, std::int64_t value) { sqlite3_bind_int64(statement_, place, value); }

void BulkInsert::bind(int place, double value) { sqlite3_bind_double(statement_, place, value); }

void BulkInsert::bind(int place, std::string_view text) {
    sqlite3_bind_text(statement_, place, text.empty() ? "" : text.data(), static_cast<int>(text.size()), SQLITE_STATIC);
}

void BulkInsert::bind(int place, std::span<std::byte const> blob) {
    sqlite3_bind_blob(statement_, place, blob.data(), static_cast<int>(blob.size()), SQLITE_STATIC);
}

void BulkInsert::null(int place) { sqlite3_bind_null(statement_, place); }

void BulkInsert::clear() { sqlite3_clear_bindings(statement_); }

void BulkInsert::run() {
    if (sqlite3_step(statement_) != SQLITE_DONE) throw database_error(db_.handle(), db_.path());
    sqlite3_reset(statement_);
}

BulkQuery::BulkQuery(Database& db, std::string const& sql) : db_(db), statement_(prepared(db, sql)) {}

BulkQuery::~BulkQuery() { sqlite3_finalize(statement_); }

void BulkQuery::bind(int place, std::string_view text) {
    sqlite3_bind_text(statement_, place, text.empty() ? "" : text.data(), static_cast<int>(text.size()), SQLITE_TRANSIENT);
}

bool BulkQuery::step() {
    int const result = sqlite3_step(statement_);
    if (result != SQLITE_ROW && result != SQLITE_DONE) throw database_error(db_.handle(), db_.path());
    return result == SQLITE_ROW;
}

bool BulkQuery::is_null(int column) const { return sqlite3_column_type(statement_, column) == SQLITE_NULL; }

std::int64_t BulkQuery::integer(int column) const { return sqlite3_column_int64(statement_, column); }

double BulkQuery::real(int column) const { return sqlite3_column_double(statement_, column); }

std::string_view BulkQuery::text(int column) const {
    auto const* const bytes = reinterpret_cast<char const*>(sqlite3_column_text(statement_, column));
    return bytes == nullptr ? std::string_view() : std::string_view(bytes, static_cast<std::size_t>(sqlite3_column_bytes(statement_, column)));
}

std::span<std::byte const> BulkQuery::blob(int column) const {
    auto const* const bytes = static_cast<std::byte const*>(sqlite3_column_blob(statement_, column));
    return {bytes, bytes == nullptr ? 0 : static_cast<std::size_t>(sqlite3_column_bytes(statement_, column))};
}

std::string insert_statement(std::string_view table, int columns) {
    std::string sql = "INSERT INTO " + quoted_name(table) + " VALUES (";
    for (int i = 0; i < columns; ++i) sql += i == 0 ? "?" : ",?";
    return sql + ")";
}

}
