#include "store/retention.hpp"

#include "core/error.hpp"
#include "store/backup.hpp"
#include "store/detail/database.hpp"

#include "statements.hpp"

#include <sqlite3.h>

#include <chrono>

namespace vigie::store {

namespace {

/// Nodes of an R-tree keep the bytes of what was taken out of them: the index is written anew.
void rewrite_index(Database& db) {
    db.execute("DELETE FROM rtree_incident_geom");
    db.prepare(sql::index_incidents).run();
}

void erase(Database& db, Purge const& purge) {
    auto const before = core::iso(purge.before);
    db.prepare(sql::count_purged).bind(":before", before).run();
    db.prepare(sql::purge_findings).bind(":before", before).run();
    db.prepare(sql::purge_incidents).bind(":before", before).run();
    rewrite_index(db);
    db.prepare(sql::drop_redo).run();
    db.prepare(sql::end_history).run();
    db.prepare(sql::forget_replaced).run();
    auto row = db.prepare(sql::log_purge);
    row.bind(":at", utc_now()).bind(":before", before).bind(":incidents", purge.incidents);
    row.bind(":unlinked", purge.unlinked).bind(":findings", purge.findings).bind(":steps", purge.steps);
    row.bind(":backups", purge.backups).run();
}

std::int64_t count(Database& db, std::string_view query) {
    auto row = db.prepare(query);
    return row.step() ? row.integer(0) : 0;
}

/// Without the pages that became free; a database of its own is attached for that time. False: no room.
bool write_anew(Database& db) {
    int const attached = sqlite3_limit(db.handle(), SQLITE_LIMIT_ATTACHED, 1);
    bool is_done = true;
    try {
        db.execute("VACUUM");
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)"); // a window beside keeps the log of the old pages otherwise
    } catch (core::Error const&) {
        is_done = false;
    }
    sqlite3_limit(db.handle(), SQLITE_LIMIT_ATTACHED, attached);
    return is_done;
}

/// A backup of what is left, then the earlier ones go: at no time is there none.
void replace_backups(Project& project, std::vector<Backup> const& earlier) {
    if (earlier.empty()) return;
    (void)project.back_up(BackupReason::work);
    for (auto const& backup : earlier) {
        std::error_code error;
        std::filesystem::remove(backup.file, error);
        if (error)
            throw core::Error(
                core::ErrorCode::failed,
                {VIGIE_N_(
                     "The incidents are purged, but {0} still holds them and could not be removed. Remove that file."),
                 {backup.file.string()}},
                error.message());
    }
}

}

core::Date retention_limit(core::Date today) {
    auto const day = today - std::chrono::years{kept_years};
    return day.ok() ? day : day.year() / day.month() / std::chrono::last;
}

Purge planned_purge(Project const& project, core::Date before) {
    auto& db = project.database();
    Purge purge;
    purge.before = before;
    {
        auto row = db.prepare(sql::purgeable);
        row.bind(":before", core::iso(before));
        row.step();
        purge.incidents = row.integer(0);
        purge.unlinked = row.integer(1);
        purge.first_on = row.text(2);
        purge.last_on = row.text(3);
    }
    if (purge.incidents == 0) return purge;
    auto kinds = db.prepare(sql::purgeable_kinds);
    kinds.bind(":before", core::iso(before));
    while (kinds.step())
        purge.kinds.emplace_back(kinds.text(0), kinds.integer(1));
    auto findings = db.prepare(sql::purgeable_findings);
    findings.bind(":before", core::iso(before));
    if (findings.step()) purge.findings = findings.integer(0);
    purge.steps = count(db, sql::purgeable_steps);
    purge.backups = static_cast<std::int64_t>(backups(project.path()).size());
    return purge;
}

Purge purge(Project& project, core::Date before, std::function<void(double)> const& progress,
            std::stop_token const& stop) {
    auto& db = project.database();
    auto const at = [&](double share) {
        if (progress) progress(share);
    };
    auto const go_on = [&] {
        if (stop.stop_requested()) throw core::cancelled();
    };
    auto const done = planned_purge(project, before);
    if (done.incidents == 0) return done;
    auto const earlier = backups(project.path());
    go_on();
    at(0.1);
    db.execute("PRAGMA secure_delete = ON");
    project.without_history([&] {
        project.transaction([&] {
            erase(db, done);
            go_on(); // the last moment: nothing is written yet
        });
    });
    at(0.4);
    bool const is_anew = write_anew(db);
    at(0.7);
    replace_backups(project, earlier);
    at(1);
    if (!is_anew)
        throw core::Error(core::ErrorCode::failed,
                          {VIGIE_N_("The incidents are purged and overwritten, but {0} could not be made smaller: "
                                    "there is no room for it on the disk."),
                           {project.path().filename().string()}});
    return done;
}

std::vector<PurgeEntry> purge_log(Project const& project) {
    std::vector<PurgeEntry> log;
    auto row = project.database().prepare(sql::purge_log);
    while (row.step()) {
        PurgeEntry entry{row.text(0), {}};
        entry.what.before = core::parse_date(row.text(1)).value_or(core::Date{});
        entry.what.incidents = row.integer(2);
        entry.what.unlinked = row.integer(3);
        entry.what.findings = row.integer(4);
        entry.what.steps = row.integer(5);
        entry.what.backups = row.integer(6);
        log.push_back(std::move(entry));
    }
    return log;
}

std::optional<core::Date> purged_before(Project const& project) {
    std::optional<core::Date> latest;
    for (auto const& entry : purge_log(project))
        if (!latest || entry.what.before > *latest) latest = entry.what.before;
    return latest;
}

}
