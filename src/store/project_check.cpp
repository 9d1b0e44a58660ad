// vigie check: is the file whole?
#include "store/detail/bulk_statement.hpp"
#include "store/detail/context_table.hpp"
#include "store/detail/database.hpp"
#include "store/detail/names.hpp"
#include "store/project.hpp"
#include "text/language.hpp"

#include "statements.hpp"

namespace vigie::store {

namespace {

constexpr std::string_view integrity_check = "PRAGMA integrity_check";
constexpr std::string_view foreign_key_check = "PRAGMA foreign_key_check";

using Findings = std::vector<Project::CheckFinding>;

void add_integrity(Database& db, Findings& findings) {
    auto row = db.prepare(integrity_check);
    while (row.step())
        if (auto text = row.text(0); text != "ok") findings.push_back({std::move(text), true});
}

void add_orphans(Database& db, Findings& findings) {
    auto row = db.prepare(foreign_key_check);
    while (row.step()) findings.push_back({text::tr("{0}: row {1} belongs to a row of {2} that is gone. Go back to an earlier copy of the file.",
                                     {row.text(0), std::to_string(row.integer(1)), row.text(2)}), true});
}

void add_index_gaps(Database& db, Findings& findings) {
    auto gap = db.prepare(sql::unindexed);
    while (gap.step())
        if (gap.integer(1) > 0)
            findings.push_back({text::tr("{0}: {1} rows differ from the spatial index. Import the layer again.",
                                         {gap.text(0), std::to_string(gap.integer(1))}), true});
    auto broken = db.prepare(sql::broken_indexes);
    while (broken.step())
        findings.push_back({text::tr("{0}: the spatial index is damaged ({1}). Import the layer again.", {broken.text(0), broken.text(1)}), true});
}

/// The same for the tables of context layers, whose names only the file knows.
void add_context_index_gaps(Database& db, Findings& findings) {
    for (auto const& table : context_tables(db)) {
        std::string const index = context_index(table), places = quoted_name(table) + " f WHERE NOT ST_IsEmpty(f.geom)";
        BulkQuery gap(db, "SELECT (SELECT count(*) FROM " + places + " AND NOT EXISTS (SELECT 1 FROM " + quoted_name(index) + " i WHERE i.id = f.fid)) + (SELECT count(*) FROM " +
                              quoted_name(index) + " i WHERE NOT EXISTS (SELECT 1 FROM " + places + " AND f.fid = i.id)), rtreecheck(?)");
        gap.bind(1, index);
        if (!gap.step()) continue;
        if (gap.integer(0) > 0)
            findings.push_back({text::tr("{0}: {1} rows differ from the spatial index. Import the layer again.", {table, std::to_string(gap.integer(0))}), true});
        if (gap.text(1) != "ok")
            findings.push_back({text::tr("{0}: the spatial index is damaged ({1}). Import the layer again.", {table, std::string(gap.text(1))}), true});
    }
}

void add_invalid_zones(Database& db, Findings& findings) {
    auto row = db.prepare(sql::invalid_zones);
    while (row.step()) findings.push_back({text::tr("Zone {1} of {0}: its outline crosses itself. Correct it in its source, then import it again.",
                                     {row.text(0), row.text(1)}), false});
}

}

std::vector<Project::CheckFinding> Project::check() const {
    Findings findings;
    add_integrity(*database_, findings);
    add_orphans(*database_, findings);
    add_index_gaps(*database_, findings);
    add_context_index_gaps(*database_, findings);
    add_invalid_zones(*database_, findings);
    return findings;
}

}
