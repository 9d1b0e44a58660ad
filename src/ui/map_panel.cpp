// The map's window: hands, tools, hover card, scale bar, legend card in a small window.
#include "text/language.hpp"
#include "text/number.hpp"
#include "ui/icons.hpp"
#include "ui/panels.hpp"

#include <imgui.h>

#include <algorithm>
#include <cmath>

namespace vigie::ui {

namespace {

constexpr double hover_delay_s = 0.12;

scene::MapStyle style_of(Desk const& desk) {
    scene::MapStyle style;
    style.theme = &desk.ui.theme;
    style.show_scale_bar = false; // drawn by this panel: it sticks to the screen
    style.show_credits = false;
    style.show_residences = desk.w.is_layer_shown("residences");
    style.show_foyers = desk.w.is_layer_shown("foyers");
    return style;
}

void zoom_by_wheel(Desk& desk, Rect const& map) {
    auto const& io = ImGui::GetIO();
    if (io.MouseWheel == 0) return;
    desk.w.set_view(scene::zoomed(desk.w.view(), std::pow(1.25, io.MouseWheel), io.MousePos.x - map.x, io.MousePos.y - map.y));
}

void press(Desk& desk) {
    auto const& io = ImGui::GetIO();
    auto& drag = desk.state.drag;
    drag = {true, io.KeyShift || desk.w.tool == workbench::MapTool::rectangle, false, io.MousePos.x, io.MousePos.y};
}

std::optional<std::uint32_t> row_of(Desk const& desk, std::optional<std::uint32_t> mark) {
    if (!mark) return std::nullopt;
    return desk.w.map().residences->marks[*mark].index;
}

void click(Desk& desk, std::optional<std::uint32_t> mark) {
    auto const row = row_of(desk, mark);
    if (!row) {
        if (!ImGui::GetIO().KeyCtrl) desk.w.select({});
    } else if (ImGui::GetIO().KeyCtrl) {
        desk.w.toggle(*row);
    } else {
        desk.w.select({*row});
    }
}

void release(Desk& desk, Rect const& map, std::optional<std::uint32_t> mark) {
    auto& drag = desk.state.drag;
    auto const& mouse = ImGui::GetIO().MousePos;
    if (!drag.has_moved) {
        click(desk, mark);
    } else if (drag.is_rectangle) {
        std::vector<std::uint32_t> rows;
        auto const& content = desk.w.map();
        auto const x0 = std::min(drag.x, mouse.x) - map.x, x1 = std::max(drag.x, mouse.x) - map.x;
        auto const y0 = std::min(drag.y, mouse.y) - map.y, y1 = std::max(drag.y, mouse.y) - map.y;
        for (auto const m : scene::residences_in(content, desk.w.view(), x0, y0, x1, y1)) rows.push_back(content.residences->marks[m].index);
        desk.w.select(std::move(rows));
    } else {
        desk.w.set_view(desk.w.view()); // one step of « view before » for the whole drag
    }
    drag = {};
}

void drag_map(Desk& desk) {
    auto const& io = ImGui::GetIO();
    auto& drag = desk.state.drag;
    if (std::hypot(io.MousePos.x - drag.x, io.MousePos.y - drag.y) > desk.ui.px(4)) drag.has_moved = true;
    if (drag.has_moved && !drag.is_rectangle && (io.MouseDelta.x != 0 || io.MouseDelta.y != 0))
        desk.w.set_view(scene::panned(desk.w.view(), io.MouseDelta.x, io.MouseDelta.y), false);
}

/// What the pointer does to the map. \return the mark under it
std::optional<std::uint32_t> handle_pointer(Desk& desk, Rect const& map) {
    auto const& io = ImGui::GetIO();
    desk.ui.area("map", map);
    ImGui::SetItemAllowOverlap();
    bool const hovered = ImGui::IsItemHovered();
    auto& drag = desk.state.drag;
    std::optional<std::uint32_t> mark;
    if (hovered) {
        desk.state.pointer = desk.w.view().to_ground(io.MousePos.x - map.x, io.MousePos.y - map.y);
        if (desk.w.map().residences && !drag.has_moved)
            mark = scene::residence_at(desk.w.map(), style_of(desk), desk.w.view(), io.MousePos.x - map.x, io.MousePos.y - map.y, desk.ui.px(4));
        zoom_by_wheel(desk, map);
        if (ImGui::IsMouseClicked(0) || ImGui::IsMouseClicked(2)) press(desk);
        if (ImGui::IsMouseDoubleClicked(0) && mark) {
            desk.w.side = workbench::SidePanel::fiche;
            desk.state.layout.is_side_open = true;
        }
    } else {
        desk.state.pointer.reset();
    }
    if (drag.is_on && (io.MouseDown[0] || io.MouseDown[2]))
        drag_map(desk);
    else if (drag.is_on)
        release(desk, map, mark);
    return mark;
}

void draw_tools(Desk& desk, Rect const& map, bool is_compact) {
    auto const& ui = desk.ui;
    Rect const box{map.x + ui.px(12), map.y + ui.px(12), ui.px(68), ui.px(36)};
    ui.fill(box, ui.theme.panel, ui.px(8));
    ui.outline(box, ui.theme.strong, ui.px(1), ui.px(8));
    auto& tool = desk.w.tool;
    if (ui.icon_button("tool.pointer", {box.x + ui.px(2), box.y + ui.px(2), ui.px(32), ui.px(32)}, icon::cursor, text::tr("Choose and move"), tool == workbench::MapTool::pointer))
        tool = workbench::MapTool::pointer;
    if (ui.icon_button("tool.rectangle", {box.x + ui.px(34), box.y + ui.px(2), ui.px(32), ui.px(32)}, icon::selection, text::tr("Choose in a rectangle (Shift + drag)"), tool == workbench::MapTool::rectangle))
        tool = workbench::MapTool::rectangle;
    float x = box.right() + ui.px(12);
    auto const* campaign = desk.w.campaign();
    if (desk.w.draft().is_moved()) {
        auto const words = text::tr("Preview of other weights");
        Rect const chip{x, box.y, ui.width(words, ui.fonts.body_medium) + ui.px(48), ui.px(36)};
        ui.fill(chip, ui.theme.accent_soft, ui.px(8));
        ui.outline(chip, ui.theme.accent, ui.px(1), ui.px(8));
        ui.icon({chip.x + ui.px(10), chip.y, ui.px(18), chip.h}, icon::tune, ui.theme.accent_text);
        ui.label({chip.x + ui.px(36), chip.y, chip.w - ui.px(46), chip.h}, words, ui.fonts.body_medium, ui.theme.accent_text);
        x = chip.right() + ui.px(8);
    } else if (campaign != nullptr && !is_compact) {
        auto const words = text::tr("Score of situation · campaign {0}", {campaign->campaign.name});
        Rect const chip{x, box.y, ui.width(words, ui.fonts.body_medium) + ui.px(24), ui.px(36)};
        ui.fill(chip, ui.theme.panel, ui.px(8));
        ui.outline(chip, ui.theme.strong, ui.px(1), ui.px(8));
        ui.label({chip.x + ui.px(12), chip.y, chip.w - ui.px(23), chip.h}, words, ui.fonts.body_medium, ui.theme.text);
        x = chip.right() + ui.px(8);
    }
    if (desk.w.snapshot().info.is_fictitious) ui.pill(x, box.y + ui.px(7), text::tr("Fictitious data"), ui.theme.warn_soft, ui.theme.warn, icon::alert_outline);
}

void draw_zoom(Desk& desk, Rect const& map) {
    auto const& ui = desk.ui;
    struct Tool {
        char const* action;
        char const* icon_code;
    };
    static constexpr Tool tools[] = {{"view.zoom_in", icon::plus}, {"view.zoom_out", icon::minus}, {"view.fit_all", icon::expand}, {"view.fit_selection", icon::crosshairs}};
    Rect const box{map.right() - ui.px(48), map.y + ui.px(12), ui.px(36), ui.px(34) * 4};
    ui.fill(box, ui.theme.panel, ui.px(8));
    ui.outline(box, ui.theme.strong, ui.px(1), ui.px(8));
    float y = box.y;
    for (auto const& tool : tools) {
        auto const* action = workbench::find_action(tool.action);
        if (y > box.y) ui.line(box.x + ui.px(1), y, box.right() - ui.px(1), y, ui.theme.border, ui.px(1));
        if (ui.icon_button(std::string("map.") + tool.action, {box.x + ui.px(2), y + ui.px(1), ui.px(32), ui.px(32)}, tool.icon_code, text::tr(action->label), false, action->is_enabled(desk.w)))
            workbench::run_action(desk.w, tool.action);
        y += ui.px(34);
    }
}

/// The card beside the residence under the pointer, never over it.
void draw_hover_card(Desk& desk, Rect const& map, std::uint32_t mark) {
    auto const& ui = desk.ui;
    auto const& m = desk.w.map().residences->marks[mark];
    auto const row = workbench::table_row(desk.w, m.index);
    auto const at = desk.w.view().to_pixel(m.at);
    auto const score = row.score ? text::decimal(*row.score, 1) : text::tr("not scored");
    auto const first = (row.zone.empty() ? std::string() : row.zone + " · ") + (row.dwellings ? text::tr_n("{0} dwelling", "{0} dwellings", *row.dwellings) : std::string());
    auto const second = row.rank > 0 ? text::tr("Rank {0} · coverage {1}", {text::integer(row.rank), text::percent(row.coverage)}) : text::tr("Coverage {0}", {text::percent(row.coverage)});
    float const title = ui.width(row.name, ui.fonts.body_semibold) + ui.width(score, ui.fonts.body_semibold) + ui.px(52);
    float const w = std::min(ui.px(280), std::max({title, ui.width(first, ui.fonts.caption), ui.width(second, ui.fonts.caption)}) + ui.px(24));
    float const h = ui.px(78), gap = ui.px(28);
    float x = map.x + static_cast<float>(at.x) + gap;
    if (x + w > map.right() - ui.px(8)) x = map.x + static_cast<float>(at.x) - gap - w;
    float const y = std::clamp(map.y + static_cast<float>(at.y) - ui.px(12), map.y + ui.px(8), std::max(map.y + ui.px(8), map.bottom() - h - ui.px(8)));
    Rect const card{x, y, w, h};
    ui.fill(card, ui.theme.panel, ui.px(8));
    ui.outline(card, ui.theme.strong, ui.px(1), ui.px(8));
    ui.class_chip({x + ui.px(12), y + ui.px(10), ui.px(20), ui.px(20)}, row.severity);
    float const score_width = ui.width(score, ui.fonts.body_semibold);
    ui.text({x + ui.px(40), y + ui.px(9), w - ui.px(60) - score_width, ui.px(22)}, row.name, ui.fonts.body_semibold, ui.theme.text);
    ui.text({x, y + ui.px(9), w - ui.px(12), ui.px(22)}, score, ui.fonts.body_semibold, ui.theme.text, Align::right);
    ui.text({x + ui.px(12), y + ui.px(36), w - ui.px(24), ui.px(16)}, first, ui.fonts.caption, ui.theme.text2);
    ui.text({x + ui.px(12), y + ui.px(53), w - ui.px(24), ui.px(16)}, second, ui.fonts.caption, ui.theme.text2);
}

void follow_hover(Desk& desk, Rect const& map, std::optional<std::uint32_t> mark) {
    auto& state = desk.state;
    auto const row = row_of(desk, mark);
    desk.w.hovered = row;
    if (!mark) {
        state.hover_shown.reset();
        state.hover_since = -1;
        return;
    }
    // At once when moving from one symbol to the next, else after a moment.
    if (state.hover_since < 0) state.hover_since = desk.now;
    double const left = state.hover_since + hover_delay_s - desk.now;
    if (left > 0 && !state.hover_shown) return desk.wake_in(left);
    state.hover_shown = mark;
    draw_hover_card(desk, map, *mark);
}

/// One line of chips at the bottom left; opens upward.
void draw_legend_card(Desk& desk, Rect const& map) {
    auto const& ui = desk.ui;
    auto const view = workbench::legend_view(desk.w);
    float width = ui.px(36);
    for (auto const& row : view.rows) width += ui.px(36) + ui.width(text::integer(static_cast<std::int64_t>(row.count)), ui.fonts.body_semibold) + ui.px(2);
    Rect const card{map.x + ui.px(12), map.bottom() - ui.px(12) - ui.px(36), width, ui.px(36)};
    if (desk.state.is_legend_open) {
        Rect const open{card.x, card.y - ui.px(330), ui.px(264), ui.px(322)};
        ui.fill(open, ui.theme.panel, ui.px(8));
        ui.outline(open, ui.theme.strong, ui.px(1), ui.px(8));
        draw_legend(desk, open);
    }
    if (ui.area("legend.card", card)) desk.state.is_legend_open = !desk.state.is_legend_open;
    ui.fill(card, ui.theme.panel, ui.px(8));
    ui.outline(card, ui.theme.strong, ui.px(1), ui.px(8));
    float x = card.x + ui.px(10);
    for (auto const& row : view.rows) {
        auto const count = text::integer(static_cast<std::int64_t>(row.count));
        ui.class_chip({x, card.y + ui.px(8), ui.px(20), ui.px(20)}, row.severity);
        ui.text({x + ui.px(26), card.y, ui.px(60), card.h}, count, ui.fonts.body_semibold, ui.theme.text);
        x += ui.px(38) + ui.width(count, ui.fonts.body_semibold);
    }
    ui.icon({card.right() - ui.px(28), card.y, ui.px(20), card.h}, desk.state.is_legend_open ? icon::chevron_down : icon::chevron_up, ui.theme.text2);
}

void draw_empty(Desk& desk, Rect const& map) {
    auto const& ui = desk.ui;
    bool const has_any = !desk.w.snapshot().residences.empty();
    if (has_any && desk.w.map().residences && !desk.w.map().residences->marks.empty()) return;
    float const cx = map.x + map.w / 2, y = map.y + map.h / 2 - ui.px(60);
    ui.icon({cx - ui.px(20), y, ui.px(40), ui.px(40)}, icon::map_marker, ui.theme.text3, ui.fonts.score);
    ui.text({map.x + ui.px(24), y + ui.px(48), map.w - ui.px(48), ui.px(24)},
            has_any ? text::tr("No residence is located. Import a table with an address or coordinates.") : text::tr("No residence yet. Import the table of your residences."),
            ui.fonts.body, ui.theme.text2, Align::centre);
    auto const words = text::tr("Import");
    float const w = ui.width(words, ui.fonts.body_medium) + ui.px(56);
    if (ui.button("map.import", {cx - w / 2, y + ui.px(84), w, ui.px(32)}, words, ButtonKind::primary, icon::upload)) workbench::run_action(desk.w, "data.import");
}

}

void draw_scale_bar(Ui const& ui, Rect const& map, scene::View const& view, float left) {
    double const wanted = 100 * ui.scale * view.metres_per_px;
    double step = std::pow(10.0, std::floor(std::log10(wanted)));
    if (step * 5 <= wanted)
        step *= 5;
    else if (step * 2 <= wanted)
        step *= 2;
    float const w = static_cast<float>(step / view.metres_per_px), x = left, y = map.bottom() - ui.px(20);
    auto const draw = [&](scene::Rgba c, float grow) {
        ui.fill({x - grow, y - grow, w + 2 * grow, ui.px(2) + 2 * grow}, c);
        for (float const share : {0.0F, 0.5F, 1.0F}) {
            float const tall = share == 0.5F ? ui.px(4) : ui.px(8);
            ui.fill({std::round(x + w * share) - ui.px(1) - grow, y - tall - grow, ui.px(2) + 2 * grow, tall + ui.px(2) + 2 * grow}, c);
        }
    };
    draw(scene::with_alpha(ui.theme.halo, 0.8), ui.px(1));
    draw(ui.theme.ink, 0);
    ui.text({x + w + ui.px(8), y - ui.px(12), ui.px(80), ui.px(20)}, text::distance(step), ui.fonts.caption, ui.theme.map_text);
}

void draw_credits(Ui const& ui, Rect const& map, scene::MapContent const& content) {
    std::string words;
    for (auto const& context : content.context)
        if (context.is_visible && !context.credit.empty() && words.find(context.credit) == std::string::npos) words += (words.empty() ? "" : " · ") + context.credit;
    if (words.empty()) return;
    float const w = std::min(ui.width(words, ui.fonts.caption), map.w * 0.5F);
    Rect const box{map.right() - w - ui.px(16), map.bottom() - ui.px(26), w + ui.px(8), ui.px(18)};
    ui.fill(box, scene::with_alpha(ui.theme.land, 0.8), ui.px(4));
    ui.text({box.x + ui.px(4), box.y, w, box.h}, words, ui.fonts.caption, ui.theme.map_text);
}

void add_map_pane(Desk& desk, Rect const& r, scene::View const& view, scene::MapStyle const& style, std::uint64_t salt) {
    MapPane pane;
    pane.x = static_cast<int>(r.x);
    pane.y = static_cast<int>(r.y);
    pane.width = static_cast<int>(r.w);
    pane.height = static_cast<int>(r.h);
    pane.view = view;
    pane.key = desk.w.map_key() * 64 + salt * 2 + (desk.ui.theme.is_dark ? 1 : 0) + static_cast<std::uint64_t>(desk.ui.scale * 100) * 1'000'003U;
    auto const* w = &desk.w;
    auto const* measure = &desk.text;
    pane.build = [w, measure, style](scene::View const& larger) { return scene::build_map(w->map(), style, {}, larger, *measure); };
    desk.maps.push_back(std::move(pane));
}

void draw_map_panel(Desk& desk, Layout const& layout) {
    auto const& ui = desk.ui;
    Rect const& map = layout.map;
    Region const region("map", map, std::nullopt);
    desk.w.set_map_size(map.w, map.h, ui.scale);
    auto const mark = handle_pointer(desk, map);
    draw_scale_bar(ui, map, desk.w.view(), layout.is_compact ? map.x + ui.px(330) : map.x + ui.px(16));
    draw_credits(ui, layout.seen, desk.w.map());
    draw_tools(desk, map, layout.is_compact);
    draw_zoom(desk, layout.seen);
    if (layout.is_compact) draw_legend_card(desk, map);
    draw_empty(desk, layout.seen);
    follow_hover(desk, map, mark);
    if (auto const& drag = desk.state.drag; drag.is_on && drag.is_rectangle && drag.has_moved) {
        auto const& mouse = ImGui::GetIO().MousePos;
        Rect const box{std::min(drag.x, mouse.x), std::min(drag.y, mouse.y), std::abs(mouse.x - drag.x), std::abs(mouse.y - drag.y)};
        ui.fill(box, scene::with_alpha(ui.theme.accent, 0.12));
        ui.outline(box, ui.theme.accent, ui.px(1.5F));
    }
    auto const style = style_of(desk);
    add_map_pane(desk, map, desk.w.view(), style, 0);
    scene::MapHighlight highlight;
    highlight.hovered = mark;
    for (auto const row : desk.w.selection())
        if (auto const m = desk.w.mark_of(row)) highlight.selected.push_back(*m);
    if (desk.w.map().residences) desk.maps.back().over = scene::build_highlight(desk.w.map(), style, highlight, desk.w.view(), desk.text);
}

}
