#include "workbench/import.hpp"

#include "core/error.hpp"
#include "gis/zone_assignment.hpp"
#include "workbench/import_work.hpp"

#include <algorithm>
#include <array>
#include <chrono>

namespace vigie::workbench {

namespace {

constexpr std::array kind_codes{"residences", "zones", "observations", "incidents", "actions", "context"};

/// A residence farther than this from every zone of a layer belongs to none.
constexpr double farthest_zone_m = 2000;

/// Geocoded addresses lie on the street, borders run along it: so near to a zone, a residence of no other counts as inside.
constexpr double border_tolerance_m = 5;

constexpr std::int64_t rows_between_polls = 256;

}

std::string_view code(ImportKind kind) { return kind_codes[static_cast<std::size_t>(kind)]; }

std::optional<ImportKind> import_kind_of_code(std::string_view text) {
    for (std::size_t i = 0; i < kind_codes.size(); ++i)
        if (text == kind_codes[i]) return static_cast<ImportKind>(i);
    return std::nullopt;
}

void ImportWork::refuse(std::int64_t row, std::string subject, core::Message what, core::Message remedy) {
    ++report.refused;
    note({core::Severity::refused, row, std::move(subject), std::move(what), std::move(remedy)});
}

void ImportWork::warn(std::int64_t row, std::string subject, core::Message what, core::Message remedy) {
    note({core::Severity::warning, row, std::move(subject), std::move(what), std::move(remedy)});
}

void ImportWork::warn_personal(Columns const& columns) {
    std::string names;
    for (auto const& name : columns.personal()) names += (names.empty() ? "" : ", ") + name;
    if (names.empty()) return;
    note({core::Severity::warning, std::nullopt, source_name, {VIGIE_N_("Columns about persons were left out: {0}."), {names}},
          VIGIE_N_("Vigie keeps no personal data; nothing is to be done.")});
}

void ImportWork::count(bool is_kept, std::optional<std::int64_t> expected) {
    ++report.read;
    if (is_kept) ++report.kept;
    if (report.read % rows_between_polls != 0) return;
    if (stop.stop_requested()) throw core::cancelled();
    if (request.progress && expected && *expected > 0) request.progress(std::min(0.9, 0.9 * static_cast<double>(report.read) / static_cast<double>(*expected)));
}

void ImportWork::read(std::function<bool(gis::Feature&)> const& visit) {
    auto const expected = source.row_count();
    finish_reading(source.read([&](gis::Feature&& row) { count(visit(row), expected); }, stop));
}

void ImportWork::read_batches(std::function<void(gis::RowBatch&)> const& prepare, std::function<bool(gis::RowBatch const&, std::size_t row)> const& visit) {
    auto const expected = source.row_count();
    auto const all = [&](gis::RowBatch const& batch) {
        for (std::size_t row = 0; row < batch.rows; ++row) count(visit(batch, row), expected);
    };
    finish_reading(source.read_batches(gis::CellKind::typed, prepare, all, stop));
}

void ImportWork::finish_reading(gis::Source::ReadResult const& result) {
    report.repaired += result.repaired;
    report.findings.insert(report.findings.end(), result.findings.begin(), result.findings.end());
    if (report.read == 0)
        throw core::Error(core::ErrorCode::refused, {VIGIE_N_("{0} holds no row. Check that it is the right file, and the right layer."), {source_name}});
    if (report.kept == 0) {
        auto const first = std::ranges::find(report.findings, core::Severity::refused, &core::Finding::severity);
        core::Message message{VIGIE_N_("No row of {0} can be used; nothing was written."), {source_name}};
        if (first != report.findings.end()) throw core::Error(core::ErrorCode::refused, message, first->what.english);
        throw core::Error(core::ErrorCode::refused, message);
    }
}

void ImportWork::write(std::function<void(core::ImportId)> const& work) {
    if (request.dry_run) return;
    project.transaction([&] {
        if (stop.stop_requested()) throw core::cancelled();
        work(report.id);
    });
}

namespace {

/// A copy of the project as it is before. Without room for one the import goes on, all or nothing as ever, and says so.
void back_up(ImportWork& work) {
    try {
        (void)work.project.back_up(store::BackupReason::import, work.stop);
    } catch (core::Error const& error) {
        if (error.code() != core::ErrorCode::failed || work.project.is_read_only()) throw;
        work.note({core::Severity::warning, std::nullopt, work.project.path().filename().string(), error.message(), {}});
    }
}

}

store::ImportReport import(store::Project& project, ImportRequest const& request, std::stop_token stop) {
    auto const started = std::chrono::steady_clock::now();
    ImportWork work{project, request, stop, gis::Source::open(request.source, {request.layer, request.encoding}), request.source.filename().string(),
                    gis::Crs::from_code(project.info().crs), {}};
    work.report.kind = code(request.kind);
    work.report.source_name = work.source_name;
    auto run = [&] {
        switch (request.kind) {
        case ImportKind::residences: return import_residences(work);
        case ImportKind::zones: return import_zones(work);
        case ImportKind::observations: return import_observations(work);
        case ImportKind::incidents: return import_incidents(work);
        case ImportKind::actions: return import_actions(work);
        case ImportKind::context: return import_context(work);
        }
    };
    auto finish = [&] {
        work.report.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - started).count();
        if (work.report.id) project.end_import(work.report);
    };
    if (request.dry_run) {
        run();
        finish();
    } else {
        back_up(work);
        project.transaction([&] {
            work.report.id = project.begin_import(work.report.kind, work.source_name);
            run();
            finish();
        });
    }
    if (request.progress) request.progress(1);
    return work.report;
}

void assign_residences(store::Project& project, core::ZoneLayer const& layer) {
    auto zones = project.zones(layer.id);
    std::ranges::sort(zones, {}, &core::Zone::code); // of several that could be, the first code has the residence
    std::vector<core::MultiPolygon> shapes;
    for (auto const& zone : zones) shapes.push_back(zone.shape);
    std::vector<core::ResidenceId> ids;
    std::vector<core::Projected> points;
    for (auto const& residence : project.residences()) {
        if (!residence.position) continue;
        ids.push_back(residence.id);
        points.push_back(*residence.position);
    }
    auto const assigned = gis::assign_zones(points, shapes, {.maximum_m = farthest_zone_m, .tolerance_m = border_tolerance_m});
    std::vector<core::ZoneMembership> memberships;
    for (std::size_t i = 0; i < assigned.size(); ++i)
        if (assigned[i].zone != gis::no_zone) memberships.push_back({ids[i], zones[assigned[i].zone].id, assigned[i].distance_m});
    project.set_memberships(layer.id, memberships);
}

}
