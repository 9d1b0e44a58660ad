// Opening: without trust first, then the checks of schema_guard, then trust, then the schema steps the file lacks.
#include "store/backup.hpp"
#include "store/detail/database.hpp"
#include "store/detail/disk.hpp"
#include "store/detail/lock.hpp"
#include "store/detail/meta.hpp"
#include "store/detail/migrations.hpp"
#include "store/detail/schema_guard.hpp"
#include "store/project.hpp"

namespace vigie::store {

namespace {

namespace fs = std::filesystem;

void apply(Database& db, std::vector<Migration> const& steps) {
    for (auto const& step : steps)
        apply_migration(db, step);
}

/// What cannot be written is brought up to date in a copy of the process's own; the file stays as it is.
std::unique_ptr<Database> current_copy(Database& old, std::vector<Migration> const& steps) {
    auto copy = std::make_unique<Database>(old.path(), Database::Access::scratch);
    copy->copy_from(old);
    copy->trust();
    apply(*copy, steps);
    copy->forbid_writing();
    copy->holder = std::move(old.holder);
    copy->notes = std::move(old.notes);
    return copy;
}

/// The right to write a project, or why there is none.
struct Right {
    std::shared_ptr<ProjectLock> lock;
    bool is_first = false; ///< no other connection of this process, nor its parent, has it open for writing
    std::optional<Holder> holder;
    std::optional<core::Message> refusal;
};

Right right_to_write(fs::path const& path, bool is_on_network) {
    std::string const name = path.filename().string();
    core::Message const read_only_place{VIGIE_N_("{0} cannot be written where it is: it is open for reading only. To "
                                                 "work on it, copy it to a folder you may write to."),
                                        {name}};
    if (!is_writable(path)) return {{}, false, {}, read_only_place};
    auto taken = ProjectLock::take(path, is_on_network);
    if (auto* const lock = std::get_if<std::shared_ptr<ProjectLock>>(&taken)) {
        bool const is_first = lock->use_count() == 1 && !(*lock)->is_joined();
        return {std::move(*lock), is_first, {}, {}};
    }
    if (auto* const holder = std::get_if<Holder>(&taken)) {
        core::Message const held{VIGIE_N_("{0} is open for writing by {1} on {2} since {3}: it is open for reading "
                                          "only here. Close it there to work on it."),
                                 {name, holder->user, holder->host, holder->since}};
        return {{}, false, std::move(*holder), held};
    }
    return {{}, false, {}, read_only_place};
}

/// A file that is no sound project any more, with the way back when there is one.
core::Error damaged(fs::path const& path, core::Error const& error) {
    auto const kept = backups(path);
    if (kept.empty() || error.code() != core::ErrorCode::refused) return error;
    return {core::ErrorCode::refused,
            {VIGIE_N_("{0} is damaged and was not touched. Its newest backup, of {1}, is {2}: copy it under another "
                      "name and open it."),
             {path.filename().string(), kept.front().made_at, kept.front().file.string()}},
            error.message().english + (error.detail().empty() ? "" : " – " + error.detail())};
}

std::unique_ptr<Database> untrusted(fs::path const& path, Database::Access access) {
    try {
        auto db = std::make_unique<Database>(path, access);
        check_container(*db);
        return db;
    } catch (core::Error const& error) {
        throw damaged(path, error);
    }
}

/// The steps the file was made with, once everything in it is known to be theirs.
std::vector<Migration> checked_schema(Database& db) {
    try {
        auto applied = applied_migrations(db);
        check_schema(db, applied);
        return applied;
    } catch (core::Error const& error) {
        // Its very records cannot be read as ours are: whatever it is, it is no project.
        if (error.code() == core::ErrorCode::refused) throw;
        throw not_a_project(db, error.detail());
    }
}

void choose_journal(Database& db, OpenMode mode, bool is_on_network) {
    if (is_on_network) {
        db.notes.push_back({VIGIE_N_("{0} lies on a network drive. Work on a copy on this computer and put it back "
                                     "when you are done: on a shared drive a cut connection can damage it."),
                            {db.path().filename().string()}});
        db.set_journal(Database::Journal::rollback);
        if (mode == OpenMode::read_write) db.execute("PRAGMA locking_mode = EXCLUSIVE"); // a command has one connection
    } else
        db.set_journal(mode == OpenMode::shared ? Database::Journal::log : Database::Journal::rollback);
}

std::unique_ptr<Database> opened(fs::path const& path, OpenMode mode) {
    if (!fs::exists(path))
        throw core::Error(core::ErrorCode::refused,
                          {VIGIE_N_("{0} does not exist. Check the name and the folder."), {path.string()}});
    bool const is_remote = is_on_network(path);
    Right right;
    if (mode != OpenMode::read_only) right = right_to_write(path, is_remote);
    auto db = untrusted(path, right.lock ? Database::Access::read_write : Database::Access::read_only);
    db->lock = right.lock;
    db->holder = right.holder;
    if (right.refusal) db->notes.push_back(*right.refusal);
    right.lock.reset();
    auto const applied = checked_schema(*db);
    db->trust();
    if (right.is_first) choose_journal(*db, mode, is_remote);
    if (auto const steps = pending_migrations(applied); !steps.empty()) {
        if (db->is_read_only())
            db = current_copy(*db, steps);
        else {
            (void)make_backup(*db, BackupReason::migration, {});
            apply(*db, steps);
        }
    }
    db->srs_id = srs_of_code(meta(*db, "crs"));
    return db;
}

}

Project Project::open(std::filesystem::path const& path, OpenMode mode) { return Project(opened(path, mode)); }

}
