// Full screen: the overview, then each cluster. Arrows, space, B, Esc.
#include "text/language.hpp"
#include "text/number.hpp"
#include "ui/icons.hpp"
#include "ui/panels.hpp"

#include <imgui.h>

#include <algorithm>

namespace vigie::ui {

namespace {

void draw_column(Desk& desk, Rect const& r, workbench::PresenterView const& view) {
    auto const& ui = desk.ui;
    float const x = r.x + ui.px(40), w = r.w - ui.px(88);
    float y = r.y + ui.px(40);
    y += ui.paragraph(x, y, w, view.sentence, ui.fonts.presenter, ui.theme.text, ui.px(40), 5) + ui.px(40);
    for (auto const& row : workbench::legend_view(desk.w).rows) {
        ui.line(x, y, x + w, y, ui.theme.border, ui.px(1));
        ui.class_chip({x, y + ui.px(11), ui.px(34), ui.px(34)}, row.severity);
        ui.text({x + ui.px(52), y, w - ui.px(140), ui.px(56)}, row.name, ui.fonts.title, ui.theme.text);
        ui.text({x, y, w, ui.px(56)}, text::integer(static_cast<std::int64_t>(row.count)), ui.fonts.presenter, ui.theme.text, Align::right);
        y += ui.px(56);
    }
    ui.line(x, y, x + w, y, ui.theme.border, ui.px(1));
    y += ui.px(40);
    if (y + ui.px(120) > r.bottom()) return;
    ui.text({x, y, w, ui.px(52)}, view.big_figure, ui.fonts.presenter_title, ui.theme.text);
    ui.paragraph(x, y + ui.px(56), w, view.big_caption, ui.fonts.title, ui.theme.text2, ui.px(30), 2);
}

void draw_foot(Desk& desk, Rect const& r, workbench::PresenterView const& view) {
    auto const& ui = desk.ui;
    ui.fill(r, ui.theme.panel);
    ui.line(r.x, r.y, r.right(), r.y, ui.theme.border, ui.px(1));
    auto const* campaign = desk.w.campaign();
    auto words = campaign != nullptr ? text::tr("campaign {0}", {campaign->campaign.name}) : std::string();
    if (desk.w.snapshot().info.is_fictitious) words = text::tr("Fictitious data") + " · " + words;
    ui.text({r.x + ui.px(48), r.y, r.w * 0.4F, r.h}, words, ui.fonts.section, ui.theme.text2);
    float x = r.x + r.w / 2 - static_cast<float>(view.steps) * ui.px(9);
    for (std::size_t i = 0; i < view.steps && i < 40; ++i) {
        bool const is_here = i == view.step;
        float const w = ui.px(is_here ? 28 : 10);
        if (ui.area("presenter.dot." + std::to_string(i), {x, r.y + r.h / 2 - ui.px(12), w, ui.px(24)})) desk.w.presenter_step = static_cast<int>(i);
        ui.fill({x, r.y + r.h / 2 - ui.px(5), w, ui.px(10)}, is_here ? ui.theme.accent : ui.theme.strong, ui.px(5));
        x += w + ui.px(8);
    }
    float const right = r.right() - ui.px(48);
    auto const count = std::to_string(view.step + 1) + " / " + std::to_string(view.steps);
    if (ui.icon_button("presenter.next", {right - ui.px(32), r.y + ui.px(16), ui.px(32), ui.px(32)}, icon::chevron_right, text::tr("Next (→, space)"))) ++desk.w.presenter_step;
    ui.text({right - ui.px(102), r.y, ui.px(66), r.h}, count, ui.fonts.section_semibold, ui.theme.text, Align::centre);
    if (ui.icon_button("presenter.before", {right - ui.px(138), r.y + ui.px(16), ui.px(32), ui.px(32)}, icon::chevron_left, text::tr("Before (←)"))) --desk.w.presenter_step;
    if (ui.icon_button("presenter.close", {right - ui.px(190), r.y + ui.px(16), ui.px(32), ui.px(32)}, icon::close, text::tr("Leave (Esc)"))) desk.w.set_mode(workbench::Mode::explorer);
}

}

void draw_presenter_screen(Desk& desk, float width, float height) {
    auto const& ui = desk.ui;
    if (desk.w.presenter_is_blank) {
        Region const region("presenter.blank", {0, 0, width, height}, scene::rgb(0x000000));
        if (ui.area("presenter.blank", {0, 0, width, height})) desk.w.presenter_is_blank = false;
        return;
    }
    auto const view = workbench::presenter_view(desk.w);
    desk.w.presenter_step = static_cast<int>(view.step);
    float const head = ui.px(140), foot = ui.px(64), column = std::min(ui.px(560), width * 0.4F);
    Rect const map{0, head, width - column, height - head - foot};
    {
        Region const region("presenter.head", {0, 0, width, head}, ui.theme.panel);
        ui.text({ui.px(48), ui.px(26), width - ui.px(96), ui.px(30)}, view.kicker, ui.fonts.title, ui.theme.text2);
        ui.text({ui.px(48), ui.px(58), width - ui.px(96), ui.px(60)}, view.title, ui.fonts.presenter_title, ui.theme.text);
    }
    {
        Region const region("presenter.column", {map.right(), head, column, map.h}, ui.theme.panel);
        draw_column(desk, {map.right(), head, column, map.h}, view);
    }
    {
        Region const region("presenter.foot", {0, height - foot, width, foot}, ui.theme.panel);
        draw_foot(desk, {0, height - foot, width, foot}, view);
    }
    Region const region("presenter.map", map, std::nullopt);
    scene::View shown = scene::fitted(view.extent, map.w, map.h, ui.scale, ui.px(64));
    draw_scale_bar(ui, map, shown, map.x + ui.px(32));
    draw_credits(ui, map, desk.w.map());
    scene::MapStyle style;
    style.theme = &ui.theme;
    style.show_scale_bar = style.show_credits = false;
    style.symbol_factor = 1.25;
    add_map_pane(desk, map, shown, style, 20 + view.step);
}

}
