#define SQLITE_ENABLE_SESSION 1
#define SQLITE_ENABLE_PREUPDATE_HOOK 1
#include "store/detail/session.hpp"

#include "store/detail/changeset.hpp"
#include "store/detail/database.hpp"
#include "store/detail/tables.hpp"

#include <sqlite3.h>

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

int answer_conflict(void*, int conflict, sqlite3_changeset_iter* change) {
    if (conflict == SQLITE_CHANGESET_FOREIGN_KEY) return SQLITE_CHANGESET_ABORT;
    char const* table = nullptr;
    int columns = 0, operation = 0, is_indirect = 0;
    if (sqlite3changeset_op(change, &table, &columns, &operation, &is_indirect) != SQLITE_OK)
        return SQLITE_CHANGESET_ABORT;
    bool const gives_way = is_result(table);
    if (conflict == SQLITE_CHANGESET_NOTFOUND && (operation == SQLITE_DELETE || gives_way))
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
