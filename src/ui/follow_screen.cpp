// The watch list and, beside it, what is being done for the residence chosen.
#include "text/language.hpp"
#include "ui/follow_parts.hpp"
#include "ui/icons.hpp"

#include <algorithm>

namespace vigie::ui {

Rect follow_map(Desk const& desk, Layout const& layout) {
    if (layout.is_compact) return {};
    float const w = desk.ui.px(420), top = layout.top.bottom();
    return {layout.status.w - w, top, w, layout.status.y - top};
}

std::vector<FollowIntent> draw_follow_screen(Desk& desk, Layout const& layout, wb::FollowView const& view) {
    std::vector<FollowIntent> out;
    auto const& ui = desk.ui;
    float const width = layout.status.w, top = layout.top.bottom(), h = layout.status.y - top;
    float const list = std::min(ui.px(432), width * 0.34F), map = follow_map(desk, layout).w;
    draw_watch_list(desk, {0, top, list, h}, view, out);
    Rect const middle{list, top, width - list - map, h};
    if (view.site) {
        draw_followed_site(desk, middle, view, out);
        return out;
    }
    Region const region("follow.site", middle, ui.theme.bg);
    float const y = middle.y + h * 0.4F;
    ui.icon({middle.x, y - ui.px(48), middle.w, ui.px(36)}, icon::clipboard, ui.theme.text3, ui.fonts.score);
    ui.text({middle.x, y, middle.w, ui.px(24)}, text::tr("Choose a residence in the list."), ui.fonts.body,
            ui.theme.text2, Align::centre);
    return out;
}

}
