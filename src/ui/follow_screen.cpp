// The watch list and, beside it, what is being done for the residence chosen.
#include "text/language.hpp"
#include "ui/follow_parts.hpp"
#include "ui/icons.hpp"

#include <algorithm>

namespace vigie::ui {

namespace {

constexpr float column_width = 420, map_height = 300, strip_height = 300, least_height = 760;

/// Where the parts lie: beside the list the residence; where there is room, a column with map and journal and, under
/// both, the strip.
struct FollowPlaces {
    Rect list, middle, map, journal, strip;
    [[nodiscard]] bool is_wide() const { return strip.h > 0; }
};

FollowPlaces places_in(Ui const& ui, Layout const& layout) {
    float const width = layout.status.w, top = layout.top.bottom(), h = layout.status.y - top;
    FollowPlaces places;
    places.list = {0, top, std::min(ui.px(432), width * 0.34F), h};
    float const x = places.list.right(), column = layout.is_compact ? 0 : ui.px(column_width);
    float const strip = layout.is_compact || h < ui.px(least_height) ? 0 : ui.px(strip_height);
    places.middle = {x, top, width - x - column, h - strip};
    places.strip = {x, top + h - strip, width - x, strip};
    if (column <= 0) return places;
    places.map = {width - column, top, column, strip > 0 ? ui.px(map_height) : h};
    places.journal = {width - column, places.map.bottom(), column, h - strip - places.map.h};
    return places;
}

}

Rect follow_list(Desk const& desk, Layout const& layout) { return places_in(desk.ui, layout).list; }
Rect follow_map(Desk const& desk, Layout const& layout) { return places_in(desk.ui, layout).map; }

std::vector<FollowIntent> draw_follow_screen(Desk& desk, Layout const& layout, wb::FollowView const& view) {
    std::vector<FollowIntent> out;
    auto const& ui = desk.ui;
    auto const places = places_in(ui, layout);
    draw_watch_list(desk, places.list, view, out);
    auto const& middle = places.middle;
    if (view.site) {
        draw_followed_site(desk, middle, view, places.is_wide(), out);
        if (places.is_wide()) {
            draw_site_journal(desk, places.journal, view.site->notes);
            draw_action_strip(desk, places.strip, view.site->strip);
        }
        return out;
    }
    if (places.is_wide()) {
        Region const below("follow.strip", places.strip, ui.theme.bg);
        Region const beside("follow.journal", places.journal, ui.theme.bg);
    }
    Region const region("follow.site", middle, ui.theme.bg);
    float const y = middle.y + middle.h * 0.4F;
    ui.icon({middle.x, y - ui.px(48), middle.w, ui.px(36)}, icon::clipboard, ui.theme.text3, ui.fonts.score);
    ui.text({middle.x, y, middle.w, ui.px(24)}, text::tr("Choose a residence in the list."), ui.fonts.body,
            ui.theme.text2, Align::centre);
    return out;
}

}
