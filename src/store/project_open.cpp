// Opening: without trust first, then the checks of schema_guard, then trust, then the schema steps the file lacks.
#include "store/backup.hpp"
#include "store/detail/database.hpp"
#include "store/detail/meta.hpp"
#include "store/detail/migrations.hpp"
#include "store/detail/schema_guard.hpp"
#include "store/project.hpp"

namespace vigie::store {

namespace {

void apply(Database& db, std::vector<Migration> const& steps) {
    for (auto const& step : steps) apply_migration(db, step);
}

/// What cannot be written is brought up to date in a copy of the process's own; the file stays as it is.
std::unique_ptr<Database> current_copy(Database& old, std::vector<Migration> const& steps) {
    auto copy = std::make_unique<Database>(old.path(), Database::Access::scratch);
    copy->copy_from(old);
    copy->trust();
    apply(*copy, steps);
    copy->forbid_writing();
    return copy;
}

std::unique_ptr<Database> opened(std::filesystem::path const& path, OpenMode mode) {
    if (!std::filesystem::exists(path))
        throw core::Error(core::ErrorCode::refused, {VIGIE_N_("{0} does not exist. Check the name and the folder."), {path.string()}});
    auto db = std::make_unique<Database>(path, mode == OpenMode::read_only ? Database::Access::read_only : Database::Access::read_write);
    check_container(*db);
    auto const applied = applied_migrations(*db);
    check_schema(*db, applied);
    db->trust();
    if (auto const steps = pending_migrations(applied); !steps.empty()) {
        if (db->is_read_only()) db = current_copy(*db, steps);
        else {
            make_backup(path, BackupReason::migration);
            apply(*db, steps);
        }
    }
    db->srs_id = srs_of_code(meta(*db, "crs"));
    return db;
}

}

Project Project::open(std::filesystem::path const& path, OpenMode mode) { return Project(opened(path, mode)); }

}
