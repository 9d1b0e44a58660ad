// vigie check: is the file whole?
#include "store/detail/database.hpp"
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
    add_invalid_zones(*database_, findings);
    return findings;
}

}
