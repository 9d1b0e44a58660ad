// The rail that stands for the left panel in a small window.
#include "text/language.hpp"
#include "ui/icons.hpp"
#include "ui/panels.hpp"

namespace vigie::ui {

std::vector<RailIntent> draw_rail(Desk& desk, Layout const& layout, wb::RailView const& view) {
    std::vector<RailIntent> out;
    auto const& rail = layout.rail;
    if (rail.w <= 0) return out;
    auto const& ui = desk.ui;
    auto& choice = desk.state.layout;
    Region const region("rail", rail, ui.theme.panel);
    Focus::Group const group(ui.focus, "rail");
    float y = rail.y + ui.px(6);
    auto const next = [&] {
        Rect const r{rail.x + ui.px(6), y, ui.px(36), ui.px(36)};
        y += ui.px(42);
        return r;
    };
    if (ui.icon_button("rail.list", next(), icon::list, text::tr("Table"), !layout.is_table_folded))
        fold_table(choice, layout, !layout.is_table_folded);
    if (ui.icon_button("rail.layers", next(), icon::layers, text::tr("Layers and legend"), choice.is_drawer_open))
        choice.is_drawer_open = !choice.is_drawer_open;
    if (ui.icon_button("rail.filter", next(), icon::filter, text::tr("Filter…") + "  Ctrl+L", view.is_filtered))
        out.emplace_back(wb::RunAction{"data.filter"});
    if (ui.icon_button("rail.weights", next(), icon::tune, text::tr("Weights…"), view.shows_weights, view.can_weigh)) {
        choice.is_side_open = true;
        if (view.shows_weights)
            out.emplace_back(wb::ShowSide{wb::SidePanel::fiche});
        else
            out.emplace_back(wb::RunAction{"analysis.weights"});
    }
    ui.line(rail.right() - ui.px(1), rail.y, rail.right() - ui.px(1), rail.bottom(), ui.theme.border, ui.px(1));
    return out;
}

}
