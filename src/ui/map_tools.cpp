// Tools, zoom and tags over the map; the legend's card; what to do with an empty map.
#include "dossier/local_verdict.hpp"
#include "scene/colouring.hpp"
#include "text/language.hpp"
#include "text/number.hpp"
#include "ui/icons.hpp"
#include "ui/legend_parts.hpp"
#include "ui/map_parts.hpp"

#include <algorithm>
#include <array>

namespace vigie::ui {

namespace {

using Intents = std::vector<MapIntent>;

/// A floating box with words. \return its width
float draw_tag(Ui const& ui, float x, float y, std::string const& words, bool is_preview) {
    float const skip = is_preview ? ui.px(36) : ui.px(12);
    Rect const r{x, y, ui.width(words, ui.fonts.body_medium) + skip + ui.px(12), ui.px(36)};
    auto const ink = is_preview ? ui.theme.accent_text : ui.theme.text;
    card(ui, r, is_preview ? ui.theme.accent_soft : ui.theme.panel, is_preview ? ui.theme.accent : ui.theme.strong);
    if (is_preview) ui.icon({r.x + ui.px(10), r.y, ui.px(18), r.h}, icon::tune, ink);
    ui.label({r.x + skip, r.y, r.w - skip - ui.px(11), r.h}, words, ui.fonts.body_medium, ink);
    return r.w;
}

/// What is tried; of a grid, with the way back to it.
float draw_preview(Desk& desk, float x, float y, bool is_compact, wb::MapView const& view, Intents& out) {
    auto const& ui = desk.ui;
    if (!view.is_grid_preview) return draw_tag(ui, x, y, text::tr("Preview of other weights"), true);
    auto const words = is_compact ? text::tr("Preview, not saved") : text::tr("Preview of the grid, not saved");
    float const w = draw_tag(ui, x, y, words, true);
    if (ui.area("map.grid", {x, y, w, ui.px(36)})) out.emplace_back(wb::RunAction{"analysis.grid"});
    ui.tooltip(text::tr("Back to the editor"));
    return w;
}

/// What the symbols' colours say.
std::string theme_of(wb::MapView const& view) {
    auto const colouring = view.content->residences ? view.content->residences->colouring : scene::Colouring::severity;
    if (auto const* classing = scene::classing_of(*view.content)) return text::tr("{0} · campaign {1}", {classing->title, view.campaign});
    switch (colouring) {
    case scene::Colouring::measure:
    case scene::Colouring::dynamics: return text::tr("Class and change · campaign {0}", {view.campaign});
    case scene::Colouring::change: return text::tr("Change of the score · campaign {0}", {view.campaign});
    case scene::Colouring::alerts: return text::tr("Families in alert · campaign {0}", {view.campaign});
    case scene::Colouring::clusters:
    case scene::Colouring::significance:
    case scene::Colouring::raw_significance:
        return text::tr("{0} · campaign {1}", {dossier::local_title(colouring, view.content->residences->is_gi), view.campaign});
    case scene::Colouring::severity: break;
    }
    return text::tr("Score of situation · campaign {0}", {view.campaign});
}

constexpr std::array zoom_icons{icon::plus, icon::minus, icon::expand, icon::crosshairs};

std::string count_of(wb::LegendView::Row const& row) { return text::integer(static_cast<std::int64_t>(row.count)); }

}

void draw_map_tools(Desk& desk, Rect const& map, bool is_compact, wb::MapView const& view, Intents& out) {
    auto const& ui = desk.ui;
    Rect const box{map.x + ui.px(12), map.y + ui.px(12), ui.px(4 + 32 * 5), ui.px(36)};
    card(ui, box, ui.theme.panel, ui.theme.strong);
    {
        Focus::Group const group(ui.focus, "tools");
        float x = box.x + ui.px(2);
        auto const tool = [&](char const* id, char const* which, std::string const& words, wb::MapTool of, bool is_in_hand) {
            if (ui.icon_button(id, {x, box.y + ui.px(2), ui.px(32), ui.px(32)}, which, words, is_in_hand))
                out.emplace_back(wb::ChooseTool{of});
            x += ui.px(32);
        };
        using wb::MapTool;
        tool("tool.pointer", icon::cursor, text::tr("Choose and move"), MapTool::pointer, view.tool == MapTool::pointer);
        tool("tool.rectangle", icon::selection, text::tr("Choose in a rectangle (Shift + drag)"), MapTool::rectangle,
             view.tool == MapTool::rectangle);
        tool("tool.lasso", icon::lasso, text::tr("Choose with a lasso (Shift + Alt + drag)") + "  " + wb::shortcut_label("Ctrl+Shift+L"),
             MapTool::lasso, view.tool == MapTool::lasso);
        tool("tool.measure", icon::ruler, text::tr("Measure") + "  Ctrl+M", MapTool::distance, view.ruler.is_on);
        Rect const views{x, box.y + ui.px(2), ui.px(32), ui.px(32)};
        if (ui.icon_button("tool.views", views, icon::bookmark, text::tr("Kept views") + "  Ctrl+B"))
            out.emplace_back(wb::RunAction{"map.views"});
    }
    float x = box.right() + ui.px(12);
    if (view.is_preview)
        x += draw_preview(desk, x, box.y, is_compact, view, out) + ui.px(8);
    else if (!view.campaign.empty() && !is_compact)
        x += draw_tag(ui, x, box.y, theme_of(view), false) + ui.px(8);
    if (view.is_fictitious)
        ui.pill(x, box.y + ui.px(7), text::tr("Fictitious data"), ui.theme.warn_soft, ui.theme.warn,
                icon::alert_outline);
}

void draw_map_zoom(Desk& desk, Rect const& map, wb::MapView const& view, Intents& out) {
    auto const& ui = desk.ui;
    float const step = ui.px(34);
    Rect const box{map.right() - ui.px(48), map.y + ui.px(12), ui.px(36), step * static_cast<float>(view.zooms.size())};
    card(ui, box, ui.theme.panel, ui.theme.strong);
    Focus::Group const group(ui.focus, "zoom");
    float y = box.y;
    for (std::size_t i = 0; i < view.zooms.size(); ++i) {
        auto const& action = view.zooms[i];
        if (i > 0) rule(ui, box.x + ui.px(1), y, box.w - ui.px(2));
        Rect const r{box.x + ui.px(2), y + ui.px(1), ui.px(32), ui.px(32)};
        auto const tip = action.label + (action.shortcut.empty() ? "" : "  " + action.shortcut);
        if (ui.icon_button("map." + action.id, r, zoom_icons[i], tip, false, action.is_enabled))
            out.emplace_back(wb::RunAction{action.id});
        y += step;
    }
}

float legend_card_width(Ui const& ui, wb::LegendView const& legend) {
    float width = ui.px(36);
    if (legend.classing) return width + measure_total_width(ui, legend);
    if (scene::is_local(legend.colouring)) return width + local_totals_width(ui, legend);
    if (legend.colouring != scene::Colouring::severity) {
        if (legend.colouring == scene::Colouring::alerts) return width + alert_total_width(ui, legend);
        for (auto const n : change_totals(legend)) width += ui.px(38) + ui.width(text::integer(n), ui.fonts.body_semibold);
        return width;
    }
    for (auto const& row : legend.rows)
        width += ui.px(38) + ui.width(count_of(row), ui.fonts.body_semibold);
    return width;
}

void draw_legend_card(Desk& desk, Rect const& map, wb::LegendView const& legend, Intents& out) {
    auto const& ui = desk.ui;
    bool& is_open = desk.state.is_legend_open;
    Rect const line{map.x + ui.px(12), map.bottom() - ui.px(48), legend_card_width(ui, legend), ui.px(36)};
    if (is_open) {
        float const h = legend_height(ui, legend);
        Rect const open{line.x, line.y - h - ui.px(8), ui.px(264), h};
        card(ui, open, ui.theme.panel, ui.theme.strong);
        std::vector<LayersIntent> asked;
        draw_legend(desk, open, legend, asked);
        for (auto const& intent : asked) {
            if (auto const* filter = std::get_if<wb::SetFilter>(&intent)) out.emplace_back(*filter);
            if (auto const* colouring = std::get_if<wb::SetColouring>(&intent)) out.emplace_back(*colouring);
            if (auto const* tone = std::get_if<wb::SelectTone>(&intent)) out.emplace_back(*tone);
            if (auto const* action = std::get_if<wb::RunAction>(&intent)) out.emplace_back(*action);
        }
    }
    if (ui.area("legend.card", line)) is_open = !is_open;
    bool const is_here = ui.is_hovered();
    ui.tooltip(text::tr("Legend"));
    card(ui, line, is_here ? ui.theme.hover : ui.theme.panel, ui.theme.strong);
    float x = line.x + ui.px(10);
    if (legend.colouring != scene::Colouring::severity) x = draw_change_totals(ui, x, line, legend);
    for (auto const& row : legend.rows) {
        if (legend.colouring != scene::Colouring::severity) break;
        ui.class_chip({x, line.y + ui.px(8), ui.px(20), ui.px(20)}, row.severity);
        ui.text({x + ui.px(26), line.y, ui.px(60), line.h}, count_of(row), ui.fonts.body_semibold, ui.theme.text);
        x += ui.px(38) + ui.width(count_of(row), ui.fonts.body_semibold);
    }
    ui.icon({line.right() - ui.px(28), line.y, ui.px(20), line.h}, is_open ? icon::chevron_down : icon::chevron_up,
            ui.theme.text2);
}

void draw_map_aim(Desk const& desk, Rect const& map, Rect const& seen, wb::MapView const& view) {
    auto const& ui = desk.ui;
    draw_map_cross(ui, map);
    auto const words = text::tr("Click where {0} is · Enter: at the cross · Esc: cancel", {view.placed});
    float const w = std::min(ui.width(words, ui.fonts.body_medium) + ui.px(60), seen.w - ui.px(24));
    Rect const r{seen.x + (seen.w - w) / 2, map.bottom() - ui.px(96), w, ui.px(36)};
    card(ui, r, ui.theme.accent_soft, ui.theme.accent);
    ui.icon({r.x + ui.px(12), r.y, ui.px(18), r.h}, icon::map_marker, ui.theme.accent_text);
    ui.text({r.x + ui.px(40), r.y, r.w - ui.px(52), r.h}, words, ui.fonts.body_medium, ui.theme.accent_text);
}

void draw_map_lack(Desk& desk, Rect const& map, wb::MapView const& view, Intents& out) {
    if (view.lack == wb::MapView::Lack::nothing) return;
    auto const& ui = desk.ui;
    float const cx = map.x + map.w / 2, y = map.y + map.h / 2 - ui.px(60);
    ui.icon({cx - ui.px(20), y, ui.px(40), ui.px(40)}, icon::map_marker, ui.theme.text3, ui.fonts.score);
    auto const sentence = view.lack == wb::MapView::Lack::positions
                              ? text::tr("No residence is located. Import a table with an address or coordinates.")
                              : text::tr("No residence yet. Import the table of your residences.");
    ui.text({map.x + ui.px(24), y + ui.px(48), map.w - ui.px(48), ui.px(24)}, sentence, ui.fonts.body, ui.theme.text2,
            Align::centre);
    auto const words = text::tr("Import data");
    float const w = ui.width(words, ui.fonts.body_medium) + ui.px(56);
    if (ui.button("map.import", {cx - w / 2, y + ui.px(84), w, ui.px(32)}, words, ButtonKind::primary, icon::upload,
                  view.can_import, text::tr("The project is open for reading only.")))
        out.emplace_back(wb::RunAction{"data.import"});
}

}
