// Questions over a veil: status of a residence, import, file to open or make, errors.
#include "text/language.hpp"
#include "text/number.hpp"
#include "ui/icons.hpp"
#include "ui/panels.hpp"
#include "ui/user_folders.hpp"
#include "workbench/services.hpp"

#include <imgui.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace vigie::ui {

namespace {

namespace fs = std::filesystem;
using workbench::Dialog;

/// A card in the middle; fields are laid from the top, buttons stand at the bottom right.
struct Card {
    Desk& desk;
    Ui const& ui;
    Rect r;
    float x, w, y;

    [[nodiscard]] Rect row(float design) const { return {x, y, w, ui.px(design)}; }
    void label(std::string const& words) {
        ui.label(row(24), words, ui.fonts.caption_medium, ui.theme.text2);
        y += ui.px(24);
    }
    void field(std::string const& id, std::string& value, std::string const& hint, bool takes_focus = false) {
        ui.text_field(id, row(32), value, hint, takes_focus);
        y += ui.px(42);
    }
};

template <typename Content> void with_card(Desk& desk, float width, float height, float design_width, float design_height, std::string const& title, Content const& content) {
    auto const& ui = desk.ui;
    Region const veil("dialog.veil", {0, 0, width, height}, std::nullopt);
    ui.area("dialog.veil", {0, 0, width, height}); // swallows what is meant for the screen below
    ui.fill({0, 0, width, height}, scene::with_alpha(scene::light_theme().ink, 0.4));
    float const w = std::min(ui.px(design_width), width - ui.px(16)), h = std::min(ui.px(design_height), height - ui.px(16));
    Rect const r{std::round((width - w) / 2), std::round((height - h) / 2), w, h};
    ui.fill(r, ui.theme.panel, ui.px(8));
    ui.outline(r, ui.theme.strong, ui.px(1), ui.px(8));
    Region const region("dialog", r, std::nullopt);
    Card card{desk, ui, r, r.x + ui.px(20), r.w - ui.px(40), r.y + ui.px(16)};
    ui.text({card.x, card.y, card.w, ui.px(30)}, title, ui.fonts.title, ui.theme.text);
    card.y += ui.px(42);
    content(card);
}

/// \return true when the primary one is clicked
bool draw_buttons(Card& card, std::string const& primary, bool is_enabled, std::string const& why_not, bool has_cancel = true) {
    auto const& ui = card.ui;
    float const y = card.r.bottom() - ui.px(48);
    float const w = ui.width(primary, ui.fonts.body_medium) + ui.px(36);
    bool const done = ui.button("dialog.ok", {card.r.right() - ui.px(20) - w, y, w, ui.px(32)}, primary, ButtonKind::primary, nullptr, is_enabled, why_not);
    if (!has_cancel) return done;
    auto const cancel = text::tr("Cancel");
    float const c = ui.width(cancel, ui.fonts.body_medium) + ui.px(36);
    if (ui.button("dialog.cancel", {card.r.right() - ui.px(28) - w - c, y, c, ui.px(32)}, cancel, ButtonKind::secondary)) card.desk.w.dialog = Dialog::none;
    return done;
}

void draw_watch(Desk& desk, float width, float height) {
    auto const row = desk.w.focus();
    if (!row) {
        desk.w.dialog = Dialog::none;
        return;
    }
    auto& state = desk.state;
    auto const title = text::tr("Status of {0}", {desk.w.snapshot().residences[*row].name});
    with_card(desk, width, height, 480, 352, title, [&](Card& card) {
        std::vector<std::string> choices;
        for (auto const status : core::all_watch_statuses) choices.push_back(workbench::status_title(status));
        card.label(text::tr("New status"));
        if (auto const chosen = card.ui.drop_down("watch.status", card.row(32), choices, state.watch_status)) state.watch_status = *chosen;
        card.y += card.ui.px(42);
        float const half = (card.w - card.ui.px(12)) / 2;
        card.ui.label({card.x, card.y, half, card.ui.px(24)}, text::tr("Decided on"), card.ui.fonts.caption_medium, card.ui.theme.text2);
        card.ui.label({card.x + half + card.ui.px(12), card.y, half, card.ui.px(24)}, text::tr("By (role, never a name)"), card.ui.fonts.caption_medium, card.ui.theme.text2);
        card.y += card.ui.px(24);
        card.ui.text_field("watch.date", {card.x, card.y, half, card.ui.px(32)}, state.date, text::tr("today"));
        card.ui.text_field("watch.role", {card.x + half + card.ui.px(12), card.y, half, card.ui.px(32)}, state.role, text::tr("quality committee"));
        card.y += card.ui.px(42);
        card.label(text::tr("Motive"));
        card.field("watch.motive", state.motive, text::tr("In one sentence: why now?"));
        bool const is_ready = !state.role.empty() && !state.motive.empty();
        if (!draw_buttons(card, text::tr("Record"), is_ready, text::tr("Give the role and the motive."))) return;
        try {
            desk.w.decide_status(*row, core::all_watch_statuses[state.watch_status], state.date, state.role, state.motive);
            desk.w.dialog = Dialog::none;
            state.motive.clear();
            state.date.clear();
        } catch (core::Error const& error) {
            desk.w.show_error(error); // what was typed stays
        }
    });
}

constexpr std::array import_kinds{workbench::ImportKind::residences, workbench::ImportKind::zones, workbench::ImportKind::observations,
                                  workbench::ImportKind::incidents, workbench::ImportKind::actions, workbench::ImportKind::context};

std::vector<std::string> import_labels() {
    return {text::tr("Residences"), text::tr("Neighbourhoods and other zones"), text::tr("Values of indicators"), text::tr("Events"), text::tr("Actions"), text::tr("Map background")};
}

/// Files and folders to choose from. \return true when one was double-clicked or a folder entered
void draw_browser(Card& card, Rect const& r, std::string& chosen) {
    auto const& ui = card.ui;
    auto& folder = card.desk.state.folder;
    if (folder.empty()) folder = documents_folder().string();
    ui.outline(r, ui.theme.border, ui.px(1), ui.px(6));
    std::vector<std::pair<std::string, fs::path>> entries;
    std::error_code failed;
    entries.emplace_back("..", fs::path(folder).parent_path());
    std::vector<fs::path> folders, files;
    for (auto const& entry : fs::directory_iterator(folder, fs::directory_options::skip_permission_denied, failed)) {
        if (entry.path().filename().string().starts_with('.')) continue;
        (entry.is_directory(failed) ? folders : files).push_back(entry.path());
    }
    std::sort(folders.begin(), folders.end());
    std::sort(files.begin(), files.end());
    for (auto const& path : folders) entries.emplace_back(path.filename().string() + "/", path);
    auto const first_file = entries.size();
    for (auto const& path : files) entries.emplace_back(path.filename().string(), path);
    Region const region("browser", {r.x + ui.px(1), r.y + ui.px(1), r.w - ui.px(2), r.h - ui.px(2)}, std::nullopt, true);
    ImGuiListClipper clipper;
    clipper.Begin(static_cast<int>(entries.size()), ui.px(28));
    while (clipper.Step())
        for (int i = clipper.DisplayStart; i < clipper.DisplayEnd; ++i) {
            auto const& [name, path] = entries[static_cast<std::size_t>(i)];
            bool const is_file = static_cast<std::size_t>(i) >= first_file;
            Rect const row{r.x + ui.px(1), r.y - ImGui::GetScrollY() + static_cast<float>(i) * ui.px(28), r.w - ui.px(2), ui.px(28)};
            bool const clicked = ui.area("file." + std::to_string(i), row);
            if (is_file && chosen == path.string()) ui.fill(row, ui.theme.accent_soft);
            if (ui.is_hovered()) ui.fill(row, ui.theme.hover);
            ui.icon({row.x + ui.px(10), row.y, ui.px(18), row.h}, is_file ? icon::file : icon::folder, ui.theme.text2);
            ui.text({row.x + ui.px(36), row.y, row.w - ui.px(48), row.h}, name, ui.fonts.body, ui.theme.text);
            if (!clicked) continue;
            if (is_file)
                chosen = path.string();
            else
                folder = path.string();
        }
}

void draw_import(Desk& desk, float width, float height) {
    auto& state = desk.state;
    if (!desk.w.dialog_path.empty()) state.path = std::exchange(desk.w.dialog_path, {});
    with_card(desk, width, height, 640, 560, text::tr("Import data"), [&](Card& card) {
        card.label(text::tr("What it holds"));
        if (auto const chosen = card.ui.drop_down("import.kind", card.row(32), import_labels(), state.import_kind)) state.import_kind = *chosen;
        card.y += card.ui.px(42);
        card.label(text::tr("File (table or map layer)"));
        card.field("import.path", state.path, text::tr("Path of the file"));
        float const h = card.r.bottom() - card.ui.px(100) - card.y;
        if (h > card.ui.px(60)) draw_browser(card, {card.x, card.y, card.w, h}, state.path);
        card.ui.icon({card.x, card.r.bottom() - card.ui.px(90), card.ui.px(18), card.ui.px(24)}, icon::lock_open, card.ui.theme.text2);
        card.ui.text({card.x + card.ui.px(26), card.r.bottom() - card.ui.px(90), card.w - card.ui.px(26), card.ui.px(24)}, text::tr("The source file is never modified."), card.ui.fonts.caption, card.ui.theme.text2);
        if (!draw_buttons(card, text::tr("Import"), !state.path.empty(), text::tr("Choose a file first."))) return;
        workbench::ImportRequest request;
        request.kind = import_kinds[state.import_kind];
        request.source = state.path;
        if (auto const* campaign = desk.w.campaign()) request.campaign = campaign->campaign.name;
        desk.w.import_file(std::move(request));
        desk.w.dialog = Dialog::none;
    });
}

void draw_report(Desk& desk, store::ImportReport const& report, float width, float height) {
    with_card(desk, width, height, 640, 520, text::tr("Import of {0}", {report.source_name}), [&](Card& card) {
        auto const& ui = card.ui;
        struct Line {
            char const* icon_code;
            std::int64_t n;
            std::string words;
            scene::Rgba ink;
        };
        for (auto const& line : {Line{icon::check, report.kept, text::tr("kept"), ui.theme.ok}, Line{icon::refresh, report.repaired, text::tr("geometries repaired"), ui.theme.accent},
                                 Line{icon::alert, report.unlocated, text::tr("not located, kept"), ui.theme.warn}, Line{icon::alert_circle, report.refused, text::tr("refused"), ui.theme.danger}}) {
            Rect const r = card.row(34);
            ui.icon({r.x, r.y, ui.px(18), r.h}, line.icon_code, line.ink);
            ui.text({r.x + ui.px(24), r.y, ui.px(60), r.h}, text::integer(line.n), ui.fonts.body_semibold, ui.theme.text, Align::right);
            ui.text({r.x + ui.px(96), r.y, r.w - ui.px(96), r.h}, line.words, ui.fonts.body, ui.theme.text2);
            ui.line(r.x, r.bottom() - ui.px(1), r.right(), r.bottom() - ui.px(1), ui.theme.border, ui.px(1));
            card.y += r.h;
        }
        Rect const list{card.x, card.y + ui.px(8), card.w, card.r.bottom() - ui.px(64) - card.y};
        {
            Region const region("report.rows", list, std::nullopt, true);
            float y = list.y - ImGui::GetScrollY();
            for (std::size_t i = 0; i < report.findings.size() && i < 200; ++i) {
                auto const& finding = report.findings[i];
                auto head = finding.row ? text::tr("Row {0}", {text::integer(*finding.row)}) : std::string();
                if (!finding.subject.empty()) head += (head.empty() ? "" : " · ") + finding.subject;
                ui.text({list.x, y, list.w, ui.px(20)}, head, ui.fonts.body_medium, ui.theme.text);
                y += ui.px(20);
                y += ui.paragraph(list.x, y, list.w - ui.px(12), text::sentence(finding.what), ui.fonts.caption, ui.theme.text2, ui.px(16));
                y += ui.paragraph(list.x, y, list.w - ui.px(12), text::sentence(finding.remedy), ui.fonts.caption_medium, ui.theme.accent_text, ui.px(16)) + ui.px(10);
            }
            ImGui::SetCursorScreenPos({list.x, y});
            ImGui::Dummy({1, 1});
        }
        if (draw_buttons(card, text::tr("Close"), true, {}, false)) desk.w.forget_import();
    });
}

void draw_open(Desk& desk, float width, float height) {
    auto& state = desk.state;
    with_card(desk, width, height, 640, 520, text::tr("Open a project"), [&](Card& card) {
        card.label(text::tr("File"));
        card.field("open.path", state.path, text::tr("Path of the file"));
        float const h = card.r.bottom() - card.ui.px(64) - card.y;
        if (h > card.ui.px(60)) draw_browser(card, {card.x, card.y, card.w, h}, state.path);
        if (!draw_buttons(card, text::tr("Open"), !state.path.empty(), text::tr("Choose a file first."))) return;
        desk.w.open(state.path);
        desk.w.dialog = Dialog::none;
    });
}

void draw_create(Desk& desk, bool is_demo, float width, float height) {
    auto& state = desk.state;
    if (state.title.empty()) state.title = is_demo ? text::tr("fictional-town") : text::tr("my-residences");
    with_card(desk, width, height, 480, 300, is_demo ? text::tr("Fictional town") : text::tr("New project"), [&](Card& card) {
        card.y += card.ui.paragraph(card.x, card.y, card.w,
                                    is_demo ? text::tr("A Breton town that does not exist, with 300 residences and three campaigns, is written to a file of yours.")
                                            : text::tr("The project is one file. Everything you import and decide is kept in it."),
                                    card.ui.fonts.body, card.ui.theme.text2, card.ui.px(20)) + card.ui.px(8);
        card.label(text::tr("Name"));
        card.field("create.name", state.title, {});
        auto const target = documents_folder() / (state.title + ".gpkg");
        card.ui.text(card.row(20), target.string(), card.ui.fonts.caption, card.ui.theme.text3);
        std::error_code failed;
        bool const exists = fs::exists(target, failed);
        if (!draw_buttons(card, text::tr("Create"), !exists, text::tr("This file exists already: choose another name."))) return;
        if (is_demo)
            desk.w.create_demo(target);
        else
            desk.w.create(target, state.title);
        desk.w.dialog = desk.w.dialog_path.empty() ? Dialog::none : Dialog::import; // the file that was dropped
        state.title.clear();
    });
}

void draw_about(Desk& desk, float width, float height) {
    with_card(desk, width, height, 480, 300, "Vigie " + workbench::engine_version(), [&](Card& card) {
        auto const& ui = card.ui;
        card.y += ui.paragraph(card.x, card.y, card.w, text::tr("Find, understand and follow residences in complex situations."), ui.fonts.body, ui.theme.text, ui.px(20)) + ui.px(12);
        card.y += ui.paragraph(card.x, card.y, card.w, text::tr("Wheel: zoom. Drag: move. Click: choose. Shift + drag: choose in a rectangle. Ctrl+K: everything."), ui.fonts.body, ui.theme.text2, ui.px(20)) + ui.px(12);
        ui.paragraph(card.x, card.y, card.w, text::tr("Offline, nothing leaves this computer"), ui.fonts.caption, ui.theme.text3, ui.px(18));
        if (draw_buttons(card, text::tr("Close"), true, {}, false)) desk.w.dialog = Dialog::none;
    });
}

void draw_error(Desk& desk, core::Error const& error, float width, float height) {
    auto& is_open = desk.state.is_error_open;
    with_card(desk, width, height, 480, is_open ? 340 : 230, text::tr("That did not work"), [&](Card& card) {
        auto const& ui = card.ui;
        auto const words = text::sentence(error.message());
        card.y += ui.note(card.x, card.y, card.w, icon::alert_circle, words, ui.theme.danger_soft, ui.theme.danger) + ui.px(10);
        if (!error.detail().empty()) {
            if (ui.link("error.details", card.row(22), is_open ? text::tr("Hide the details") : text::tr("Details"))) is_open = !is_open;
            card.y += ui.px(24);
            if (is_open) {
                ui.paragraph(card.x, card.y, card.w, error.detail(), ui.fonts.caption, ui.theme.text2, ui.px(16), 6);
                if (ui.button("error.copy", {card.x, card.r.bottom() - ui.px(48), ui.px(110), ui.px(32)}, text::tr("Copy"), ButtonKind::secondary)) ImGui::SetClipboardText((words + "\n" + error.detail()).c_str());
            }
        }
        if (draw_buttons(card, text::tr("Close"), true, {}, false)) {
            desk.w.dismiss_error();
            is_open = false;
        }
    });
}

}

void draw_dialogs(Desk& desk, float width, float height) {
    switch (desk.w.dialog) {
    case Dialog::none: break;
    case Dialog::watch: draw_watch(desk, width, height); break;
    case Dialog::import:
        if (desk.w.has_project()) draw_import(desk, width, height);
        break;
    case Dialog::open: draw_open(desk, width, height); break;
    case Dialog::create: draw_create(desk, false, width, height); break;
    case Dialog::demo: draw_create(desk, true, width, height); break;
    case Dialog::about: draw_about(desk, width, height); break;
    }
    if (desk.w.last_import()) {
        auto const report = *desk.w.last_import(); // a copy: closing forgets it
        draw_report(desk, report, width, height);
    }
    if (desk.w.error()) {
        auto const error = *desk.w.error();
        draw_error(desk, error, width, height);
    }
}

}
