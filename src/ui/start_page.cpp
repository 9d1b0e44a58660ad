// Before a project is open: create, open, discover, recent projects.
#include "text/language.hpp"
#include "ui/icons.hpp"
#include "ui/panels.hpp"
#include "ui/recent.hpp"

#include <imgui.h>

#include <algorithm>

namespace vigie::ui {

namespace {

void draw_choice(Desk& desk, Rect const& r, char const* action, char const* icon_code, std::string const& words) {
    auto const& ui = desk.ui;
    if (ui.area(std::string("start.") + action, r)) workbench::run_action(desk.w, action);
    if (ui.is_hovered()) ui.fill(r, ui.theme.hover, ui.px(6));
    ui.icon({r.x + ui.px(14), r.y, ui.px(24), r.h}, icon_code, ui.theme.text2);
    ui.label({r.x + ui.px(48), r.y, r.w - ui.px(124), r.h}, words, ui.fonts.body, ui.theme.text);
    auto const keys = workbench::shortcut_label(workbench::find_action(action)->shortcut);
    if (keys.empty()) return;
    float const w = ui.width(keys, ui.fonts.caption) + ui.px(14);
    Rect const cap{r.right() - ui.px(16) - w, r.y + (r.h - ui.px(20)) / 2, w, ui.px(20)};
    ui.outline(cap, ui.theme.border, ui.px(1), ui.px(4));
    ui.label(cap, keys, ui.fonts.caption, ui.theme.text3, Align::centre);
}

void draw_left(Desk& desk, Rect const& r) {
    auto const& ui = desk.ui;
    ui.fill(r, ui.theme.panel);
    ui.line(r.right(), r.y, r.right(), r.bottom(), ui.theme.border, ui.px(1));
    float const x = r.x + ui.px(48), w = r.w - ui.px(96);
    ui.icon({x, r.y + ui.px(64), ui.px(36), ui.px(40)}, icon::binoculars, ui.theme.accent, ui.fonts.score);
    ui.label({x + ui.px(48), r.y + ui.px(62), w - ui.px(48), ui.px(44)}, "Vigie", ui.fonts.score, ui.theme.text);
    ui.paragraph(x, r.y + ui.px(116), w, text::tr("Find, understand and follow residences in complex situations."), ui.fonts.section, ui.theme.text2, ui.px(24));
    if (ui.button("start.table", {x, r.y + ui.px(204), w, ui.px(48)}, text::tr("Create from an Excel file"), ButtonKind::primary, icon::excel)) workbench::run_action(desk.w, "file.create");
    float y = r.y + ui.px(264);
    for (auto const& [action, which, words] : {std::tuple{"file.open", icon::folder, text::tr("Open a project…")}, std::tuple{"file.create", icon::plus, text::tr("Empty project")},
                                               std::tuple{"file.demo", icon::play_circle, text::tr("Discover the fictional town")}}) {
        draw_choice(desk, {x, y, w, ui.px(40)}, action, which, words);
        y += ui.px(40);
    }
    ui.icon({x - ui.px(4), r.bottom() - ui.px(36), ui.px(24), ui.px(24)}, icon::lock_open, ui.theme.text2, ui.fonts.caption);
    ui.label({x + ui.px(22), r.bottom() - ui.px(36), w - ui.px(90), ui.px(24)}, text::tr("Offline, nothing leaves this computer"), ui.fonts.caption, ui.theme.text2);
    bool const is_french = text::language() == text::Language::fr;
    if (ui.link("start.language", {r.right() - ui.px(120), r.bottom() - ui.px(36), ui.px(72), ui.px(24)}, is_french ? "English" : "Français", Align::right))
        workbench::run_action(desk.w, is_french ? "display.english" : "display.french");
}

void draw_recent(Desk& desk, Rect const& r) {
    auto const& ui = desk.ui;
    ui.label({r.x, r.y, ui.px(300), ui.px(32)}, text::tr("Recent projects"), ui.fonts.section_semibold, ui.theme.text);
    auto const recent = recent_projects();
    float const gap = ui.px(12);
    int const across = r.w > ui.px(560) ? 2 : 1;
    float const w = (r.w - gap * static_cast<float>(across - 1)) / static_cast<float>(across), h = ui.px(84);
    float y = r.y + ui.px(54);
    if (recent.empty()) {
        Rect const card{r.x, y, r.w, ui.px(120)};
        ui.fill(card, ui.theme.panel, ui.px(8));
        ui.outline(card, ui.theme.border, ui.px(1), ui.px(8));
        ui.text({card.x, card.y + ui.px(24), card.w, ui.px(24)}, text::tr("Projects you open will be listed here."), ui.fonts.body, ui.theme.text2, Align::centre);
        ui.text({card.x, card.y + ui.px(54), card.w, ui.px(24)}, text::tr("The fictional town shows everything in a minute."), ui.fonts.caption, ui.theme.text3, Align::centre);
        return;
    }
    for (std::size_t i = 0; i < recent.size() && i < 8; ++i) {
        Rect const card{r.x + (w + gap) * static_cast<float>(i % static_cast<std::size_t>(across)), y + (h + gap) * static_cast<float>(i / static_cast<std::size_t>(across)), w, h};
        if (ui.area("recent." + std::to_string(i), card)) desk.w.open(recent[i].path);
        ui.fill(card, ui.theme.panel, ui.px(8));
        ui.outline(card, ui.is_hovered() ? ui.theme.accent : ui.theme.border, ui.px(1), ui.px(8));
        ui.icon({card.x + ui.px(14), card.y, ui.px(28), card.h}, icon::map_marker, ui.theme.accent, ui.fonts.section);
        ui.text({card.x + ui.px(54), card.y + ui.px(14), card.w - ui.px(66), ui.px(22)}, recent[i].title, ui.fonts.body_medium, ui.theme.text);
        ui.text({card.x + ui.px(54), card.y + ui.px(38), card.w - ui.px(66), ui.px(16)}, recent[i].path.filename().string(), ui.fonts.caption, ui.theme.text2);
        ui.text({card.x + ui.px(54), card.y + ui.px(55), card.w - ui.px(66), ui.px(16)}, recent[i].path.parent_path().string(), ui.fonts.caption, ui.theme.text3);
    }
}

}

void draw_start_page(Desk& desk, float width, float height) {
    auto const& ui = desk.ui;
    Region const region("start", {0, 0, width, height}, ui.theme.bg);
    float const left = std::min(ui.px(420), width * 0.42F);
    draw_left(desk, {0, 0, left, height});
    float const pad = ui.px(48);
    Rect const right{left + pad, ui.px(46), width - left - 2 * pad, height - ui.px(92)};
    draw_recent(desk, right);
    Rect const drop{right.x, height - ui.px(64), right.w, ui.px(44)};
    for (auto const& [x0, y0, x1, y1] : {std::tuple{drop.x, drop.y, drop.right(), drop.y}, std::tuple{drop.x, drop.bottom(), drop.right(), drop.bottom()},
                                         std::tuple{drop.x, drop.y, drop.x, drop.bottom()}, std::tuple{drop.right(), drop.y, drop.right(), drop.bottom()}})
        ui.dashed(x0, y0, x1, y1, ui.theme.strong, ui.px(1), ui.px(3), ui.px(3));
    auto const words = text::tr("Drop a project, a table or a map layer here");
    float const w = std::min(drop.w - ui.px(40), ui.width(words, ui.fonts.caption));
    ui.icon({drop.x + (drop.w - w) / 2 - ui.px(26), drop.y, ui.px(20), drop.h}, icon::upload, ui.theme.text2);
    ui.label({drop.x + (drop.w - w) / 2, drop.y, w + ui.px(1), drop.h}, words, ui.fonts.caption, ui.theme.text2);
    for (auto const& job : desk.w.jobs().running()) {
        Rect const bar{right.x, drop.y - ui.px(30), ui.px(96), ui.px(6)};
        ui.bar(bar, job.share, ui.theme.accent);
        ui.text({bar.right() + ui.px(10), bar.y - ui.px(8), right.w - ui.px(106), ui.px(22)}, job.label, ui.fonts.caption, ui.theme.text2);
        desk.wake_in(0.1);
        break;
    }
}

}
