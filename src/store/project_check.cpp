// vigie check: is the file whole?
#include "store/backup.hpp"
#include "store/detail/changeset.hpp"
#include "store/detail/context_table.hpp"
#include "store/detail/database.hpp"
#include "store/detail/json.hpp"
#include "store/detail/lock.hpp"
#include "store/detail/names.hpp"
#include "store/detail/schema_guard.hpp"
#include "store/project.hpp"
#include "text/language.hpp"

#include "statements.hpp"

namespace vigie::store {

namespace {

constexpr std::string_view integrity_check = "PRAGMA integrity_check";
constexpr std::string_view foreign_key_check = "PRAGMA foreign_key_check";

using Findings = std::vector<Project::CheckFinding>;

/// A file so broken that a question cannot be answered: that is the finding.
template <typename Question> void ask(Findings& findings, std::string const& subject, Question question) {
    try {
        question();
    } catch (core::Error const& error) {
        findings.push_back({subject, text::sentence(error.message()) + (error.detail().empty() ? "" : " (" + error.detail() + ")"), true});
    }
}

void add_integrity(Database& db, Findings& findings) {
    auto row = db.prepare(integrity_check);
    while (row.step())
        if (auto text = row.text(0); text != "ok") findings.push_back({"integrity", std::move(text), true});
}

void add_orphans(Database& db, Findings& findings) {
    auto row = db.prepare(foreign_key_check);
    while (row.step())
        findings.push_back({"references", text::tr("{0}: row {1} belongs to a row of {2} that is gone. Go back to an earlier copy of the file.",
                                                   {row.text(0), std::to_string(row.integer(1)), row.text(2)}), true});
}

void add_index_gaps(Database& db, Findings& findings) {
    auto gap = db.prepare(sql::unindexed);
    while (gap.step())
        if (gap.integer(1) > 0)
            findings.push_back({"spatial index", text::tr("{0}: {1} rows differ from the spatial index. Import the layer again.",
                                                          {gap.text(0), std::to_string(gap.integer(1))}), true});
    auto broken = db.prepare(sql::broken_indexes);
    while (broken.step())
        findings.push_back({"spatial index", text::tr("{0}: the spatial index is damaged ({1}). Import the layer again.", {broken.text(0), broken.text(1)}), true});
}

Project::CheckFinding malformed(std::string const& table, std::int64_t count, std::int64_t first) {
    return {"geometry",
            text::tr("{0}: {1} shapes cannot be read, the first in row {2}; they are not drawn. Correct them in the program that wrote them, or import again.",
                     {table, std::to_string(count), std::to_string(first)}),
            true};
}

void add_malformed(Database& db, Findings& findings) {
    auto row = db.prepare(sql::malformed_geometries);
    while (row.step()) findings.push_back(malformed(row.text(0), row.integer(1), row.integer(2)));
    for (auto const& table : context_tables(db)) {
        OneOff counted(db, "SELECT count(*), min(fid) FROM " + quoted_name(table) + " WHERE vg_is_sound(geom) = 0");
        if (counted.step() && counted.integer(0) > 0) findings.push_back(malformed(table, counted.integer(0), counted.integer(1)));
    }
}

/// The same for the tables of context layers, whose names only the file knows.
void add_context_index_gaps(Database& db, Findings& findings) {
    for (auto const& table : context_tables(db)) {
        std::string const index = context_index(table), places = quoted_name(table) + " f WHERE NOT ST_IsEmpty(f.geom)";
        OneOff gap(db, "SELECT (SELECT count(*) FROM " + places + " AND NOT EXISTS (SELECT 1 FROM " + quoted_name(index) + " i WHERE i.id = f.fid)) + (SELECT count(*) FROM " +
                              quoted_name(index) + " i WHERE NOT EXISTS (SELECT 1 FROM " + places + " AND f.fid = i.id)), rtreecheck(?)");
        gap.bind(1, index);
        if (!gap.step()) continue;
        if (gap.integer(0) > 0)
            findings.push_back({"spatial index", text::tr("{0}: {1} rows differ from the spatial index. Import the layer again.", {table, std::to_string(gap.integer(0))}), true});
        if (gap.text(1) != "ok")
            findings.push_back({"spatial index", text::tr("{0}: the spatial index is damaged ({1}). Import the layer again.", {table, gap.text(1)}), true});
    }
}

void add_invalid_zones(Database& db, Findings& findings) {
    auto row = db.prepare(sql::invalid_zones);
    while (row.step())
        findings.push_back({"shape", text::tr("Zone {1} of {0}: its outline crosses itself. Correct it in its source, then import it again.",
                                              {row.text(0), row.text(1)}), false});
}

void add_odd_values(Database& db, Findings& findings) {
    auto row = db.prepare(sql::odd_values);
    while (row.step())
        findings.push_back({"values", text::tr("{0}.{1}: {2} values are not whole numbers from zero up, the first in row {3}. Correct them in the program that wrote them.",
                                               {row.text(0), row.text(1), std::to_string(row.integer(2)), std::to_string(row.integer(3))}), true});
}

void add_history_gaps(Database& db, Findings& findings) {
    auto row = db.prepare(sql::lost_batches);
    while (row.step())
        findings.push_back({"history", text::tr("The import {0} is in the history and not in the project: it cannot be undone.", {row.text(0)}), true});
}

void add_damaged_steps(Database& db, Findings& findings) {
    auto row = db.prepare(sql::changesets);
    while (row.step())
        if (!is_sound_changeset(row.blob(2)))
            findings.push_back({"history", text::tr("The step “{0}” cannot be undone: what the project kept of it is damaged.",
                                                    {text::sentence({row.text(0), list_of_json(row.text(1))})}), true});
}

void add_backup_trouble(std::filesystem::path const& project, Findings& findings) {
    auto const kept = backups(project);
    if (kept.empty()) return;
    try {
        Database copy(kept.front().file, Database::Access::read_only);
        if (passes_quick_check(copy)) return;
    } catch (core::Error const&) {
    }
    findings.push_back({"backups", text::tr("The newest backup, {0}, is damaged. It will be replaced by the next; copy the project elsewhere meanwhile.",
                                            {kept.front().file.string()}), false});
}

/// Closed, a project is one file that can be mailed or copied.
void add_second_files(std::filesystem::path const& project, Findings& findings) {
    if (holder_of(project)) return; // at work
    for (auto const* const suffix : {"-wal", "-journal"}) {
        std::error_code missing;
        auto const size = std::filesystem::file_size(project.string() + suffix, missing);
        if (!missing && size > 0)
            findings.push_back({"files", text::tr("{0} was not closed properly: {1} beside it holds part of the work. Keep both together; opening and closing the project makes one file of them.",
                                                  {project.filename().string(), project.filename().string() + suffix}), false});
    }
}

}

std::vector<Project::CheckFinding> Project::check() const {
    Findings findings;
    auto& db = *database_;
    ask(findings, "integrity", [&] { add_integrity(db, findings); });
    ask(findings, "references", [&] { add_orphans(db, findings); });
    ask(findings, "spatial index", [&] { add_index_gaps(db, findings); });
    ask(findings, "spatial index", [&] { add_context_index_gaps(db, findings); });
    ask(findings, "geometry", [&] { add_malformed(db, findings); });
    ask(findings, "shape", [&] { add_invalid_zones(db, findings); });
    ask(findings, "values", [&] { add_odd_values(db, findings); });
    ask(findings, "history", [&] { add_history_gaps(db, findings); });
    ask(findings, "history", [&] { add_damaged_steps(db, findings); });
    add_backup_trouble(path(), findings);
    add_second_files(path(), findings);
    return findings;
}

}
