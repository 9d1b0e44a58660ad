#include "workbench/detail/action_exports.hpp"

#include "dossier/register.hpp"
#include "dossier/story_draft.hpp"
#include "text/language.hpp"
#include "workbench/view_table.hpp"
#include "workbench/workbench.hpp"

#include <algorithm>
#include <cctype>

namespace vigie::workbench::detail {

namespace {

/// Letters and digits of the parts, joined by hyphens: a name every disk takes.
std::string file_name(std::vector<std::string> const& parts, char const* extension) {
    std::string name;
    for (auto const& part : parts)
        for (char const c : (name.empty() ? "" : "-") + part) {
            bool const is_kept =
                std::isalnum(static_cast<unsigned char>(c)) != 0 || static_cast<unsigned char>(c) >= 0x80;
            if (is_kept || (!name.empty() && name.back() != '-')) name += is_kept ? c : '-';
        }
    while (!name.empty() && name.back() == '-') name.pop_back();
    return name + extension;
}

/// The place proposed for an export: beside the project, named after what it shows.
void prepare_export(Workbench& w, ExportRequest request, std::vector<std::string> parts, char const* extension) {
    if (auto const* campaign = w.campaign()) parts.push_back(campaign->campaign.name);
    request.target = std::filesystem::path(w.snapshot().path).parent_path() / file_name(parts, extension);
    w.prepare_export(std::move(request));
}

}

void export_site(Workbench& w) {
    ExportRequest request;
    request.kind = ExportKind::site_sheet;
    request.rows = {*w.focus()};
    prepare_export(w, std::move(request), {text::tr("sheet"), w.snapshot().residences[*w.focus()].code}, ".pdf");
}

void export_sites(Workbench& w) {
    ExportRequest request;
    request.kind = ExportKind::site_sheet;
    request.is_folder = true;
    request.rows = w.selection().size() > 1 ? w.selection() : dossier::watch_list(w.snapshot());
    prepare_export(w, std::move(request), {text::tr("sheets")}, "");
}

void export_held_data(Workbench& w) {
    ExportRequest request;
    request.kind = ExportKind::table;
    auto const& code = w.snapshot().residences[*w.focus()].code;
    request.what = "residence:" + code;
    prepare_export(w, std::move(request), {text::tr("held data"), code}, ".html");
}

void export_comparison(Workbench& w) {
    std::vector<std::string> parts{text::tr("comparison")};
    for (auto const& zone : w.snapshot().zone_layers.front().zones)
        if (std::find(w.compared.begin(), w.compared.end(), zone.code) != w.compared.end()) parts.push_back(zone.name);
    ExportRequest request;
    request.kind = ExportKind::comparison_sheet;
    request.zones = w.compared;
    prepare_export(w, std::move(request), std::move(parts), ".pdf");
}

namespace {

/// The one on the presenter's screen, or the draft that it would show.
void print_story(Workbench& w, bool with_notes) {
    ExportRequest request;
    request.kind = ExportKind::story;
    request.story = w.story() != nullptr ? *w.story() : dossier::draft_story(w.snapshot(), {});
    request.what = with_notes ? "notes" : "";
    std::vector<std::string> parts{request.story->name};
    if (with_notes) parts.push_back(text::tr("notes"));
    prepare_export(w, std::move(request), std::move(parts), ".pdf");
}

}

void export_story(Workbench& w) { print_story(w, false); }
void export_story_notes(Workbench& w) { print_story(w, true); }

void export_minutes(Workbench& w) {
    ExportRequest request;
    request.kind = ExportKind::minutes;
    prepare_export(w, std::move(request), {text::tr("minutes"), core::iso(core::today())}, ".pdf");
}

void export_committee(Workbench& w) {
    ExportRequest request;
    request.kind = ExportKind::committee_file;
    prepare_export(w, std::move(request), {text::tr("committee file"), core::iso(core::today())}, ".pdf");
}

void export_action_map(Workbench& w) {
    ExportRequest request;
    request.kind = ExportKind::action_map;
    request.target = std::filesystem::path(w.snapshot().path).parent_path() / file_name({text::tr("map of actions"), core::iso(core::today())}, ".pdf");
    w.prepare_export(std::move(request));
}

void export_walk_booklet(Workbench& w) {
    ExportRequest request;
    request.kind = ExportKind::walk_booklet;
    request.what = w.walk_book().walk()->name;
    prepare_export(w, std::move(request), {text::tr("booklet"), w.walk_book().walk()->name}, ".pdf");
}

void export_finding_lists(Workbench& w) {
    ExportRequest request;
    request.kind = ExportKind::finding_lists;
    request.what = w.walk_book().walk()->name;
    prepare_export(w, std::move(request), {text::tr("findings"), w.walk_book().walk()->name}, ".pdf");
}

void export_map(Workbench& w) {
    ExportRequest request;
    request.kind = ExportKind::map_picture;
    request.view = w.view();
    request.colouring = w.colouring();
    if (w.filter().is_active()) request.filtered_in = w.filtered_in();
    request.filter_words = filter_sentence(w);
    if (request.colouring == scene::Colouring::measure) {
        request.classing = w.classing();
        request.measured = w.mapped_values();
    }
    prepare_export(w, std::move(request), {text::tr("map"), w.snapshot().info.title}, ".png");
}

void export_dynamics(Workbench& w) {
    ExportRequest request;
    request.kind = ExportKind::table;
    request.what = "dynamics";
    prepare_export(w, std::move(request), {text::tr("classes and changes")}, ".csv");
}

void export_register(Workbench& w) {
    ExportRequest request;
    request.kind = ExportKind::table;
    request.what = "register";
    request.target = std::filesystem::path(w.snapshot().path).parent_path() / file_name({text::tr("register")}, ".xlsx");
    w.prepare_export(std::move(request));
}

void export_lessons(Workbench& w) {
    ExportRequest request;
    request.kind = ExportKind::lessons;
    request.target = std::filesystem::path(w.snapshot().path).parent_path() / file_name({text::tr("lessons")}, ".toml");
    w.prepare_export(std::move(request));
}

/// The one that is edited, as it is shown.
void export_grid(Workbench& w) {
    ExportRequest request;
    request.kind = ExportKind::grid;
    request.grid = w.grid_draft() != nullptr ? w.grid_draft()->grid : w.snapshot().grid;
    auto const code = request.grid->code;
    prepare_export(w, std::move(request), {text::tr("grid"), code}, ".xlsx");
}

/// The selected rows when there are several, else all that the filter keeps.
void copy_table(Workbench& w) {
    auto const rows = w.selection().size() > 1 ? w.selection() : w.table().rows();
    w.clipboard = table_text(w, rows);
    w.set_notice(text::tr_n("{0} row copied, ready for a spreadsheet", "{0} rows copied, ready for a spreadsheet",
                            static_cast<long long>(rows.size())));
}

}
