#define SQLITE_ENABLE_SESSION 1
#define SQLITE_ENABLE_PREUPDATE_HOOK 1
#include "store/detail/session.hpp"

#include "store/detail/changeset.hpp"
#include "store/detail/database.hpp"
#include "store/detail/tables.hpp"

#include <sqlite3.h>

#include <string_view>

namespace vigie::store {

namespace {

/// Bytes that SQLite allocated.
struct SqliteBytes {
    int size = 0;
    void* data = nullptr;
    SqliteBytes() = default;
    SqliteBytes(SqliteBytes const&) = delete;
    SqliteBytes& operator=(SqliteBytes const&) = delete;
    ~SqliteBytes() { sqlite3_free(data); }
    [[nodiscard]] std::span<std::byte const> span() const {
        return {static_cast<std::byte const*>(data), static_cast<std::size_t>(size)};
    }
};

void require_ok(Database const& db, int code) {
    if (code != SQLITE_OK) throw database_error(code, db.path());
}

int is_recorded_here(void*, char const* table) { return is_recorded(table) ? 1 : 0; }

int is_recorded_input(void*, char const* table) { return is_recorded(table) && !is_result(table) ? 1 : 0; }

/// Asked once per table before its changes are applied.
int note_table(void* database, char const* table) {
    std::string_view const name(table);
    if (name == "residence" || name == "zone") static_cast<Database*>(database)->are_extents_stale = true;
    return is_recorded_here(nullptr, table);
}

bool are_same(sqlite3_value* a, sqlite3_value* b) {
    int const type = sqlite3_value_type(a);
    if (type != sqlite3_value_type(b)) return false;
    if (type == SQLITE_INTEGER) return sqlite3_value_int64(a) == sqlite3_value_int64(b);
    if (type == SQLITE_FLOAT) return sqlite3_value_double(a) == sqlite3_value_double(b);
    if (type == SQLITE_NULL) return true;
    auto const bytes = [](sqlite3_value* value) {
        auto const* data = static_cast<char const*>(sqlite3_value_blob(value));
        return std::string_view(data, data == nullptr ? 0 : static_cast<std::size_t>(sqlite3_value_bytes(value)));
    };
    return bytes(a) == bytes(b);
}

/// A row that was removed just before set what named it to NULL: the change that says the same has nothing left to do.
bool is_done_already(sqlite3_changeset_iter* change, int columns) {
    for (int i = 0; i < columns; ++i) {
        sqlite3_value *after = nullptr, *now = nullptr;
        if (sqlite3changeset_new(change, i, &after) != SQLITE_OK) return false;
        if (after == nullptr) continue; // not changed
        if (sqlite3changeset_conflict(change, i, &now) != SQLITE_OK || now == nullptr || !are_same(after, now)) return false;
    }
    return true;
}

int answer_conflict(void*, int conflict, sqlite3_changeset_iter* change) {
    if (conflict == SQLITE_CHANGESET_FOREIGN_KEY) return SQLITE_CHANGESET_ABORT;
    char const* table = nullptr;
    int columns = 0, operation = 0, is_indirect = 0;
    if (sqlite3changeset_op(change, &table, &columns, &operation, &is_indirect) != SQLITE_OK)
        return SQLITE_CHANGESET_ABORT;
    bool const gives_way = is_result(table);
    if (conflict == SQLITE_CHANGESET_NOTFOUND && (operation == SQLITE_DELETE || gives_way))
        return SQLITE_CHANGESET_OMIT;
    if (conflict == SQLITE_CHANGESET_DATA && operation == SQLITE_UPDATE && is_done_already(change, columns))
        return SQLITE_CHANGESET_OMIT;
    if (!gives_way) return SQLITE_CHANGESET_ABORT;
    return conflict == SQLITE_CHANGESET_DATA || conflict == SQLITE_CHANGESET_CONFLICT ? SQLITE_CHANGESET_REPLACE
                                                                                      : SQLITE_CHANGESET_OMIT;
}

}

Recorder::Recorder(Database& db, What what)
    : db_(db) {
    require_ok(db, sqlite3session_create(db.handle(), "main", &session_));
    sqlite3session_table_filter(session_, what == What::everything ? is_recorded_here : is_recorded_input, nullptr);
    if (int const code = sqlite3session_attach(session_, nullptr); code != SQLITE_OK) {
        sqlite3session_delete(session_);
        throw database_error(code, db.path());
    }
}

Recorder::~Recorder() { sqlite3session_delete(session_); }

std::vector<std::byte> Recorder::changeset() const {
    SqliteBytes changes;
    require_ok(db_, sqlite3session_changeset(session_, &changes.size, &changes.data));
    auto const bytes = changes.span();
    return {bytes.begin(), bytes.end()};
}

void apply(Database& db, std::span<std::byte const> changeset, Direction direction) {
    if (!is_sound_changeset(changeset))
        throw core::Error(core::ErrorCode::failed,
                          VIGIE_N_("This step cannot be undone: what the project kept of it is damaged. Go back to a backup."));
    SqliteBytes reverse;
    if (direction == Direction::back) {
        require_ok(db, sqlite3changeset_invert(static_cast<int>(changeset.size()), changeset.data(), &reverse.size,
                                               &reverse.data));
        changeset = reverse.span();
    }
    int const code = sqlite3changeset_apply(db.handle(), static_cast<int>(changeset.size()),
                                            const_cast<std::byte*>(changeset.data()), note_table, answer_conflict, &db);
    if (code == SQLITE_ABORT)
        throw core::Error(
            core::ErrorCode::failed,
            VIGIE_N_("This step cannot be undone any more: an import or another program changed the same rows since."));
    require_ok(db, code);
}

}
