// Which file to open, to write.
#include "text/language.hpp"
#include "text/number.hpp"
#include "ui/dialog_card.hpp"
#include "ui/icons.hpp"

namespace vigie::ui {

namespace {

namespace fs = std::filesystem;

/// A sentence with an icon, above the buttons.
void draw_note(DialogCard const& card, char const* which, std::string const& words, scene::Rgba ink) {
    auto const& ui = card.ui;
    float const y = card.r.bottom() - ui.px(88);
    ui.icon({card.x, y, ui.px(18), ui.px(24)}, which, ink);
    ui.text({card.x + ui.px(26), y, card.w - ui.px(26), ui.px(24)}, words, ui.fonts.caption, ink);
}

/// All that is held on a residence is a table by its kind.
bool is_held_data(wb::ExportRequest const& request) { return request.kind == wb::ExportKind::table && request.what.starts_with("residence:"); }

std::string save_title(wb::ExportRequest const& request) {
    if (is_held_data(request)) return text::tr("All that is held on the residence");
    switch (request.kind) {
    case wb::ExportKind::site_sheet: return request.is_folder ? text::tr("PDF sheets of {0} residences", {text::integer(static_cast<std::int64_t>(request.rows.size()))}) : text::tr("PDF sheet of the residence");
    case wb::ExportKind::comparison_sheet: return text::tr("A3 sheet of the comparison");
    case wb::ExportKind::map_picture: return text::tr("Picture of the map");
    case wb::ExportKind::import_report: return text::tr("Report of the import");
    case wb::ExportKind::table: return request.what == "register" ? text::tr("Register of entries and exits") : text::tr("Table of classes and changes");
    case wb::ExportKind::grid: return text::tr("Grid");
    case wb::ExportKind::story: return text::tr("PDF of the presentation, a page a step");
    case wb::ExportKind::minutes: return text::tr("PDF minutes of the committee");
    case wb::ExportKind::committee_file: return text::tr("PDF file for the committee");
    case wb::ExportKind::action_map: return text::tr("Map of actions");
    case wb::ExportKind::tfpb_sheet: return text::tr("Yearly table of the TFPB rebate");
    case wb::ExportKind::lessons: return text::tr("Lessons for other landlords");
    case wb::ExportKind::walk_booklet: return text::tr("PDF booklet of the walk");
    case wb::ExportKind::finding_lists: return text::tr("Lists of findings by owner");
    }
    return {};
}

std::string name_label(wb::ExportRequest const& request) {
    if (request.is_folder) return text::tr("Name of the folder that the sheets go to");
    if (is_held_data(request)) return text::tr("Name of the file: its ending makes it an HTML page, a JSON or a CSV");
    switch (request.kind) {
    case wb::ExportKind::map_picture: return text::tr("Name of the file: its ending makes it a PNG, a PDF or an SVG");
    case wb::ExportKind::import_report: return text::tr("Name of the file: its ending makes it an XLSX, a CSV or a JSON");
    case wb::ExportKind::grid: return text::tr("Name of the file: its ending makes it an XLSX, a CSV or a TOML to edit, or a PDF to hand out");
    case wb::ExportKind::tfpb_sheet: return text::tr("Name of the file: its ending makes it a PDF, an XLSX, an ODS or a CSV");
    case wb::ExportKind::finding_lists: return text::tr("Name of the file: its ending makes it a PDF to hand out, or an XLSX or an ODS");
    case wb::ExportKind::action_map:
    case wb::ExportKind::table:
    case wb::ExportKind::lessons:
    case wb::ExportKind::walk_booklet: return text::tr("Name of the file");
    default: return text::tr("Name of the file: its ending makes it a PDF or an accessible page (HTML)");
    }
}

std::vector<std::string> endings(wb::ExportRequest const& request) {
    if (request.is_folder) return {".pdf"};
    if (is_held_data(request)) return {".html", ".json", ".csv"};
    switch (request.kind) {
    case wb::ExportKind::map_picture: return {".png", ".pdf", ".svg"};
    case wb::ExportKind::import_report: return {".xlsx", ".csv", ".json"};
    case wb::ExportKind::table: return {".csv", ".xlsx", ".ods"};
    case wb::ExportKind::finding_lists: return {".pdf", ".xlsx", ".ods"};
    case wb::ExportKind::grid: return {".xlsx", ".csv", ".toml", ".pdf"};
    case wb::ExportKind::tfpb_sheet: return {".pdf", ".xlsx", ".ods", ".csv"};
    case wb::ExportKind::lessons: return {".toml"};
    case wb::ExportKind::walk_booklet: return {".pdf"};
    default: return {".pdf", ".html"};
    }
}

}

bool draw_choose_dialog(Desk& desk, Rect const& screen, std::string const& title, std::string const& id, std::string const& verb,
                        std::vector<std::string> const& extensions, DialogIntents& out) {
    auto& form = desk.state.form;
    DialogCard card(desk, screen, {640, 520}, title);
    card.label(text::tr("File"));
    card.field(id, form.path, text::tr("Path of the file"));
    float const h = card.room();
    bool const is_chosen =
        h > card.ui.px(60) && draw_file_browser(desk, {card.x, card.y, card.w, h}, form.path, extensions);
    auto const answer = card.buttons(verb, !form.path.empty(), text::tr("Choose a file first."));
    if (answer == DialogCard::Answer::cancel) out.emplace_back(wb::CloseDialog{});
    return answer == DialogCard::Answer::ok || is_chosen;
}

void draw_open_dialog(Desk& desk, Rect const& screen, DialogIntents& out) {
    if (draw_choose_dialog(desk, screen, text::tr("Open a project"), "open.path", text::tr("Open"), {".gpkg"}, out))
        out.emplace_back(wb::OpenProject{desk.state.form.path});
}

void draw_grid_dialog(Desk& desk, Rect const& screen, DialogIntents& out) {
    if (draw_choose_dialog(desk, screen, text::tr("Read a grid from a file"), "grid.path", text::tr("Read"),
                           {".xlsx", ".ods", ".csv", ".toml"}, out))
        out.emplace_back(wb::ReadGrid{desk.state.form.path});
}

void draw_base_map_dialog(Desk& desk, Rect const& screen, DialogIntents& out) {
    if (draw_choose_dialog(desk, screen, text::tr("Add a base map"), "base_map.path", text::tr("Add"),
                           {".tif", ".tiff", ".jp2", ".mbtiles", ".gpkg", ".vrt", ".png", ".jpg", ".xml", ".wmts"}, out))
        out.emplace_back(wb::AddBaseMap{desk.state.form.path});
}

namespace {

bool has_editions(wb::ExportRequest const& request) {
    bool const has_notes = request.kind == wb::ExportKind::story && !request.what.empty();
    return request.kind == wb::ExportKind::site_sheet || request.kind == wb::ExportKind::comparison_sheet ||
           (request.kind == wb::ExportKind::story && !has_notes) || request.kind == wb::ExportKind::minutes;
}

/// A proposed name may hold a code, or words of the house.
std::string partner_name(wb::ExportRequest const& request) {
    if (request.is_folder) return text::tr("partner-sheets");
    if (request.kind == wb::ExportKind::story) return text::tr("partner-presentation") + ".pdf";
    if (request.kind == wb::ExportKind::minutes) return text::tr("partner-minutes") + ".pdf";
    return text::tr("partner-sheet") + ".pdf";
}

/// Internal or partner; the latter says for whom it is and why.
void draw_edition(DialogCard& card, wb::DialogsView const& view, DialogForm& form) {
    auto const& request = *view.prepared;
    auto const& ui = card.ui;
    card.label(text::tr("Edition"));
    if (auto const chosen = ui.drop_down("save.edition", card.row(32), {text::tr("Internal: all figures"), text::tr("Partner: classes, protected, written down in the export log")},
                                         form.is_partner ? 1 : 0)) {
        form.is_partner = *chosen == 1;
        if (form.is_partner) form.title = partner_name(request);
    }
    card.y += ui.px(42);
    if (!form.is_partner) return;
    card.choice("save.profile", text::tr("What it may show"), view.editions.names, form.profile);
    card.fields({{"save.recipient", text::tr("Recipient"), text::tr("town, State service…"), form.recipient},
                 {"save.purpose", text::tr("Purpose"), text::tr("committee, date…"), form.purpose}});
}

}

void draw_save_dialog(Desk& desk, Rect const& screen, wb::DialogsView const& view, DialogIntents& out) {
    if (!view.prepared) {
        out.emplace_back(wb::CloseDialog{});
        return;
    }
    auto& form = desk.state.form;
    DialogCard card(desk, screen, {640, form.is_partner ? 600.F : 540.F}, save_title(*view.prepared));
    card.label(name_label(*view.prepared));
    card.field("save.name", form.title, {});
    bool const is_partner = has_editions(*view.prepared) && form.is_partner;
    if (has_editions(*view.prepared)) draw_edition(card, view, form);
    card.label(text::tr("Folder"));
    auto const kinds = endings(*view.prepared);
    auto const& caution = view.prepared->caution;
    float const caution_height = caution.empty() ? 0 : card.ui.px(40);
    float const h = card.room() - card.ui.px(32) - caution_height;
    std::string picked;
    if (h > card.ui.px(60)) {
        bool const is_opened = draw_file_browser(desk, {card.x, card.y, card.w, h}, picked, kinds);
        static_cast<void>(is_opened); // a file that is there lends its name, it is not written by a double click
    }
    if (!picked.empty() && !view.prepared->is_folder) form.title = fs::path(picked).filename().string();
    if (!caution.empty())
        card.ui.paragraph(card.x, card.r.bottom() - card.ui.px(88) - caution_height, card.w, caution,
                          card.ui.fonts.caption, card.ui.theme.warn, card.ui.px(16), 2);
    auto const target = fs::path(form.folder) / form.title;
    std::error_code failed;
    bool const exists = !form.title.empty() && fs::exists(target, failed);
    if (exists)
        draw_note(card, icon::alert_outline,
                  view.prepared->is_folder ? text::tr("This folder exists already: sheets of the same name will be replaced.")
                                           : text::tr("This file exists already: it will be replaced."),
                  card.ui.theme.warn);
    bool const is_addressed = !is_partner || (!form.recipient.empty() && !form.purpose.empty());
    auto const answer = card.buttons(exists ? text::tr("Replace") : text::tr("Write"), !form.title.empty() && is_addressed,
                                     form.title.empty() ? text::tr("Give the file a name.") : text::tr("Say for whom it is, and why."));
    if (answer == DialogCard::Answer::cancel) out.emplace_back(wb::CloseDialog{});
    if (answer == DialogCard::Answer::ok) {
        wb::WriteExport write{target, {}};
        if (is_partner) write.partner = dossier::EditionRequest{form.recipient, form.purpose, view.editions.codes.at(form.profile)};
        out.emplace_back(std::move(write));
    }
}

}
