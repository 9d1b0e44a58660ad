#include "report/detail/zones_rows.hpp"
#include "text/language.hpp"
#include "text/number.hpp"
#include "workbench/map_content.hpp"

#include <algorithm>
#include <memory>

namespace vigie::report {

namespace {

constexpr double map_height_mm = 66, pt_per_px = 0.6, around_mm = 3;
constexpr double round_scales[] = {2'500, 5'000, 7'500, 10'000, 12'500, 15'000, 20'000, 25'000, 40'000, 50'000, 75'000, 100'000, 200'000, 500'000};

double metres_per_pt(double scale) { return scale * 0.0254 / 72; }

/// The nearest round scale at which every zone fits its cell.
double common_scale(workbench::Comparison const& comparison, double width_mm) {
    double needed = round_scales[0];
    for (auto const& group : comparison.groups) {
        if (group.is_reference || group.extent.is_empty()) continue;
        needed = std::max({needed, group.extent.width() * 1000 / (width_mm - 2 * around_mm), group.extent.height() * 1000 / (map_height_mm - 2 * around_mm)});
    }
    for (double const scale : round_scales)
        if (scale >= needed) return scale;
    return needed;
}

/// Status × dynamics: rows D to A, columns falling, stable, rising; complex and rising is framed.
double draw_matrix(ZonesContext const& zones, double x, double y, double width) {
    Page& page = zones.page;
    double used = page.text(role::cell_strong, text::tr("Class and change since the campaign before"), x, y, width).height + 1;
    double const left = x + 8, column = (width - 8) / 3, row = 11;
    std::string const heads[] = {"▼ " + text::tr("falling"), "● " + text::tr("stable"), "▲ " + text::tr("rising")};
    double head = 0;
    for (int c = 0; c < 3; ++c) head = std::max(head, page.text(role::head, heads[c], left + c * column, y + used, column, Align::centre).height);
    used += head + 0.8;
    for (int r = 0; r < 4; ++r) {
        auto const severity = core::all_classes[static_cast<std::size_t>(r)];
        page.chip(severity, {x + 1.5, y + used + row / 2 - 2, 4, 4}, {7.6, 1.2, scene::FontWeight::bold});
        for (int c = 0; c < 3; ++c) {
            int const count = zones.comparison.matrix[r][c];
            MmBox const cell{left + c * column, y + used, column, row};
            page.rect(cell, r < 2 && c == 2 ? std::optional(paper::pale) : std::nullopt, Line{paper::line, 0.2});
            Role const hand{10.2, 1.2, count > 0 ? scene::FontWeight::bold : scene::FontWeight::regular, count > 0 ? paper::ink : paper::muted};
            page.text(hand, text::integer(count), cell.x, cell.y + (row - 10.2 * 1.2 / points_per_mm) / 2, column, Align::centre);
        }
        used += row;
    }
    page.rect({left + 2 * column, y + used - 4 * row, column, 2 * row}, {}, Line{paper::ink, 0.5});
    return used + 1 + page.text(role::note, text::tr("Residences of the zones compared. Thick frame: complex and rising."), x, y + used + 1, width).height;
}

}

Block map_row(ZonesContext const& zones) {
    workbench::MapChoice choice;
    choice.campaign = zones.comparison.campaign;
    choice.shown_zones = {zones.comparison.zone_layer};
    auto content = std::make_shared<scene::MapContent>(workbench::map_content(zones.snapshot, choice));
    content->is_fictitious = false;
    for (auto& zone : content->zones)
        if (zone.areas && !zone.borders) zone.borders = std::make_shared<scene::LineLayer const>(shared_borders(*zone.areas));
    return {"map", [&zones, content](double x, double y, double width) {
                double const scale = common_scale(zones.comparison, zones.cell_width(width));
                bool is_first = true;
                auto const note = text::tr("1:{0}, same scale everywhere. Disc area: dwellings; letter: class", {text::integer(static_cast<std::int64_t>(scale))});
                auto const row = row_block(zones, "map", text::tr("Where"), note, [&](auto const& group, double cx, double cy, double cw) {
                    if (group.is_reference) return draw_matrix(zones, cx, cy, cw);
                    scene::MapStyle style;
                    style.show_zone_names = false;
                    style.show_foyers = false;
                    style.show_credits = false;
                    style.show_north_arrow = std::exchange(is_first, false);
                    scene::View const view{.centre = group.extent.is_empty() ? content->extent.centre() : group.extent.centre(),
                                           .metres_per_px = metres_per_pt(scale), .width_px = cw * points_per_mm,
                                           .height_px = map_height_mm * points_per_mm, .ui_scale = pt_per_px};
                    style.symbol_factor = 1.3;
                    if (!zones.page.is_measuring()) zones.page.map(scene::build_map(*content, style, {}, view, zones.page.typesetter()), cx, cy);
                    zones.page.rect({cx, cy, cw, map_height_mm}, {}, Line{paper::ink, 0.25});
                    return map_height_mm;
                });
                return row.draw(x, y, width);
            }};
}

}
