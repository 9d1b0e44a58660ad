// The card of the residence under the pointer.
#include "text/language.hpp"
#include "text/number.hpp"
#include "ui/map_parts.hpp"

#include <algorithm>

namespace vigie::ui {

void draw_hover_card(Desk& desk, Rect const& map, wb::MapView const& view, std::uint32_t mark) {
    auto const& ui = desk.ui;
    auto const& m = view.content->residences->marks[mark];
    auto const row = view.row(m.index);
    auto const at = view.view.to_pixel(m.at);
    auto const score = row.score ? text::decimal(*row.score, 1) : text::tr("not scored");
    std::string first = row.zone;
    if (row.dwellings)
        first += (first.empty() ? "" : " · ") + text::tr_n("{0} dwelling", "{0} dwellings", *row.dwellings);
    auto const second =
        row.rank > 0 ? text::tr("Rank {0} · coverage {1}", {text::integer(row.rank), text::percent(row.coverage)})
                     : text::tr("Coverage {0}", {text::percent(row.coverage)});
    auto const figure = view.figure ? view.figure(m.index) : std::string();
    auto const* strong = ui.fonts.body_semibold;
    float const score_width = ui.width(score, strong);
    float const title = ui.width(row.name, strong) + score_width + ui.px(52);
    float const words =
        std::max({ui.width(figure, ui.fonts.caption_semibold), ui.width(first, ui.fonts.caption), ui.width(second, ui.fonts.caption)});
    float const line = ui.px(17), figure_line = figure.empty() ? 0 : line;
    float const w = std::min(ui.px(280), std::max(title, words) + ui.px(24)), h = ui.px(78) + figure_line;
    float const radius = scene::residence_radius_px(m.dwellings, view.view);
    float const gap = std::max(ui.px(20), radius + ui.px(14));
    float x = map.x + static_cast<float>(at.x) + gap;
    if (x + w > map.right() - ui.px(8)) x = map.x + static_cast<float>(at.x) - gap - w;
    float const lowest = std::max(map.y + ui.px(8), map.bottom() - h - ui.px(8));
    float const y = std::clamp(map.y + static_cast<float>(at.y) - ui.px(12), map.y + ui.px(8), lowest);
    card(ui, {x, y, w, h}, ui.theme.panel, ui.theme.strong);
    ui.class_chip({x + ui.px(12), y + ui.px(10), ui.px(20), ui.px(20)}, row.severity);
    ui.text({x + ui.px(40), y + ui.px(9), w - ui.px(60) - score_width, ui.px(22)}, row.name, strong, ui.theme.text);
    ui.text({x, y + ui.px(9), w - ui.px(12), ui.px(22)}, score, strong, ui.theme.text, Align::right);
    Rect const under{x + ui.px(12), y + ui.px(36), w - ui.px(24), ui.px(16)};
    ui.text(under, figure, ui.fonts.caption_semibold, ui.theme.text);
    ui.text({under.x, under.y + figure_line, under.w, under.h}, first, ui.fonts.caption, ui.theme.text2);
    ui.text({under.x, under.y + figure_line + line, under.w, under.h}, second, ui.fonts.caption, ui.theme.text2);
}

}
