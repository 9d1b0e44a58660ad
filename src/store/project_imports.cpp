// What each import did.
#include "store/detail/database.hpp"
#include "store/detail/json.hpp"
#include "store/project.hpp"

#include "statements.hpp"

#include <algorithm>
#include <array>

namespace vigie::store {

namespace {

constexpr std::size_t stored_findings = 1000;
constexpr std::array severity_codes{"note", "warning", "refused"};

core::Severity severity_of(std::string const& code) {
    for (std::size_t i = 0; i < severity_codes.size(); ++i)
        if (code == severity_codes[i]) return static_cast<core::Severity>(i);
    return core::Severity::warning;
}

std::vector<core::Finding> read_findings(Database& db, core::ImportId import) {
    std::vector<core::Finding> list;
    auto row = db.prepare(sql::import_findings);
    row.bind(":import", import);
    while (row.step()) {
        core::Finding finding;
        finding.severity = severity_of(row.text(0));
        if (!row.is_null(1)) finding.row = row.integer(1);
        finding.subject = row.text(2);
        finding.what = {row.text(3), list_of_json(row.text(4))};
        finding.remedy = {row.text(5), list_of_json(row.text(6))};
        list.push_back(std::move(finding));
    }
    return list;
}

}

core::ImportId Project::begin_import(std::string const& kind, std::string const& source_name) {
    core::ImportId id;
    transaction([&] {
        database_->prepare(sql::begin_import).bind(":kind", kind).bind(":source_name", source_name).bind(":imported_at", utc_now()).run();
        id = {database_->last_row_id()};
        start_import_step(id);
    });
    return id;
}

void Project::end_import(ImportReport const& report) {
    transaction([&] {
        database_->prepare(sql::end_import).bind(":import", report.id).bind(":target", report.target).bind(":mapping", report.mapping)
            .bind(":rows_read", report.read).bind(":rows_kept", report.kept).bind(":rows_refused", report.refused).bind(":rows_repaired", report.repaired)
            .bind(":rows_unlocated", report.unlocated).bind(":objects_made", report.made).bind(":duration_s", report.seconds).run();
        for (std::size_t i = 0; i < std::min(report.findings.size(), stored_findings); ++i) {
            auto const& finding = report.findings[i];
            database_->prepare(sql::add_import_finding).bind(":import", report.id).bind(":severity", severity_codes[static_cast<std::size_t>(finding.severity)])
                .bind(":source_row", finding.row).bind(":subject", finding.subject).bind(":what", finding.what.english)
                .bind(":what_arguments", json_of(finding.what.arguments)).bind(":remedy", finding.remedy.english)
                .bind(":remedy_arguments", json_of(finding.remedy.arguments)).run();
        }
        end_import_step(report);
    });
}

std::vector<ImportReport> Project::import_reports() const {
    std::vector<ImportReport> list;
    auto row = database_->prepare(sql::imports);
    while (row.step()) {
        ImportReport report;
        report.id = {row.integer(0)};
        report.kind = row.text(1);
        report.source_name = row.text(2);
        report.target = row.text(3);
        report.mapping = row.text(4);
        report.read = row.integer(5);
        report.kept = row.integer(6);
        report.refused = row.integer(7);
        report.repaired = row.integer(8);
        report.unlocated = row.integer(9);
        report.seconds = row.real(10);
        report.imported_at = row.text(11);
        report.made = row.integer(12);
        report.findings = read_findings(*database_, report.id);
        list.push_back(std::move(report));
    }
    return list;
}

}
