#include "store/detail/bulk_statement.hpp"

#include "store/detail/database.hpp"
#include "store/detail/names.hpp"

#include <sqlite3.h>

namespace vigie::store {

BulkInsert::BulkInsert(Database& db, std::string_view sql) : db_(db) {
    if (sqlite3_prepare_v3(db.handle(), sql.data(), static_cast<int>(sql.size()), SQLITE_PREPARE_PERSISTENT, &statement_, nullptr) != SQLITE_OK)
        throw database_error(db.handle(), db.path());
}

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

std::string insert_statement(std::string_view table, int columns) {
    std::string sql = "INSERT INTO " + quoted_name(table) + " VALUES (";
    for (int i = 0; i < columns; ++i) sql += i == 0 ? "?" : ",?";
    return sql + ")";
}

}
