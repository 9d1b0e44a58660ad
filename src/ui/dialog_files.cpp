// Which file to open, to import, to write.
#include "text/language.hpp"
#include "ui/dialog_card.hpp"
#include "ui/icons.hpp"

#include <array>

namespace vigie::ui {

namespace {

namespace fs = std::filesystem;

constexpr std::array import_kinds{imports::ImportKind::residences, imports::ImportKind::zones,   imports::ImportKind::observations,
                                  imports::ImportKind::incidents,  imports::ImportKind::actions, imports::ImportKind::context};

std::vector<std::string> import_labels() {
    return {text::tr("Residences"),
            text::tr("Neighbourhoods and other zones"),
            text::tr("Values of indicators"),
            text::tr("Events"),
            text::tr("Actions"),
            text::tr("Map background")};
}

/// A sentence with an icon, above the buttons.
void draw_note(DialogCard const& card, char const* which, std::string const& words, scene::Rgba ink) {
    auto const& ui = card.ui;
    float const y = card.r.bottom() - ui.px(88);
    ui.icon({card.x, y, ui.px(18), ui.px(24)}, which, ink);
    ui.text({card.x + ui.px(26), y, card.w - ui.px(26), ui.px(24)}, words, ui.fonts.caption, ink);
}

std::string save_title(wb::ExportKind kind) {
    switch (kind) {
    case wb::ExportKind::site_sheet: return text::tr("PDF sheet of the residence");
    case wb::ExportKind::comparison_sheet: return text::tr("A3 sheet of the comparison");
    case wb::ExportKind::map_picture: return text::tr("Picture of the map");
    }
    return {};
}

}

void draw_import_dialog(Desk& desk, Rect const& screen, wb::DialogsView const& view, DialogIntents& out) {
    auto& form = desk.state.form;
    DialogCard card(desk, screen, {640, 560}, text::tr("Import data"));
    card.label(text::tr("What it holds"));
    if (auto const chosen = card.ui.drop_down("import.kind", card.row(32), import_labels(), form.kind))
        form.kind = *chosen;
    card.y += card.ui.px(42);
    card.label(text::tr("File (table or map layer)"));
    card.field("import.path", form.path, text::tr("Path of the file"));
    float const h = card.room() - card.ui.px(32);
    bool is_chosen = h > card.ui.px(60) && draw_file_browser(desk, {card.x, card.y, card.w, h}, form.path, {});
    draw_note(card, icon::lock_open, text::tr("The source file is never modified."), card.ui.theme.text2);
    auto const answer = card.buttons(text::tr("Import"), !form.path.empty(), text::tr("Choose a file first."));
    if (answer == DialogCard::Answer::cancel) out.emplace_back(wb::CloseDialog{});
    if (answer != DialogCard::Answer::ok && !is_chosen) return;
    imports::ImportRequest request;
    request.kind = import_kinds[form.kind];
    request.source = form.path;
    request.campaign = view.campaign;
    out.emplace_back(wb::ImportFile{std::move(request)});
}

void draw_open_dialog(Desk& desk, Rect const& screen, DialogIntents& out) {
    auto& form = desk.state.form;
    DialogCard card(desk, screen, {640, 520}, text::tr("Open a project"));
    card.label(text::tr("File"));
    card.field("open.path", form.path, text::tr("Path of the file"));
    float const h = card.room();
    bool const is_chosen =
        h > card.ui.px(60) && draw_file_browser(desk, {card.x, card.y, card.w, h}, form.path, {".gpkg"});
    auto const answer = card.buttons(text::tr("Open"), !form.path.empty(), text::tr("Choose a file first."));
    if (answer == DialogCard::Answer::cancel) out.emplace_back(wb::CloseDialog{});
    if (answer == DialogCard::Answer::ok || is_chosen) out.emplace_back(wb::OpenProject{form.path});
}

void draw_save_dialog(Desk& desk, Rect const& screen, wb::DialogsView const& view, DialogIntents& out) {
    if (!view.prepared) {
        out.emplace_back(wb::CloseDialog{});
        return;
    }
    auto& form = desk.state.form;
    bool const is_map = view.prepared->kind == wb::ExportKind::map_picture;
    DialogCard card(desk, screen, {640, 540}, save_title(view.prepared->kind));
    card.label(is_map ? text::tr("Name of the file: its ending makes it a PNG, a PDF or an SVG")
                      : text::tr("Name of the file"));
    card.field("save.name", form.title, {});
    card.label(text::tr("Folder"));
    auto const kinds = is_map ? std::vector<std::string>{".png", ".pdf", ".svg"} : std::vector<std::string>{".pdf"};
    float const h = card.room() - card.ui.px(32);
    std::string picked;
    if (h > card.ui.px(60)) {
        bool const is_opened = draw_file_browser(desk, {card.x, card.y, card.w, h}, picked, kinds);
        static_cast<void>(is_opened); // a file that is there lends its name, it is not written by a double click
    }
    if (!picked.empty()) form.title = fs::path(picked).filename().string();
    auto const target = fs::path(form.folder) / form.title;
    std::error_code failed;
    bool const exists = !form.title.empty() && fs::exists(target, failed);
    if (exists)
        draw_note(card, icon::alert_outline, text::tr("This file exists already: it will be replaced."),
                  card.ui.theme.warn);
    auto const answer = card.buttons(exists ? text::tr("Replace") : text::tr("Write"), !form.title.empty(),
                                     text::tr("Give the file a name."));
    if (answer == DialogCard::Answer::cancel) out.emplace_back(wb::CloseDialog{});
    if (answer == DialogCard::Answer::ok) out.emplace_back(wb::WriteExport{target});
}

}
