#include "ui/layout.hpp"

#include <algorithm>
#include <cmath>

namespace vigie::ui {

namespace {

constexpr float grid_tree_and_sheet = 700, rail_width = 48, least_map = 380;

/// Design px.
float side_of(LayoutChoice choice, SideContent content, float wide, Layout const& out) {
    float const wanted = side_width(choice, content);
    switch (content) {
    case SideContent::fiche: return out.is_compact ? std::min(wanted, 320.0F) : wanted;
    case SideContent::weights: return out.is_compact ? std::min(wanted, 360.0F) : wanted;
    case SideContent::grid: break;
    }
    if (out.is_side_over_map) return std::min(wide - rail_width, grid_tree_and_sheet);
    float const left = out.is_compact ? rail_width : choice.left;
    return std::min(out.is_compact ? std::min(wanted, grid_tree_and_sheet) : wanted, wide - left - least_map);
}

}

float& side_width(LayoutChoice& choice, SideContent content) {
    switch (content) {
    case SideContent::weights: return choice.weights;
    case SideContent::grid: return choice.grid;
    case SideContent::fiche: break;
    }
    return choice.side;
}

Layout layout(float width, float height, float scale, LayoutChoice const& choice, SideContent content,
              bool has_focus) {
    auto const px = [scale](float v) { return std::round(v * scale); };
    float const wide = width / scale, tall = height / scale;
    Layout out;
    out.is_compact = wide < 1400;
    out.has_short_top = wide < 1500;
    out.is_side_over_map = wide < 1100;
    float const top = px(48), status = px(28);
    out.top = {0, 0, width, top};
    out.status = {0, height - status, width, status};
    float const middle = height - top - status;

    bool const has_side = choice.is_side_open && (!out.is_side_over_map || content != SideContent::fiche || has_focus);
    float const side = has_side ? px(side_of(choice, content, wide, out)) : 0;
    out.side = {width - side, top, side, middle};
    float const inside = width - (out.is_side_over_map ? 0 : side);

    float const rail = out.is_compact ? px(48) : 0;
    out.rail = {0, top, rail, middle};
    float const left = out.is_compact ? (choice.is_drawer_open ? px(264) : 0) : px(choice.left);
    out.is_tight = out.is_side_over_map || tall < 560;
    out.is_table_folded = out.is_tight ? !choice.is_table_asked : choice.is_table_folded;
    float const open = out.is_compact && choice.table > 162 && tall < 900 ? 162 : choice.table;
    float const table = px(out.is_table_folded ? 40 : open);
    out.table = {rail, top + middle - table, width - side - rail, table};
    out.left = {rail, top, left, middle - table};
    float const map_left = out.is_compact ? rail : left;
    out.map = {map_left, top, inside - map_left, middle - table};
    out.seen = {map_left, top, width - side - map_left, middle - table};
    return out;
}

void fold_table(LayoutChoice& choice, Layout const& layout, bool is_folded) {
    (layout.is_tight ? choice.is_table_asked : choice.is_table_folded) = layout.is_tight ? !is_folded : is_folded;
}

}
