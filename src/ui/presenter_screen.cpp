// A step of a story, full screen. Arrows, space, B, Home, Esc. Nothing under 24 px.
#include "dossier/story_page.hpp"
#include "text/language.hpp"
#include "text/number.hpp"
#include "ui/icons.hpp"
#include "ui/panels.hpp"
#include "ui/presenter_parts.hpp"

#include <algorithm>

namespace vigie::ui {

namespace {

using Intents = std::vector<PresenterIntent>;

constexpr float head_top = 22, kicker_height = 34, title_line = 54, foot_height = 72, column_width = 560, side = 48;

/// One line for most titles, two for long ones.
float head_height(Ui const& ui, float width, wb::PresenterView const& view) {
    if (view.page == nullptr) return ui.px(140);
    int const lines =
        std::min(2, ui.lines_of(view.page->step.title, ui.fonts.presenter_title, width - ui.px(2 * side)));
    return ui.px(head_top + kicker_height + title_line * static_cast<float>(std::max(1, lines)) + 24);
}

/// One dot per step, the one shown longer.
void draw_dots(Ui const& ui, Rect const& r, wb::PresenterView const& view, Intents& out) {
    Focus::Group const group(ui.focus, "presenter.dots");
    float const step = std::min(ui.px(20), (r.w - ui.px(30)) / static_cast<float>(view.steps));
    float x = r.x + r.w / 2 - static_cast<float>(view.steps) * step / 2 - ui.px(9);
    for (std::size_t i = 0; i < view.steps; ++i) {
        bool const is_here = i == view.step;
        float const w = is_here ? ui.px(30) : std::min(ui.px(12), step * 0.6F), cy = r.y + r.h / 2;
        if (ui.area("presenter.dot." + std::to_string(i), {x, cy - ui.px(14), w, ui.px(28)}))
            out.emplace_back(wb::GoToStep{static_cast<int>(i)});
        ui.fill({x, cy - ui.px(6), w, ui.px(12)}, is_here ? ui.theme.accent : ui.theme.strong, ui.px(6));
        x += (is_here ? ui.px(18) : 0) + step;
    }
}

/// Closed: what partners may see. Open: the house's own figures, in the colour of a caution. \return width
float draw_padlock(Ui const& ui, Rect const& r, wb::PresenterView const& view, Intents& out) {
    auto const ink = view.is_open ? ui.theme.warn : ui.theme.ok;
    float const width = ui.px(44) + ui.width(view.edition, ui.fonts.presenter_text) + ui.px(12);
    Rect const whole{r.x, r.y, width, r.h};
    if (ui.area("presenter.padlock", whole)) out.emplace_back(wb::RunAction{"present.padlock"});
    if (ui.is_hovered() || view.is_open)
        ui.fill(whole, ui.is_hovered() ? ui.theme.hover : ui.theme.warn_soft, ui.px(8));
    ui.tooltip(view.is_open ? text::tr("Close the padlock (L): only what partners may see")
                            : view.profile + "\n" + text::tr("Open the padlock (L): internal figures, residences and comments"));
    ui.icon({r.x, r.y, ui.px(44), r.h}, view.is_open ? icon::lock_open : icon::lock, ink, ui.fonts.presenter_text);
    ui.text({r.x + ui.px(42), r.y, width - ui.px(42), r.h}, view.edition, ui.fonts.presenter_text, ink);
    return width;
}

void draw_foot(Desk& desk, Rect const& r, wb::PresenterView const& view, Intents& out) {
    auto const& ui = desk.ui;
    Region const region("presenter.foot", r, ui.theme.panel);
    rule(ui, r.x, r.y, r.w);
    float const size = ui.px(44), y = r.y + (r.h - size) / 2, right = r.right() - ui.px(side);
    auto const step = static_cast<int>(view.step);
    auto const button = [&](char const* id, float x, char const* which, std::string const& tip) {
        bool const pressed = ui.area(id, {x, y, size, size});
        if (ui.is_hovered()) ui.fill({x, y, size, size}, ui.theme.hover, ui.px(8));
        ui.tooltip(tip);
        ui.icon({x, y, size, size}, which, ui.theme.text2, ui.fonts.presenter_text);
        return pressed;
    };
    float const controls = ui.px(410);
    ui.text({right - controls, r.y, ui.px(88), r.h}, view.timer, ui.fonts.presenter_text, ui.theme.text2, Align::right);
    if (button("presenter.edit", right - ui.px(308), icon::pencil, text::tr("Storyboard (Shift+F5)")))
        out.emplace_back(wb::PlayStory{false});
    if (button("presenter.close", right - ui.px(254), icon::close, text::tr("Leave (Esc)")))
        out.emplace_back(wb::RunAction{"mode.explorer"});
    if (button("presenter.before", right - ui.px(200), icon::chevron_left, text::tr("Before (←)")))
        out.emplace_back(wb::GoToStep{step - 1});
    if (button("presenter.next", right - size, icon::chevron_right, text::tr("Next (→, space)")))
        out.emplace_back(wb::GoToStep{step + 1});
    auto const count = text::integer(step + 1) + " / " + text::integer(static_cast<std::int64_t>(view.steps));
    ui.text({right - ui.px(154), r.y, ui.px(108), r.h}, count, ui.fonts.presenter_strong, ui.theme.text, Align::centre);
    float const lock = draw_padlock(ui, {r.x + ui.px(side) - ui.px(8), y, 0, size}, view, out) + ui.px(16);
    float const left = r.x + ui.px(side) + lock, room = r.w - controls - 2 * ui.px(side) - ui.px(16) - lock;
    float const words = std::min(ui.width(view.foot, ui.fonts.presenter_text) + ui.px(4), room * 0.62F);
    ui.text({left, r.y, words, r.h}, view.foot, ui.fonts.presenter_text, ui.theme.text2);
    draw_dots(ui, {left + words + ui.px(16), r.y, room - words - ui.px(16), r.h}, view, out);
}

void draw_nothing(Desk& desk, float width, float height, Intents& out) {
    auto const& ui = desk.ui;
    Region const region("presenter.nothing", {0, 0, width, height}, ui.theme.panel);
    ui.text({0, height * 0.4F, width, ui.px(60)}, text::tr("There is nothing to present yet: no campaign is scored."),
            ui.fonts.presenter, ui.theme.text, Align::centre);
    Rect const button{width / 2 - ui.px(120), height * 0.5F, ui.px(240), ui.px(48)};
    if (ui.button("presenter.leave", button, text::tr("Back to the map"), ButtonKind::primary))
        out.emplace_back(wb::RunAction{"mode.explorer"});
}

}

namespace {

/// Until what partners may see is made, nothing is shown in its place.
void draw_preparing(Desk& desk, float width, float height, wb::PresenterView const& view, Intents& out) {
    auto const& ui = desk.ui;
    {
        Region const region("presenter.preparing", {0, 0, width, height - ui.px(foot_height)}, ui.theme.panel);
        ui.text({0, height * 0.4F, width, ui.px(60)}, text::tr("The partner edition is being made…"), ui.fonts.presenter,
                ui.theme.text2, Align::centre);
    }
    draw_foot(desk, {0, height - ui.px(foot_height), width, ui.px(foot_height)}, view, out);
}

}

Rect presenter_map(Desk const& desk, float width, float height, wb::PresenterView const& view) {
    auto const& ui = desk.ui;
    float const column = std::min(ui.px(column_width), width * 0.42F), head = head_height(ui, width, view);
    return {0, head, width - column, height - head - ui.px(foot_height)};
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
    if (view.is_preparing) {
        draw_preparing(desk, width, height, view, out);
        return out;
    }
    if (view.page == nullptr) {
        draw_nothing(desk, width, height, out);
        return out;
    }
    auto const map = presenter_map(desk, width, height, view);
    {
        Region const region("presenter.head", {0, 0, width, map.y}, ui.theme.panel);
        float const x = ui.px(side), w = width - 2 * ui.px(side);
        ui.text({x, ui.px(head_top), w, ui.px(kicker_height)}, view.page->kicker, ui.fonts.presenter_text,
                ui.theme.text2);
        ui.paragraph(x, ui.px(head_top + kicker_height + 2), w, view.page->step.title, ui.fonts.presenter_title,
                     ui.theme.text, ui.px(title_line), 2);
    }
    draw_presenter_column(desk, {map.right(), map.y, width - map.right(), map.h}, *view.page);
    draw_foot(desk, {0, map.bottom(), width, height - map.bottom()}, view, out);
    return out;
}

}
