// One sentence over the map, with a way back.
#include "text/language.hpp"
#include "ui/panels.hpp"

#include <algorithm>

namespace vigie::ui {

std::vector<ToastIntent> draw_toast(Desk& desk, Rect const& map, std::string const& notice, bool can_undo) {
    constexpr double shown_s = 6;
    std::vector<ToastIntent> out;
    auto const& ui = desk.ui;
    auto& state = desk.state;
    if (!notice.empty()) {
        state.toast = notice;
        state.toast_until = desk.now + shown_s;
    }
    if (desk.now >= state.toast_until) state.toast.clear();
    if (state.toast.empty()) return out;
    desk.wake_in(state.toast_until - desk.now);
    auto const undo = text::tr("Undo");
    float const link = can_undo ? ui.width(undo, ui.fonts.body_semibold) + ui.px(16) : 0;
    float const w = std::min(map.w - ui.px(32), ui.width(state.toast, ui.fonts.body) + ui.px(32) + link);
    Rect const r{map.x + (map.w - w) / 2, map.bottom() - ui.px(56), w, ui.px(40)};
    Region const region("toast", r, std::nullopt);
    ui.fill(r, ui.theme.ink, ui.px(8));
    ui.text({r.x + ui.px(16), r.y, r.w - ui.px(32) - link, r.h}, state.toast, ui.fonts.body, ui.theme.panel);
    if (!can_undo) return out;
    Rect const back{r.right() - link - ui.px(8), r.y, link, r.h};
    if (ui.area("toast.undo", back)) {
        out.emplace_back(wb::RunAction{"edit.undo"});
        state.toast.clear();
    }
    ui.text(back, undo, ui.fonts.body_semibold, ui.theme.panel, Align::centre);
    return out;
}

}
