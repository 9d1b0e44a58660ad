// Before a project is open: create, open, discover, recent projects.
#include "text/language.hpp"
#include "text/number.hpp"
#include "ui/icons.hpp"
#include "ui/panels.hpp"
#include "ui/recent.hpp"
#include "ui/recent_preview.hpp"

#include <imgui.h>

#include <algorithm>
#include <cmath>

namespace vigie::ui {

namespace {

using Intents = std::vector<StartIntent>;

struct Choice {
    char const* action;
    char const* icon_code;
    std::string words;
};

void draw_choice(Desk& desk, Rect const& r, Choice const& choice, Intents& out) {
    auto const& ui = desk.ui;
    if (ui.area(std::string("start.") + choice.action, r)) out.emplace_back(wb::RunAction{choice.action});
    if (ui.is_hovered()) ui.fill(r, ui.theme.hover, ui.px(6));
    ui.icon({r.x + ui.px(14), r.y, ui.px(24), r.h}, choice.icon_code, ui.theme.text2);
    ui.label({r.x + ui.px(48), r.y, r.w - ui.px(124), r.h}, choice.words, ui.fonts.body, ui.theme.text);
    auto keys = wb::shortcut_label(wb::find_action(choice.action)->shortcut);
    std::ranges::replace(keys, '+', ' ');
    if (keys.empty()) return;
    float const w = ui.width(keys, ui.fonts.caption) + ui.px(14);
    Rect const cap{r.right() - ui.px(16) - w, r.y + (r.h - ui.px(20)) / 2, w, ui.px(20)};
    ui.outline(cap, ui.theme.border, ui.px(1), ui.px(4));
    ui.label(cap, keys, ui.fonts.caption, ui.theme.text3, Align::centre);
}

/// « Hors ligne… » and the other language.
void draw_left_foot(Desk& desk, float x, float w, float y, Intents& out) {
    auto const& ui = desk.ui;
    ui.icon({x - ui.px(4), y, ui.px(24), ui.px(24)}, icon::lock_open, ui.theme.text2, ui.fonts.caption);
    ui.label({x + ui.px(22), y, w - ui.px(90), ui.px(24)}, text::tr("Offline, nothing leaves this computer"),
             ui.fonts.caption, ui.theme.text2);
    bool const is_french = text::language() == text::Language::fr;
    if (ui.link("start.language", {x + w - ui.px(72), y, ui.px(72), ui.px(24)}, is_french ? "English" : "Français",
                Align::right))
        out.emplace_back(wb::RunAction{is_french ? "display.english" : "display.french"});
}

void draw_left(Desk& desk, Rect const& r, Intents& out) {
    auto const& ui = desk.ui;
    ui.fill(r, ui.theme.panel);
    ui.line(r.right(), r.y, r.right(), r.bottom(), ui.theme.border, ui.px(1));
    float const x = r.x + ui.px(48), w = r.w - ui.px(96);
    ui.icon({x, r.y + ui.px(64), ui.px(36), ui.px(40)}, icon::binoculars, ui.theme.accent, ui.fonts.score);
    ui.label({x + ui.px(48), r.y + ui.px(62), w - ui.px(48), ui.px(44)}, "Vigie", ui.fonts.score, ui.theme.text);
    ui.paragraph(x, r.y + ui.px(116), w, text::tr("Find, understand and follow residences in complex situations."),
                 ui.fonts.section, ui.theme.text2, ui.px(24), 3);
    if (ui.button("start.table", {x, r.y + ui.px(204), w, ui.px(48)}, text::tr("Create from an Excel file"),
                  ButtonKind::primary, icon::excel))
        out.emplace_back(wb::RunAction{"file.create_from_table"});
    float y = r.y + ui.px(264);
    for (auto const& choice : {Choice{"file.open", icon::folder, text::tr("Open a project…")},
                               Choice{"file.create", icon::plus, text::tr("Empty project")},
                               Choice{"file.demo", icon::play_circle, text::tr("Discover the fictional town")}}) {
        draw_choice(desk, {x, y, w, ui.px(40)}, choice, out);
        y += ui.px(40);
    }
    draw_left_foot(desk, x, w, r.bottom() - ui.px(36), out);
}

/// The residences of a project in their colours: always the light ones, as in every picture that leaves the window.
void draw_preview(Ui const& ui, Rect const& r, wb::PreviewView const& preview) {
    auto const& theme = scene::light_theme();
    ImGui::GetWindowDrawList()->PushClipRect({r.x, r.y}, {r.right(), r.bottom()}, true);
    ui.fill(r, theme.land, ui.px(8));
    for (auto const& dot : preview.dots) {
        float const radius = std::max(2.2F, 0.36F * std::sqrt(static_cast<float>(dot.dwellings))) * ui.scale;
        float const x = r.x + dot.x * r.w, y = r.y + dot.y * r.h;
        ui.disc(x, y, radius, theme.fill(dot.severity));
        ui.ring(x, y, radius, theme.symbol_line, ui.px(1));
    }
    ImGui::GetWindowDrawList()->PopClipRect();
}

void draw_card(Desk& desk, Rect const& r, std::string const& id, RecentCard const& recent, Intents& out) {
    auto const& ui = desk.ui;
    auto const& preview = recent.preview;
    auto const& project = recent.project;
    if (ui.area(id, r)) out.emplace_back(wb::OpenProject{project.path});
    bool const is_here = ui.is_hovered();
    ui.tooltip(project.path.string());
    ui.fill(r, ui.theme.panel, ui.px(8));
    Rect const picture{r.x, r.y, r.w, r.w / wb::preview_shape};
    if (preview)
        draw_preview(ui, picture, *preview);
    else
        ui.icon(picture, icon::map_marker, ui.theme.text3, ui.fonts.score);
    rule(ui, r.x, picture.bottom(), r.w);
    ui.outline(r, is_here ? ui.theme.accent : ui.theme.border, ui.px(1), ui.px(8));
    float const x = r.x + ui.px(14), w = r.w - ui.px(28), y = picture.bottom() + ui.px(9);
    ui.text({x, y, w, ui.px(22)}, project.title, ui.fonts.body_medium, ui.theme.text);
    std::string counts = project.path.filename().string();
    if (preview) {
        counts = text::tr_n("{0} residence", "{0} residences", preview->residences);
        if (!preview->campaign.empty()) counts += " · " + text::tr("campaign {0}", {preview->campaign});
    }
    ui.text({x, y + ui.px(22), w, ui.px(16)}, counts, ui.fonts.caption, ui.theme.text2);
    ui.text({x, y + ui.px(38), w, ui.px(16)}, recent.changed, ui.fonts.caption, ui.theme.text3);
}

void draw_no_recent(Ui const& ui, Rect const& r) {
    card(ui, r, ui.theme.panel, ui.theme.border);
    ui.text({r.x, r.y + ui.px(24), r.w, ui.px(24)}, text::tr("Projects you open will be listed here."), ui.fonts.body,
            ui.theme.text2, Align::centre);
    ui.text({r.x, r.y + ui.px(54), r.w, ui.px(24)}, text::tr("The fictional town shows everything in a minute."),
            ui.fonts.caption, ui.theme.text3, Align::centre);
}

void read_recent(Desk& desk) {
    constexpr double reread_s = 5;
    auto& state = desk.state;
    if (state.recent_read_at && desk.now < *state.recent_read_at + reread_s) return;
    state.recent_read_at = desk.now;
    state.recent.clear();
    for (auto const& project : recent_projects())
        state.recent.push_back({project, saved_preview(project.path), changed_words(project.path)});
}

void draw_recent(Desk& desk, Rect const& r, Intents& out) {
    auto const& ui = desk.ui;
    ui.label({r.x, r.y, ui.px(300), ui.px(32)}, text::tr("Recent projects"), ui.fonts.section_semibold, ui.theme.text);
    read_recent(desk);
    auto const& recent = desk.state.recent;
    float const top = r.y + ui.px(54);
    if (recent.empty()) return draw_no_recent(ui, {r.x, top, r.w, ui.px(120)});
    float const gap = ui.px(12), wanted = ui.px(376);
    auto const across = static_cast<std::size_t>(std::clamp(std::floor((r.w + gap) / (wanted + gap)), 1.0F, 4.0F));
    float const w = std::min((r.w - gap * static_cast<float>(across - 1)) / static_cast<float>(across), ui.px(440));
    float const h = w / wb::preview_shape + ui.px(74);
    Rect const list{r.x, top, r.w, r.bottom() - top};
    Region const region("start.recent", {list.x - ui.px(4), list.y - ui.px(4), list.w + ui.px(8), list.h + ui.px(4)},
                        std::nullopt, true);
    Focus::Group const group(ui.focus, "recent");
    float const y = list.y - ImGui::GetScrollY();
    for (std::size_t i = 0; i < recent.size(); ++i) {
        Rect const one{list.x + (w + gap) * static_cast<float>(i % across),
                       y + (h + gap) * static_cast<float>(i / across), w, h};
        draw_card(desk, one, "recent." + std::to_string(i), recent[i], out);
    }
    ImGui::SetCursorScreenPos({list.x, y});
    ImGui::Dummy({1, (h + gap) * static_cast<float>((recent.size() + across - 1) / across)});
}

void draw_drop(Ui const& ui, Rect const& r) {
    for (float const y : {r.y, r.bottom()})
        ui.dashed(r.x, y, r.right(), y, ui.theme.strong, ui.px(1), ui.px(3), ui.px(3));
    for (float const x : {r.x, r.right()})
        ui.dashed(x, r.y, x, r.bottom(), ui.theme.strong, ui.px(1), ui.px(3), ui.px(3));
    auto const words = text::tr("Drop a project, a table or a map layer here");
    float const w = std::min(r.w - ui.px(40), ui.width(words, ui.fonts.caption)), x = r.x + (r.w - w) / 2;
    ui.icon({x - ui.px(26), r.y, ui.px(20), r.h}, icon::upload, ui.theme.text2);
    ui.label({x, r.y, w + ui.px(1), r.h}, words, ui.fonts.caption, ui.theme.text2);
}

}

std::vector<StartIntent> draw_start_page(Desk& desk, float width, float height,
                                         std::optional<wb::Jobs::Running> const& job) {
    Intents out;
    auto const& ui = desk.ui;
    Region const region("start", {0, 0, width, height}, ui.theme.bg);
    float const left = std::min(ui.px(420), width * 0.42F), pad = ui.px(48);
    draw_left(desk, {0, 0, left, height}, out);
    Rect const right{left + pad, ui.px(46), width - left - 2 * pad, height - ui.px(46 + 104)};
    draw_recent(desk, right, out);
    Rect const drop{right.x, height - ui.px(64), right.w, ui.px(44)};
    draw_drop(ui, drop);
    if (!job) return out;
    Rect const bar{right.x, drop.y - ui.px(22), ui.px(96), ui.px(6)};
    ui.bar(bar, job->share, ui.theme.accent);
    ui.text({bar.right() + ui.px(10), bar.y - ui.px(8), right.w - ui.px(106), ui.px(22)}, job->label, ui.fonts.caption,
            ui.theme.text2);
    desk.wake_in(0.1);
    return out;
}

}
