// vigie check: is the file whole?
#include "store/detail/database.hpp"
#include "store/project.hpp"

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
    while (row.step()) findings.push_back({row.text(0) + ": row " + std::to_string(row.integer(1)) + " refers to a missing row of " + row.text(2), true});
}

void add_index_gaps(Database& db, Findings& findings) {
    auto row = db.prepare(sql::unindexed);
    while (row.step())
        if (row.integer(1) > 0) findings.push_back({row.text(0) + ": " + std::to_string(row.integer(1)) + " rows differ from the spatial index", true});
}

void add_invalid_zones(Database& db, Findings& findings) {
    auto row = db.prepare(sql::invalid_zones);
    while (row.step()) findings.push_back({"zone " + row.text(0) + " " + row.text(1) + ": its shape crosses itself", false});
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
