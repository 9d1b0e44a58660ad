// Beside the list of clusters, or in its place: the scatter plot, other settings, who has how many neighbours.
#include "text/language.hpp"
#include "text/number.hpp"
#include "ui/icons.hpp"
#include "ui/table_parts.hpp"

#include <imgui.h>

#include <algorithm>

namespace vigie::ui {

namespace {

using Intents = std::vector<TableIntent>;

constexpr float list_width = 730, panel_width = 560, map_width = 210, bar_height = 34;
enum Part : std::size_t { scatter, settings, neighbours };

/// An isolated high value is a residence to look at, not a cluster: named, and chosen by a click.
float draw_isolated(Ui const& ui, Rect const& area, float y, std::vector<wb::IsolatedRow> const& rows, Intents& out) {
    if (rows.empty()) return 0;
    auto const words = text::tr("Strong value alone, not a cluster:");
    float x = area.x + ui.px(20);
    float const w = ui.width(words, ui.fonts.caption_medium);
    ui.label({x, y, w + ui.px(2), ui.px(24)}, words, ui.fonts.caption_medium, ui.theme.text2);
    x += w + ui.px(10);
    for (auto const& row : rows) {
        float const name = ui.width(row.name, ui.fonts.body) + ui.px(4);
        if (x + name > area.right() - ui.px(16)) break;
        if (ui.link("isolated." + std::to_string(row.row), {x, y, name, ui.px(24)}, row.name))
            out.emplace_back(wb::ShowResidence{row.row});
        x += name + ui.px(14);
    }
    return ui.px(28);
}

/// \return their height
float draw_warnings(Ui const& ui, Rect const& area, wb::BottomView const& view, Intents& out) {
    float y = area.y;
    for (auto const& sentence : view.warnings)
        y += ui.note(area.x + ui.px(16), y + ui.px(4), area.w - ui.px(32), icon::alert_circle, sentence,
                     ui.theme.warn_soft, ui.theme.text) +
             ui.px(4);
    if (y > area.y) y += ui.px(4);
    return y - area.y + draw_isolated(ui, area, y, view.isolated, out);
}

/// In a small window, where sentences would take the list's place: a sign that says them.
void draw_warning_sign(Ui const& ui, Rect const& r, std::vector<std::string> const& warnings) {
    if (warnings.empty()) return;
    std::string words;
    for (auto const& sentence : warnings)
        words += (words.empty() ? "" : "\n") + sentence;
    ui.area("clusters.warnings", r);
    ui.tooltip(words);
    ui.icon(r, icon::alert_circle, ui.theme.warn);
}

/// What the map beside is coloured by.
void draw_map_choice(Ui const& ui, Rect const& r, wb::BottomView const& view, Intents& out) {
    if (view.map_choices.size() < 2) return;
    std::vector<std::string> words;
    for (auto const& [colouring, title] : view.map_choices)
        words.push_back(title);
    if (auto const chosen = ui.drop_down("clusters.map", r, words, view.map_choice))
        out.emplace_back(wb::SetColouring{view.map_choices[*chosen].first});
    ui.tooltip(text::tr("What the map is coloured by"));
}

void draw_part(Desk& desk, Rect const& r, std::size_t part, wb::BottomView const& view, Intents& out) {
    if (part == scatter) return draw_scatter(desk, r, view.scatter, out);
    if (part == settings) return draw_sensitivity(desk.ui, r, view.sensitivity);
    draw_neighbours(desk.ui, r, view.neighbours, out);
}

}

Rect draw_cluster_parts(Desk& desk, Rect const& area, wb::BottomView const& view, Intents& out) {
    auto const& ui = desk.ui;
    Rect list = area;
    if (!view.scatter.points.empty()) {
        auto& chosen = desk.state.cluster_part;
        std::vector<std::string> words{text::tr("Scatter plot"), text::tr("Other settings"), text::tr("Neighbours")};
        bool const is_wide = area.w >= ui.px(list_width + panel_width);
        if (!is_wide) words.insert(words.begin(), text::tr("List"));
        std::size_t const shown = chosen ? *chosen + (is_wide ? 0 : 1) : 0;
        Rect const panel = is_wide ? Rect{area.right() - ui.px(panel_width), area.y, ui.px(panel_width), area.h} : area;
        if (is_wide) ui.line(panel.x, panel.y, panel.x, panel.bottom(), ui.theme.border, ui.px(1));
        float const most = panel.w - ui.px(32 + map_width + 44);
        Rect const bar{panel.x + ui.px(16), panel.y + ui.px(4), std::min(ui.px(is_wide ? 300 : 480), most), ui.px(bar_height - 6)};
        draw_map_choice(ui, {panel.right() - ui.px(16 + map_width), bar.y, ui.px(map_width), bar.h}, view, out);
        if (auto const other = ui.segments("clusters.part", bar, words, shown)) {
            if (is_wide)
                chosen = *other;
            else if (*other == 0)
                chosen.reset();
            else
                chosen = *other - 1;
        }
        Rect const below{panel.x, panel.y + ui.px(bar_height), panel.w, panel.h - ui.px(bar_height)};
        if (is_wide || shown > 0) draw_part(desk, below, is_wide ? shown : shown - 1, view, out);
        if (!is_wide) {
            draw_warning_sign(ui, {bar.right() + ui.px(8), bar.y, ui.px(28), bar.h}, view.warnings);
            return shown > 0 ? Rect{area.x, area.y, area.w, 0} : below;
        }
        list = {area.x, area.y, area.w - panel.w, area.h};
    }
    float const used = draw_warnings(ui, list, view, out);
    return {list.x, list.y + used, list.w, list.h - used};
}

void draw_neighbours(Ui const& ui, Rect const& r, wb::NeighboursView const& view, Intents& out) {
    float const width = r.w / 2 - ui.px(24), label = ui.px(18), top = r.y + ui.px(26);
    float const x = r.x + ui.px(16), height = r.bottom() - top - label - ui.px(8);
    ui.text({x, r.y + ui.px(4), width, ui.px(20)}, text::tr("Residences by number of neighbours"),
            ui.fonts.caption_medium, ui.theme.text2);
    std::size_t most = 1;
    for (auto const& bar : view.bars)
        most = std::max(most, bar.residences);
    float const step = width / static_cast<float>(std::max<std::size_t>(1, view.bars.size()));
    for (std::size_t i = 0; i < view.bars.size(); ++i) {
        auto const& bar = view.bars[i];
        float const h = (height - ui.px(16)) * static_cast<float>(bar.residences) / static_cast<float>(most);
        Rect const column{x + step * static_cast<float>(i) + ui.px(2), top + height - h, step - ui.px(4), h};
        if (bar.residences > 0) {
            ui.fill(column, i == 0 ? ui.theme.warn : ui.theme.accent, ui.px(2));
            ui.text({column.x - ui.px(8), column.y - ui.px(16), column.w + ui.px(16), ui.px(16)},
                    text::integer(static_cast<std::int64_t>(bar.residences)), ui.fonts.caption, ui.theme.text2,
                    Align::centre);
        }
        ui.text({column.x - ui.px(6), top + height, column.w + ui.px(12), label}, bar.label, ui.fonts.caption,
                ui.theme.text2, Align::centre);
    }
    float const at = r.x + r.w / 2 + ui.px(8);
    float y = ui.px(26) + r.y;
    ui.text({at, r.y + ui.px(4), width, ui.px(20)}, view.sentence, ui.fonts.caption_medium, ui.theme.text2);
    for (std::size_t i = 0; i < view.islands.size(); ++i) {
        auto const& island = view.islands[i];
        auto const left = static_cast<std::int64_t>(view.islands.size() - i);
        if (left > 1 && y + ui.px(44) > r.bottom()) { // the last line says how many are not seen
            ui.text({at, y, width, ui.px(22)}, text::tr("and {0} others", {text::integer(left)}), ui.fonts.caption,
                    ui.theme.text2);
            break;
        }
        float const name = std::min(ui.width(island.name, ui.fonts.body) + ui.px(4), width * 0.6F);
        if (ui.link("island." + std::to_string(island.row), {at, y, name, ui.px(22)}, island.name))
            out.emplace_back(wb::ShowResidence{island.row});
        ui.text({at + name + ui.px(8), y, width - name - ui.px(8), ui.px(22)}, island.reason, ui.fonts.caption,
                ui.theme.text3);
        y += ui.px(22);
    }
}

}
