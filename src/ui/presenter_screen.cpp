// Full screen: the overview, then each cluster. Arrows, space, B, Esc. Nothing under 24 px.
#include "text/language.hpp"
#include "text/number.hpp"
#include "ui/icons.hpp"
#include "ui/panels.hpp"

#include <algorithm>

namespace vigie::ui {

namespace {

using Intents = std::vector<PresenterIntent>;

constexpr float head_height = 140, foot_height = 72, column_width = 560;

/// \return height
float draw_classes(Ui const& ui, Rect const& r, wb::PresenterView const& view) {
    float const row = ui.px(58);
    float y = r.y;
    for (auto const& line : view.legend) {
        rule(ui, r.x, y, r.w);
        ui.big_chip({r.x, y + ui.px(10), ui.px(38), ui.px(38)}, line.severity, ui.fonts.presenter_strong);
        ui.text({r.x + ui.px(58), y, r.w - ui.px(150), row}, line.name, ui.fonts.presenter_text, ui.theme.text);
        ui.text({r.x, y, r.w, row}, text::integer(static_cast<std::int64_t>(line.count)), ui.fonts.presenter,
                ui.theme.text, Align::right);
        y += row;
    }
    rule(ui, r.x, y, r.w);
    return y - r.y;
}

/// What the lines round clusters mean. \return height
float draw_keys(Ui const& ui, Rect const& r, wb::PresenterView const& view) {
    if (!view.has_solid && !view.has_fragile) return 0;
    float x = r.x;
    for (bool const is_fragile : {false, true}) {
        if (is_fragile ? !view.has_fragile : !view.has_solid) continue;
        auto const words = is_fragile ? text::tr("Fragile cluster") : text::tr("Solid cluster");
        float const cy = r.y + ui.px(36);
        ui.dashed(x, cy, x + ui.px(48), cy, ui.theme.ink, ui.px(4), is_fragile ? ui.px(12) : ui.px(60), ui.px(8));
        float const w = ui.width(words, ui.fonts.presenter_text);
        ui.text({x + ui.px(62), r.y + ui.px(20), w + ui.px(2), ui.px(32)}, words, ui.fonts.presenter_text,
                ui.theme.text2);
        x += w + ui.px(90);
    }
    return ui.px(60);
}

void draw_column(Desk& desk, Rect const& r, wb::PresenterView const& view) {
    auto const& ui = desk.ui;
    Region const region("presenter.column", r, ui.theme.panel);
    float const x = r.x + ui.px(40), w = r.w - ui.px(88);
    float y = r.y + ui.px(40);
    y += ui.paragraph(x, y, w, view.sentence, ui.fonts.presenter, ui.theme.text, ui.px(40), 5) + ui.px(36);
    y += draw_classes(ui, {x, y, w, 0}, view);
    y += draw_keys(ui, {x, y, w, 0}, view) + ui.px(28);
    if (y + ui.px(130) > r.bottom()) return;
    ui.text({x, y, w, ui.px(56)}, view.big_figure, ui.fonts.presenter_title, ui.theme.text);
    ui.paragraph(x, y + ui.px(60), w, view.big_caption, ui.fonts.presenter_text, ui.theme.text2, ui.px(32), 2);
}

/// One dot per step, the one shown longer.
void draw_dots(Desk& desk, Rect const& r, wb::PresenterView const& view, Intents& out) {
    constexpr std::size_t most = 40;
    auto const& ui = desk.ui;
    auto const count = std::min(view.steps, most);
    Focus::Group const group(ui.focus, "presenter.dots");
    float x = r.x + r.w / 2 - static_cast<float>(count) * ui.px(10);
    for (std::size_t i = 0; i < count; ++i) {
        bool const is_here = i == view.step;
        float const w = ui.px(is_here ? 30 : 12), cy = r.y + r.h / 2;
        if (ui.area("presenter.dot." + std::to_string(i), {x, cy - ui.px(14), w, ui.px(28)}))
            out.emplace_back(wb::GoToStep{static_cast<int>(i)});
        ui.fill({x, cy - ui.px(6), w, ui.px(12)}, is_here ? ui.theme.accent : ui.theme.strong, ui.px(6));
        x += w + ui.px(8);
    }
}

void draw_foot(Desk& desk, Rect const& r, wb::PresenterView const& view, Intents& out) {
    auto const& ui = desk.ui;
    Region const region("presenter.foot", r, ui.theme.panel);
    rule(ui, r.x, r.y, r.w);
    ui.text({r.x + ui.px(48), r.y, r.w * 0.36F, r.h}, view.foot, ui.fonts.presenter_text, ui.theme.text2);
    draw_dots(desk, r, view, out);
    float const size = ui.px(44), y = r.y + (r.h - size) / 2, right = r.right() - ui.px(48);
    auto const step = static_cast<int>(view.step);
    auto const button = [&](char const* id, float x, char const* which, std::string const& tip) {
        bool const pressed = ui.area(id, {x, y, size, size});
        if (ui.is_hovered()) ui.fill({x, y, size, size}, ui.theme.hover, ui.px(8));
        ui.tooltip(tip);
        ui.icon({x, y, size, size}, which, ui.theme.text2, ui.fonts.presenter_text);
        return pressed;
    };
    if (button("presenter.close", right - ui.px(250), icon::close, text::tr("Leave (Esc)")))
        out.emplace_back(wb::RunAction{"mode.explorer"});
    if (button("presenter.before", right - ui.px(194), icon::chevron_left, text::tr("Before (←)")))
        out.emplace_back(wb::GoToStep{step - 1});
    if (button("presenter.next", right - size, icon::chevron_right, text::tr("Next (→, space)")))
        out.emplace_back(wb::GoToStep{step + 1});
    auto const count = text::integer(step + 1) + " / " + text::integer(static_cast<std::int64_t>(view.steps));
    ui.text({right - ui.px(150), r.y, ui.px(106), r.h}, count, ui.fonts.presenter_strong, ui.theme.text, Align::centre);
}

}

Rect presenter_map(Desk const& desk, float width, float height) {
    auto const& ui = desk.ui;
    float const column = std::min(ui.px(column_width), width * 0.4F);
    return {0, ui.px(head_height), width - column, height - ui.px(head_height) - ui.px(foot_height)};
}

std::vector<PresenterIntent> draw_presenter_screen(Desk& desk, float width, float height,
                                                   wb::PresenterView const& view) {
    Intents out;
    auto const& ui = desk.ui;
    if (view.is_blank) {
        Region const region("presenter.blank", {0, 0, width, height}, scene::rgb(0x000000));
        if (ui.hit("presenter.blank", {0, 0, width, height})) out.emplace_back(wb::BlankScreen{false});
        return out;
    }
    auto const map = presenter_map(desk, width, height);
    {
        Region const region("presenter.head", {0, 0, width, map.y}, ui.theme.panel);
        float const x = ui.px(48), w = width - ui.px(96);
        ui.text({x, ui.px(22), w, ui.px(34)}, view.kicker, ui.fonts.presenter_text, ui.theme.text2);
        ui.text({x, ui.px(60), w, ui.px(60)}, view.title, ui.fonts.presenter_title, ui.theme.text);
    }
    draw_column(desk, {map.right(), map.y, width - map.right(), map.h}, view);
    draw_foot(desk, {0, map.bottom(), width, height - map.bottom()}, view, out);
    return out;
}

}
