#include "imports/import.hpp"

#include "core/error.hpp"
#include "imports/detail/dwelling_groups.hpp"
#include "imports/outcome.hpp"
#include "text/language.hpp"

#include <algorithm>
#include <array>
#include <chrono>

namespace vigie::imports {

namespace {

constexpr std::array kind_codes{"residences", "zones", "observations", "incidents", "actions", "context"};

constexpr std::int64_t rows_between_polls = 256;
constexpr std::int64_t sample_rows = 5000;
constexpr std::size_t most_findings = 5000;

}

std::string_view code(ImportKind kind) { return kind_codes[static_cast<std::size_t>(kind)]; }

std::optional<ImportKind> import_kind_of_code(std::string_view text) {
    for (std::size_t i = 0; i < kind_codes.size(); ++i)
        if (text == kind_codes[i]) return static_cast<ImportKind>(i);
    return std::nullopt;
}

void ImportWork::note(core::Finding finding) {
    if (finding.row && report.findings.size() >= most_findings)
        ++unlisted;
    else
        report.findings.push_back(std::move(finding));
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
    for (auto const& name : columns.personal())
        names += (names.empty() ? "" : ", ") + name;
    if (names.empty()) return;
    note({core::Severity::warning,
          std::nullopt,
          source_name,
          {VIGIE_N_("Columns about persons were left out: {0}."), {names}},
          VIGIE_N_("Vigie keeps no personal data; nothing is to be done.")});
}

void ImportWork::count(bool is_kept, std::optional<std::int64_t> expected) {
    ++report.read;
    if (is_kept) ++report.kept;
    if (report.read % rows_between_polls != 0) return;
    if (stop.stop_requested()) throw core::cancelled();
    if (request.progress && expected && *expected > 0)
        request.progress(std::min(0.9, 0.9 * static_cast<double>(report.read) / static_cast<double>(*expected)));
}

Columns const& ImportWork::columns(std::vector<FieldNames> const& fields) {
    auto rules = column_rules(profile ? &*profile : nullptr, request.mapping, request.decimal);
    if (profile)
        for (auto& key : DwellingGroups::key_fields(*profile))
            rules.profile.push_back(std::move(key));
    used.emplace(source.fields(), std::move(rules), fields, source_name);
    report.mapping = used->json();
    return *used;
}

Positions ImportWork::positions(Columns const& columns) {
    Positions positions(source, columns, sample, destination_of(project),
                        {request.crs, profile ? profile->crs : std::string()}, report.findings);
    crs = positions.found();
    if (positions.project_crs().code() != project.info().crs) new_project_crs = positions.project_crs();
    return positions;
}

std::string ImportWork::layer_name() const {
    if (!request.target.empty()) return request.target;
    return profile && !profile->target.empty() ? profile->target : request.source.stem().string();
}

void ImportWork::close(Positions const& positions) {
    std::vector<core::Finding> met;
    positions.close(met);
    for (auto& finding : met)
        note(std::move(finding));
}

void ImportWork::require_kept() const {
    if (report.kept > 0 || request.is_trial) return;
    auto const first = std::ranges::find(report.findings, core::Severity::refused, &core::Finding::severity);
    throw core::Error(core::ErrorCode::refused,
                      {VIGIE_N_("No row of {0} can be used; nothing was written."), {source_name}},
                      first == report.findings.end() ? std::string() : text::sentence(first->what));
}

void ImportWork::read(std::function<bool(gis::Feature&)> const& visit) {
    read_some(visit);
    require_kept();
}

void ImportWork::read_some(std::function<bool(gis::Feature&)> const& visit) {
    auto const expected = source.row_count();
    finish_reading(source.read([&](gis::Feature&& row) { count(visit(row), expected); }, stop));
}

void ImportWork::read_placed(Positions& positions, std::function<bool(gis::Feature&, Place&)> const& visit) {
    read_some_placed(positions, visit);
    require_kept();
}

void ImportWork::read_some_placed(Positions& positions, std::function<bool(gis::Feature&, Place&)> const& visit) {
    using Rows = std::vector<std::pair<gis::Feature, Place>>;
    auto const expected = source.row_count();
    auto const place_all = [&](gis::RowBatch& batch) {
        auto rows = std::make_shared<Rows>(batch.rows);
        for (std::size_t i = 0; i < batch.rows; ++i) {
            auto& [row, place] = (*rows)[i];
            row = gis::take_row(batch, i);
            place = positions.place(row);
        }
        batch.prepared = std::move(rows);
    };
    auto const visit_all = [&](gis::RowBatch const& batch) {
        for (auto& [row, place] : *std::static_pointer_cast<Rows>(batch.prepared))
            count(visit(row, place), expected);
    };
    finish_reading(source.read_batches(gis::CellKind::text, place_all, visit_all, stop));
}

void ImportWork::read_batches(std::function<void(gis::RowBatch&)> const& prepare,
                              std::function<bool(gis::RowBatch const&, std::size_t row)> const& visit) {
    auto const expected = source.row_count();
    auto const all = [&](gis::RowBatch const& batch) {
        for (std::size_t row = 0; row < batch.rows; ++row)
            count(visit(batch, row), expected);
    };
    finish_reading(source.read_batches(gis::CellKind::typed, prepare, all, stop));
}

void ImportWork::finish_reading(gis::Source::ReadResult const& result) {
    report.repaired += result.repaired;
    for (auto const& finding : result.findings)
        note(finding);
    if (report.read == 0)
        throw core::Error(
            core::ErrorCode::refused,
            {VIGIE_N_("{0} holds no row. Check that it is the right file, and the right layer."), {source_name}});
}

void ImportWork::write(std::function<void(core::ImportId)> const& work) {
    if (request.dry_run) return;
    if (stop.stop_requested()) throw core::cancelled();
    if (new_project_crs) {
        auto info = project.info();
        info.crs = new_project_crs->code();
        info.crs_name = new_project_crs->name();
        info.crs_wkt = new_project_crs->wkt();
        project.change_crs(info);
    }
    work(report.id);
}

namespace {

/// A copy of the project as it is before. Without room for one the import goes on, all or nothing as ever, and says so.
void back_up(ImportWork& work) {
    try {
        (void)work.project.back_up(store::BackupReason::import, work.stop);
    } catch (core::Error const& error) {
        if (error.code() != core::ErrorCode::failed || work.project.is_read_only()) throw;
        work.note(
            {core::Severity::warning, std::nullopt, work.project.path().filename().string(), error.message(), {}});
    }
}

}

ImportOutcome import_with_details(store::Project& project, ImportRequest const& request, std::stop_token stop) {
    auto const started = std::chrono::steady_clock::now();
    auto opened = open_source(request, request.kind);
    ImportWork work{project,
                    request,
                    stop,
                    std::move(opened.source),
                    std::move(opened.profile),
                    request.source.filename().string()};
    work.report.kind = code(request.kind);
    work.report.source_name = work.source_name;
    work.sample = first_rows(work.source, sample_rows, stop);
    work.source.limit(request.most_rows);
    if (work.profile)
        work.note({core::Severity::note,
                   std::nullopt,
                   work.source_name,
                   {VIGIE_N_("Read with the profile “{0}”."), {text::pick(work.profile->name)}},
                   VIGIE_N_("Choose another with --profile, or none with --profile none.")});
    auto run = [&] {
        switch (request.kind) {
        case ImportKind::residences:
            return import_residences(work);
        case ImportKind::zones:
            return import_zones(work);
        case ImportKind::observations:
            return import_observations(work);
        case ImportKind::incidents:
            return import_incidents(work);
        case ImportKind::actions:
            return import_actions(work);
        case ImportKind::context:
            return import_context(work);
        }
    };
    auto finish = [&] {
        if (work.unlisted > 0)
            work.note({core::Severity::note,
                       std::nullopt,
                       work.source_name,
                       {VIGIE_N_("{0} more rows had something to say; they are counted, not listed."),
                        {std::to_string(work.unlisted)}},
                       {}});
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
        if (!request.save_profile.empty() && work.used)
            save_profile(
                profile_of(request.save_profile, request, *work.used, work.profile ? &*work.profile : nullptr));
    }
    if (request.progress) request.progress(1);
    return {std::move(work.report), std::move(work.changes),       std::move(work.suggestions),
            std::move(work.join),   work.crs.value_or(CrsFound{}), work.profile ? work.profile->code : std::string()};
}

store::ImportReport import(store::Project& project, ImportRequest const& request, std::stop_token stop) {
    return import_with_details(project, request, std::move(stop)).report;
}

}
