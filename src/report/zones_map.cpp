#include "dossier/map_content.hpp"
#include "report/detail/kept_residences.hpp"
#include "report/detail/zones_rows.hpp"
#include "text/language.hpp"
#include "text/number.hpp"

#include <algorithm>
#include <memory>
#include <unordered_set>

namespace vigie::report {

namespace {

constexpr double pt_per_px = 0.6, around_mm = 3;
constexpr double round_scales[] = {2'500,  5'000,  7'500,  10'000, 12'500,  15'000,  20'000, 25'000,
                                   30'000, 40'000, 50'000, 75'000, 100'000, 200'000, 500'000};

double metres_per_pt(double scale) { return scale * 0.0254 / 72; }

/// Ground a column shows: where its residences are, which is what the maps compare; the zone's own when none is
/// located.
core::Box ground_of(dossier::Snapshot const& snapshot, dossier::ComparedGroup const& group) {
    core::Box box;
    for (auto const row : group.rows)
        if (auto const& at = snapshot.residences[row].position) box.include(*at);
    return box.is_empty() ? group.extent : box;
}

/// The nearest round scale at which the residences of every zone fit their cell.
double common_scale(ZonesContext const& zones, double width_mm) {
    double needed = round_scales[0];
    for (auto const& group : zones.comparison.groups) {
        auto const ground = ground_of(zones.snapshot, group);
        if (group.is_reference || ground.is_empty()) continue;
        needed = std::max({needed, ground.width() * 1000 / (width_mm - 2 * around_mm),
                           ground.height() * 1000 / (zones.room.map_mm - 2 * around_mm)});
    }
    for (double const scale : round_scales)
        if (scale >= needed) return scale;
    return needed;
}

/// Status × dynamics: rows D to A, columns falling, stable, rising; complex and rising is framed.
double draw_matrix(ZonesContext const& zones, double x, double y, double width) {
    Page& page = zones.page;
    double used = page.text(role::cell_strong, text::tr("Class and change since the campaign before"), x, y, width).height + 1;
    double const left = x + 8, column = (width - 8) / 3, row = (zones.room.map_mm - 22) / 4;
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

namespace {

double draw_map(ZonesContext const& zones, scene::MapContent content, dossier::ComparedGroup const& group,
                double scale, bool is_first, double x, double y, double width) {
    Page& page = zones.page;
    double const height = zones.room.map_mm;
    if (page.is_measuring()) return height;
    auto const ground = ground_of(zones.snapshot, group);
    scene::View const view{.centre = ground.is_empty() ? content.extent.centre() : ground.centre(),
                           .metres_per_px = metres_per_pt(scale),
                           .width_px = width * points_per_mm,
                           .height_px = height * points_per_mm,
                           .ui_scale = pt_per_px};
    lay_base_map(content, zones.options.base_images, view);
    scene::MapStyle style;
    style.show_zone_names = false;
    style.show_foyers = false;
    style.show_credits = false;
    style.show_north_arrow = is_first;
    style.symbol_factor = 1.3;
    if (content.residences) { // a column shows its own
        std::unordered_set<std::uint32_t> const rows(group.rows.begin(), group.rows.end());
        content.residences = kept_residences(
            *content.residences, [&](scene::ResidenceMark const& mark) { return rows.contains(mark.index); });
    }
    auto const words = text::tr("Map 1:{0} of {1}.", {text::integer(static_cast<std::int64_t>(scale)), group.name});
    page.figure(words, [&] {
        page.map(scene::build_map(content, style, {}, view, page.typesetter()), x, y);
        page.rect({x, y, width, height}, {}, Line{paper::ink, 0.25});
    });
    return height;
}

}

Block map_row(ZonesContext const& zones) {
    dossier::MapChoice choice;
    choice.campaign = zones.comparison.campaign;
    choice.shown_zones = {zones.comparison.zone_layer};
    auto content = std::make_shared<scene::MapContent>(dossier::map_content(zones.snapshot, choice));
    content->is_fictitious = false;
    for (auto& zone : content->zones)
        if (zone.areas && !zone.borders) zone.borders = std::make_shared<scene::LineLayer const>(shared_borders(*zone.areas));
    return {"map", [&zones, content](double x, double y, double width) {
                double const scale = common_scale(zones, zones.cell_width(width));
                bool is_first = true;
                auto const note = text::tr(
                    "1:{0}, same scale everywhere. Residences of the zone; disc area: dwellings; letter: class",
                    {text::integer(static_cast<std::int64_t>(scale))});
                auto const row = row_block(zones, "map", text::tr("Where"), note, [&](auto const& group, double cx, double cy, double cw) {
                    if (group.is_reference) return draw_matrix(zones, cx, cy, cw);
                    return draw_map(zones, *content, group, scale, std::exchange(is_first, false), cx, cy, cw);
                });
                return row.draw(x, y, width);
            }};
}

}
