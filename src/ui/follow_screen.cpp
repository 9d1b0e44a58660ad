// The watch list and, beside it, what is being done for the residence chosen.
#include "text/language.hpp"
#include "ui/follow_parts.hpp"
#include "ui/icons.hpp"

#include <algorithm>

namespace vigie::ui {

namespace {

constexpr float column_width = 420, map_height = 300, strip_height = 300, least_height = 760, parts_height = 52;

/// Where the parts lie: beside the list the residence; where there is room, a column with map and journal and, under
/// both, the strip.
struct FollowPlaces {
    Rect parts, list, middle, map, journal, strip;
    [[nodiscard]] bool is_wide() const { return strip.h > 0; }
};

FollowPlaces places_in(Ui const& ui, Layout const& layout) {
    float const width = layout.status.w, top = layout.top.bottom(), h = layout.status.y - top;
    FollowPlaces places;
    places.parts = {0, top, std::min(ui.px(432), width * 0.34F), ui.px(parts_height)};
    places.list = {0, places.parts.bottom(), places.parts.w, h - places.parts.h};
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

FollowRoom follow_room(Desk const& desk, Layout const& layout) {
    auto const places = places_in(desk.ui, layout);
    float const x = places.list.right();
    return {places.list, {x, places.parts.y, layout.status.w - x, places.middle.h}, places.strip};
}

std::optional<wb::FollowPart> draw_follow_parts(Desk& desk, Layout const& layout, wb::FollowPart shown) {
    auto const& ui = desk.ui;
    auto const r = places_in(ui, layout).parts;
    Region const region("follow.parts", r, ui.theme.panel);
    rule(ui, r.x, r.bottom() - ui.px(1), r.w);
    std::vector<std::string> const words{text::tr("Watch list"), text::tr_in("part", "Projects"), text::tr("Committee"),
                                         text::tr("Lessons"), text::tr("Walks")};
    auto const chosen = ui.segments("follow.part", {r.x + ui.px(12), r.y + ui.px(9), r.w - ui.px(24), ui.px(34)}, words,
                                    static_cast<std::size_t>(shown));
    if (!chosen) return std::nullopt;
    return static_cast<wb::FollowPart>(*chosen);
}

Rect follow_list(Desk const& desk, Layout const& layout) { return places_in(desk.ui, layout).list; }
Rect follow_map(Desk const& desk, Layout const& layout) { return places_in(desk.ui, layout).map; }

std::vector<FollowIntent> draw_follow_screen(Desk& desk, Layout const& layout, wb::FollowView const& view) {
    std::vector<FollowIntent> out;
    auto const& ui = desk.ui;
    auto const places = places_in(ui, layout);
    if (auto const part = draw_follow_parts(desk, layout, wb::FollowPart::list)) out.emplace_back(wb::ShowFollowPart{*part});
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
