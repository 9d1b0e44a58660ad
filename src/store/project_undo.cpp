// Undo and redo: SQLite session changesets, kept in the project.
#define SQLITE_ENABLE_SESSION 1
#define SQLITE_ENABLE_PREUPDATE_HOOK 1
#include "store/detail/database.hpp"
#include "store/detail/json.hpp"
#include "store/project.hpp"

#include "statements.hpp"

#include <sqlite3.h>

#include <memory>

namespace vigie::store {

namespace {

constexpr int kept_steps = 200;

/// Everything a table holds is recorded, rows that go with a deleted one included; but not the steps themselves, nor what follows
/// from the rest: spatial indexes (their triggers run again) and what the container says of its layers.
int is_recorded(void*, char const* table) {
    std::string_view const name(table);
    return name != "history" && !name.starts_with("rtree_") && !name.starts_with("gpkg_") && !name.starts_with("sqlite_") ? 1 : 0;
}

struct SessionDeleter {
    void operator()(sqlite3_session* session) const { sqlite3session_delete(session); }
};
using Session = std::unique_ptr<sqlite3_session, SessionDeleter>;

struct SqliteBytes {
    int size = 0;
    void* data = nullptr;
    SqliteBytes() = default;
    SqliteBytes(SqliteBytes const&) = delete;
    SqliteBytes& operator=(SqliteBytes const&) = delete;
    ~SqliteBytes() { sqlite3_free(data); }
    [[nodiscard]] std::span<std::byte const> span() const { return {static_cast<std::byte const*>(data), static_cast<std::size_t>(size)}; }
};

void require_ok(Database const& db, int code) {
    if (code != SQLITE_OK) throw database_error(db.handle(), db.path());
}

Session recorder(Database const& db) {
    sqlite3_session* raw = nullptr;
    require_ok(db, sqlite3session_create(db.handle(), "main", &raw));
    Session session(raw);
    sqlite3session_table_filter(raw, is_recorded, nullptr);
    require_ok(db, sqlite3session_attach(raw, nullptr));
    return session;
}

struct Step {
    std::int64_t id = 0;
    core::Message label;
    std::vector<std::byte> changeset;
};

std::optional<Step> read_step(Database& db, std::string_view which) {
    auto row = db.prepare(which);
    if (!row.step()) return std::nullopt;
    auto const bytes = row.blob(3);
    return Step{row.integer(0), {row.text(1), list_of_json(row.text(2))}, {bytes.begin(), bytes.end()}};
}

/// A conflict means that something else changed the same rows: the whole step is then refused. A row that went away with the one
/// it belongs to is no conflict.
int refuse_conflict(void*, int conflict, sqlite3_changeset_iter* change) {
    char const* table = nullptr;
    int columns = 0, operation = 0, is_indirect = 0;
    if (conflict == SQLITE_CHANGESET_NOTFOUND && sqlite3changeset_op(change, &table, &columns, &operation, &is_indirect) == SQLITE_OK &&
        operation == SQLITE_DELETE)
        return SQLITE_CHANGESET_OMIT;
    return SQLITE_CHANGESET_ABORT;
}

void apply_changeset(Database const& db, std::span<std::byte const> changeset) {
    int const code = sqlite3changeset_apply(db.handle(), static_cast<int>(changeset.size()),
                                            const_cast<std::byte*>(changeset.data()), is_recorded, refuse_conflict, nullptr);
    if (code == SQLITE_ABORT)
        throw core::Error(core::ErrorCode::failed, VIGIE_N_("This step cannot be undone any more: an import or another program changed the same rows since."));
    require_ok(db, code);
}

}

void Project::edit(core::Message const& label, std::function<void()> const& work) {
    transaction([&] {
        auto& db = *database_;
        SqliteBytes changes;
        {
            Session const session = recorder(db);
            work();
            require_ok(db, sqlite3session_changeset(session.get(), &changes.size, &changes.data));
        }
        if (changes.size == 0) return; // nothing changed, nothing to undo
        db.prepare(sql::drop_redo).run();
        db.prepare(sql::add_step).bind(":label", label.english).bind(":label_arguments", json_of(label.arguments)).bind(":changeset", changes.span())
            .bind(":at", utc_now()).run();
        db.prepare(sql::forget_steps).bind(":kept", kept_steps).run();
    });
}

std::optional<core::Message> Project::undo_label() const {
    auto step = read_step(*database_, sql::last_done);
    return step ? std::optional(std::move(step->label)) : std::nullopt;
}

std::optional<core::Message> Project::redo_label() const {
    auto step = read_step(*database_, sql::first_undone);
    return step ? std::optional(std::move(step->label)) : std::nullopt;
}

void Project::undo() {
    transaction([&] {
        auto const step = read_step(*database_, sql::last_done);
        if (!step) return;
        SqliteBytes inverse;
        require_ok(*database_, sqlite3changeset_invert(static_cast<int>(step->changeset.size()), step->changeset.data(), &inverse.size, &inverse.data));
        apply_changeset(*database_, inverse.span());
        database_->prepare(sql::mark_step).bind(":step", step->id).bind(":state", "undone").run();
    });
}

void Project::redo() {
    transaction([&] {
        auto const step = read_step(*database_, sql::first_undone);
        if (!step) return;
        apply_changeset(*database_, step->changeset);
        database_->prepare(sql::mark_step).bind(":step", step->id).bind(":state", "done").run();
    });
}

}
