#include "app/window_exports.hpp"

#include "app/edition_delivery.hpp"
#include "app/held_data_export.hpp"
#include "app/import_report.hpp"
#include "app/map_export.hpp"
#include "app/output_file.hpp"
#include "app/project_server.hpp"
#include "app/sheet_batch.hpp"
#include "app/sheet_files.hpp"
#include "core/error.hpp"
#include "diagnosis/grid_file.hpp"
#include "dossier/base_maps.hpp"
#include "dossier/comparison.hpp"
#include "dossier/export_tables.hpp"
#include "dossier/lesson_file.hpp"
#include "dossier/map_content.hpp"
#include "dossier/minutes.hpp"
#include "dossier/site_file.hpp"
#include "dossier/tfpb_table.hpp"
#include "dossier/walk_plan.hpp"
#include "gis/writer.hpp"
#include "report/action_sheet.hpp"
#include "report/committee_sheet.hpp"
#include "report/finding_sheet.hpp"
#include "report/grid_sheet.hpp"
#include "report/html_sheets.hpp"
#include "report/minutes_sheet.hpp"
#include "report/story_sheet.hpp"
#include "report/tfpb_sheet.hpp"
#include "report/walk_sheet.hpp"
#include "report/zones_sheet.hpp"
#include "store/walks.hpp"
#include "text/language.hpp"

#include <filesystem>
#include <ostream>

namespace vigie::app {

namespace {

report::SheetOptions options_of(dossier::Snapshot const& snapshot, std::stop_token const& stop) {
    return sheet_options(store::Project::open(snapshot.path, store::OpenMode::read_only), stop);
}

void export_site_sheets(dossier::Snapshot const& snapshot, workbench::ExportRequest const& request, std::stop_token const& stop) {
    bool const is_batch = request.is_folder;
    if (is_batch) std::filesystem::create_directories(request.target);
    SiteBatch const batch{request.campaign,
                          [&](std::uint32_t row) { return is_batch ? request.target / sheet_name(snapshot.residences[row].code) : request.target; }};
    write_site_sheets(snapshot, request.rows, batch, {core::thread_count(0), stop, {}});
}

void export_comparison(dossier::Snapshot const& snapshot, workbench::ExportRequest const& request, std::stop_token const& stop) {
    if (snapshot.zone_layers.empty()) return;
    auto const project = store::Project::open(snapshot.path, store::OpenMode::read_only);
    auto const comparison =
        dossier::compare_zones(snapshot, snapshot.zone_layers.front().layer.name, request.zones, request.campaign, core::today(), &project);
    auto const sheet = sheet_options(project, stop);
    write_sheet(false, request.target, [&](auto const& out) { report::write_zones_sheet(out, snapshot, comparison, sheet); },
                [&] { return report::zones_page(snapshot, comparison, sheet); });
}

void export_map(dossier::Snapshot const& snapshot, workbench::ExportRequest const& request, std::stop_token const& stop) {
    dossier::MapChoice choice;
    choice.campaign = request.campaign;
    choice.colouring = request.colouring;
    if (!request.filtered_in.empty()) choice.filtered_in = &request.filtered_in;
    choice.classing = request.classing;
    choice.measured = request.measured;
    auto picture = request.classing ? measured_picture(snapshot, request.campaign, *request.classing, request.measured)
                                    : titled_picture(snapshot, request.campaign, request.colouring);
    picture.extent = request.view.ground();
    if (!request.filter_words.empty()) picture.subtitle += (picture.subtitle.empty() ? "" : "\n") + request.filter_words;
    auto const sheet = options_of(snapshot, stop);
    picture.base_images = sheet.base_images;
    picture.house = sheet.house;
    report::write_map(request.target, dossier::map_content(snapshot, choice), printed_style(snapshot, request.campaign), picture);
}

void export_story(dossier::Snapshot const& snapshot, workbench::ExportRequest const& request, std::stop_token const& stop) {
    if (!request.story) return;
    auto const project = store::Project::open(snapshot.path, store::OpenMode::read_only);
    bool const with_notes = request.what == "notes";
    auto const sheet = sheet_options(project, stop);
    write_sheet(false, request.target,
                [&](auto const& out) { report::write_story_sheet(out, snapshot, &project, *request.story, {.with_notes = with_notes}, sheet); },
                [&] { return report::story_page(snapshot, &project, *request.story, with_notes, sheet); });
}

void export_minutes(dossier::Snapshot const& snapshot, workbench::ExportRequest const& request, std::stop_token const& stop) {
    auto const minutes = dossier::minutes(snapshot, {.campaign = request.campaign});
    auto const sheet = options_of(snapshot, stop);
    write_sheet(false, request.target, [&](auto const& out) { report::write_minutes_sheet(out, snapshot, minutes, sheet); },
                [&] { return report::minutes_page(snapshot, minutes, sheet); });
}

void export_committee(dossier::Snapshot const& snapshot, workbench::ExportRequest const& request, std::stop_token const& stop) {
    auto const file = dossier::committee_file(snapshot, {.campaign = request.campaign});
    auto const sheet = options_of(snapshot, stop);
    write_sheet(false, request.target, [&](auto const& out) { report::write_committee_sheet(out, snapshot, file, sheet); },
                [&] { return report::committee_page(snapshot, file, sheet); });
}

void export_tfpb(dossier::Snapshot const& snapshot, workbench::ExportRequest const& request, std::stop_token const& stop) {
    auto const table = dossier::tfpb_table(snapshot, *request.tfpb);
    if (request.target.extension() == ".pdf") return report::write_tfpb_sheet(request.target, snapshot, table, options_of(snapshot, stop));
    gis::write_tables(request.target, {dossier::tfpb_rows(table)}, snapshot.info.crs);
}

/// The booklet, or the lists as a PDF or a spreadsheet.
void export_walk(dossier::Snapshot const& snapshot, workbench::ExportRequest const& request, std::stop_token const& stop) {
    auto const project = store::Project::open(snapshot.path, store::OpenMode::read_only);
    auto const walks = store::walks(project);
    auto const findings = store::walk_findings(project);
    auto const& walk = dossier::require_walk(walks, request.what);
    if (request.kind == workbench::ExportKind::walk_booklet) {
        auto sheet = sheet_options(project, stop);
        sheet.photos = dossier::walk_photo_prints(project, walk);
        return report::write_walk_sheet(request.target, snapshot, walk, walks, findings, sheet);
    }
    if (request.target.extension() == ".pdf")
        return report::write_finding_sheet(request.target, snapshot, walk, dossier::finding_lists(snapshot, walk, findings, core::today()), sheet_options(project, stop));
    gis::write_tables(request.target, dossier::finding_tables(snapshot, walk, findings, core::today()), snapshot.info.crs);
}

/// Beside the window's own connection, whose lock covers this process.
std::string export_partner(dossier::Snapshot const& snapshot, workbench::ExportRequest const& request, std::stop_token const& stop) {
    auto project = store::Project::open(snapshot.path, store::OpenMode::shared);
    auto const& whom = *request.partner;
    auto const said = [](std::string const& number) { return text::tr("Partner edition, export no. {0}.", {number}); };
    if (request.kind == workbench::ExportKind::comparison_sheet)
        return said(deliver_zones_sheet(project, snapshot, whom, snapshot.zone_layers.front().layer.name, request.zones,
                                        request.campaign, request.target));
    if (request.kind == workbench::ExportKind::story)
        return said(deliver_story(project, snapshot, whom, *request.story, request.target));
    if (request.kind == workbench::ExportKind::minutes)
        return said(deliver_minutes(project, snapshot, whom, {.campaign = request.campaign}, request.target));
    if (request.is_folder) {
        auto const sheets = deliver_site_sheets(project, snapshot, whom, request.rows, request.campaign, request.target,
                                                false, [](double) {}, stop);
        auto const empty = empty_words(sheets);
        return said(sheets.number) + (empty.empty() ? "" : " " + empty);
    }
    return said(deliver_site_sheet(project, snapshot, whom, request.rows.front(), request.campaign, request.target));
}

void export_internal(dossier::Snapshot const& snapshot, workbench::ExportRequest const& request, std::stop_token const& stop) {
    switch (request.kind) {
    case workbench::ExportKind::site_sheet: return export_site_sheets(snapshot, request, stop);
    case workbench::ExportKind::comparison_sheet: return export_comparison(snapshot, request, stop);
    case workbench::ExportKind::story: return export_story(snapshot, request, stop);
    case workbench::ExportKind::minutes: return export_minutes(snapshot, request, stop);
    case workbench::ExportKind::committee_file: return export_committee(snapshot, request, stop);
    case workbench::ExportKind::action_map:
        return report::write_action_sheet(request.target, snapshot, dossier::action_map(snapshot), options_of(snapshot, stop));
    case workbench::ExportKind::walk_booklet:
    case workbench::ExportKind::finding_lists: return export_walk(snapshot, request, stop);
    case workbench::ExportKind::map_picture: return export_map(snapshot, request, stop);
    case workbench::ExportKind::import_report:
        if (request.report) write_report(request.target, *request.report);
        return;
    case workbench::ExportKind::tfpb_sheet: return export_tfpb(snapshot, request, stop);
    case workbench::ExportKind::lessons:
        return write_file(request.target.string(), [&](std::ostream& out) { out << dossier::lessons_text(snapshot.lessons, snapshot.info.title); });
    case workbench::ExportKind::grid:
        if (!request.grid) return;
        if (request.target.extension() == ".pdf") return report::write_grid_sheet(request.target, *request.grid, options_of(snapshot, stop));
        return diagnosis::write_grid_file(request.target, *request.grid);
    case workbench::ExportKind::table:
        if (request.what.starts_with("residence:")) return write_held_data(snapshot, request.what.substr(request.what.find(':') + 1), request.target);
        return gis::write_tables(request.target, dossier::export_tables(snapshot, request.what, request.campaign),
                                 snapshot.info.crs);
    }
}

std::string export_to(dossier::Snapshot const& snapshot, workbench::ExportRequest const& request, std::stop_token const& stop) {
    if (request.partner) return export_partner(snapshot, request, stop);
    export_internal(snapshot, request, stop);
    return {};
}

}

workbench::Hooks window_hooks() {
    workbench::Hooks hooks;
    hooks.export_to = export_to;
    hooks.server = server_hooks();
    return hooks;
}

}
