// Neighbourhoods side by side: same scale, same classes, same order of families.
#include "text/language.hpp"
#include "text/number.hpp"
#include "ui/compare_parts.hpp"
#include "ui/icons.hpp"

#include <imgui.h>

#include <algorithm>
#include <cmath>

namespace vigie::ui {

namespace {

using Intents = std::vector<CompareIntent>;

constexpr float label_width = 232, narrow_label_width = 208, most_map = 360, least_map = 240;

std::size_t zone_count(wb::CompareView const& view) {
    return static_cast<std::size_t>(
        std::ranges::count(view.comparison->groups, false, &dossier::ComparedGroup::is_reference));
}

/// \return its left end
float draw_add(Desk& desk, Rect const& r, float right, wb::CompareView const& view, std::size_t count, Intents& out) {
    auto const& ui = desk.ui;
    constexpr std::size_t most = 4;
    if (view.others.empty() || count >= most) return right;
    std::vector<std::string> names{text::tr("+ Neighbourhood")};
    for (auto const& [code, name] : view.others) names.push_back(name);
    Rect const list{right - ui.px(180), r.y + ui.px(8), ui.px(180), ui.px(32)};
    if (auto const chosen = ui.drop_down("compare.add", list, names, 0); chosen && *chosen > 0) {
        out.emplace_back(wb::AddToComparison{view.others[*chosen - 1].first});
        desk.state.first_compared = count; // shows the new one, as far as there are columns
    }
    return list.x - ui.px(8);
}

void draw_bar(Desk& desk, Rect const& r, CompareFrame const& frame, wb::CompareView const& view, Intents& out) {
    auto const& ui = desk.ui;
    Region const region("compare.bar", r, ui.theme.panel);
    rule(ui, r.x, r.bottom() - ui.px(1), r.w);
    auto const count = zone_count(view);
    auto const title =
        text::tr_n("Compare {0} neighbourhood", "Compare {0} neighbourhoods", static_cast<long long>(count));
    float x = r.x + ui.px(16);
    std::optional<wb::Compared> asked;
    x = draw_compare_choice(desk, r, x, view.choices, wb::Compared::zones, asked);
    if (asked) out.emplace_back(wb::CompareBy{*asked});
    auto const sheet = text::tr("A3 sheet");
    float const sheet_width = ui.width(sheet, ui.fonts.body_medium) + ui.px(54);
    Rect const button{r.right() - ui.px(16) - sheet_width, r.y + ui.px(8), sheet_width, ui.px(32)};
    float const added = draw_add(desk, r, button.x - ui.px(8), view, count, out);
    float const right = draw_compare_pages(desk, r, added, {frame.first, frame.shown, count}, desk.state.first_compared);
    float const w = ui.width(title, ui.fonts.section_semibold) + ui.px(18);
    if (x + w + compare_tags_width(ui, view.is_fictitious) <= right) { // else what is chosen at the left says it
        ui.label({x, r.y, w, r.h}, title, ui.fonts.section_semibold, ui.theme.text);
        x += w;
    }
    draw_compare_tags(ui, x, r.y + ui.px(13), right - x, view.is_fictitious);
    if (ui.button("compare.sheet", button, sheet, ButtonKind::primary, icon::pdf, view.can_export,
                  text::tr("Compute the scores first.")))
        out.emplace_back(wb::RunAction{"file.comparison_sheet"});
}

/// Nothing to compare yet: what to do.
void draw_nothing(Desk& desk, Layout const& layout, wb::CompareView const& view, Intents& out) {
    auto const& ui = desk.ui;
    Rect const r{0, layout.top.bottom(), layout.status.w, layout.status.y - layout.top.bottom()};
    Region const region("compare", r, ui.theme.panel);
    float const y = r.y + r.h * 0.4F;
    ui.icon({r.x, y - ui.px(48), r.w, ui.px(36)}, icon::columns, ui.theme.text3, ui.fonts.score);
    ui.text({r.x, y, r.w, ui.px(24)}, text::tr("Choose neighbourhoods to set side by side."), ui.fonts.body,
            ui.theme.text2, Align::centre);
    draw_add(desk, {r.x, y + ui.px(28), r.w, ui.px(48)}, r.x + r.w / 2 + ui.px(90), view, 0, out);
}

/// Grounds under everything but the maps, which lie below the interface.
void draw_grounds(Ui const& ui, CompareFrame const& frame) {
    auto const& body = frame.body;
    float const head = ui.px(compare_head_height);
    ui.fill({body.x, frame.top, body.w, head}, ui.theme.panel);
    ui.fill({body.x, frame.top + head, frame.label, frame.maps}, ui.theme.panel);
    float const end = frame.label + frame.column * static_cast<float>(frame.shown);
    ui.fill({end, frame.top + head, body.right() - end, frame.maps}, ui.theme.panel);
    ui.fill({body.x, frame.families_at, body.w, std::max(frame.families, body.bottom() - frame.families_at)},
            ui.theme.panel);
}

void draw_lines(Ui const& ui, CompareFrame const& frame, std::size_t families) {
    for (std::size_t i = 0; i <= families + 1; ++i) {
        float const rows = i == 0 ? 0 : 40 + compare_row_height * static_cast<float>(i - 1);
        rule(ui, 0, frame.families_at + ui.px(rows), frame.body.w);
    }
}

}

CompareFrame compare_frame(Desk const& desk, Layout const& layout, wb::CompareView const& view, float scroll) {
    auto const& ui = desk.ui;
    CompareFrame frame;
    float const width = layout.status.w, top = layout.top.bottom() + ui.px(compare_bar_height);
    frame.body = {0, top, width, layout.status.y - top};
    frame.label = ui.px(layout.has_short_top ? narrow_label_width : label_width);
    auto const count = view.comparison != nullptr ? zone_count(view) : 0;
    frame.shown = std::min<std::size_t>(count, layout.has_short_top ? 2 : 4);
    frame.first = std::min(desk.state.first_compared, count - frame.shown);
    float const scroll_bar = ui.px(12);
    frame.column =
        std::floor((width - frame.label - scroll_bar) / static_cast<float>(std::max<std::size_t>(1, frame.shown)));
    frame.top = top - scroll;
    frame.families = ui.px(40 + compare_row_height * static_cast<float>(view.families.size()) + 220);
    float const room = frame.body.h - ui.px(compare_head_height) - frame.families;
    frame.maps = std::clamp(room, ui.px(least_map), ui.px(most_map));
    frame.families_at = frame.top + ui.px(compare_head_height) + frame.maps;
    return frame;
}

std::vector<ComparedMap> compared_maps(Desk const& desk, Layout const& layout, wb::CompareView const& view,
                                       float scroll) {
    std::vector<ComparedMap> maps;
    if (view.comparison == nullptr) return maps;
    auto const& ui = desk.ui;
    auto const frame = compare_frame(desk, layout, view, scroll);
    float const w = frame.column - ui.px(1);
    auto const fitted = [&](std::size_t i) {
        return scene::fitted(view.extents[i], w, frame.maps, ui.scale, ui.px(28));
    };
    double denominator = 500;
    for (std::size_t i = frame.first; i < frame.first + frame.shown; ++i)
        denominator = std::max(denominator, fitted(i).scale_denominator());
    for (std::size_t i = 0; i < frame.shown; ++i) {
        float const x = frame.label + frame.column * static_cast<float>(i);
        Rect const whole{x + ui.px(1), frame.top + ui.px(compare_head_height), w, frame.maps};
        auto const unmoved = scene::at_scale(fitted(frame.first + i), denominator);
        maps.push_back({whole, moved_view(unmoved, desk.state.compared_move), unmoved, frame.first + i});
    }
    return maps;
}

scene::View moved_view(scene::View const& whole, SharedMove const& move) {
    auto view = whole;
    view.metres_per_px /= move.zoom;
    view.centre.x += move.east_m;
    view.centre.y += move.north_m;
    return view;
}

std::vector<CompareIntent> draw_compare_screen(Desk& desk, Layout const& layout, wb::CompareView const& view,
                                               wb::LegendView const& legend) {
    Intents out;
    auto const& ui = desk.ui;
    if (view.comparison == nullptr) {
        draw_nothing(desk, layout, view, out);
        return out;
    }
    auto const still = compare_frame(desk, layout, view, 0);
    draw_bar(desk, {0, layout.top.bottom(), layout.status.w, ui.px(compare_bar_height)}, still, view, out);
    // Maps lie under the interface: the body has no ground of its own, and fills everything but the maps.
    Region const region("compare", still.body, std::nullopt, true);
    float const scroll = ImGui::GetScrollY();
    desk.state.compare_scroll = scroll;
    auto const frame = compare_frame(desk, layout, view, scroll);
    draw_grounds(ui, frame);
    draw_compare_labels(desk, frame, view, legend);
    draw_lines(ui, frame, view.families.size());
    for (auto const& map : compared_maps(desk, layout, view, scroll)) {
        draw_compare_group(desk, frame, view, map, out);
        float const left = map.place.x - ui.px(1);
        ui.line(left, frame.body.y, left, frame.body.bottom(), ui.theme.border, ui.px(1));
    }
    ImGui::SetCursorScreenPos({0, frame.families_at + frame.families});
    ImGui::Dummy({1, 1});
    return out;
}

}
