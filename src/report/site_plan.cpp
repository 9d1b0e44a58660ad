#include "report/detail/site_blocks.hpp"
#include "text/language.hpp"
#include "text/number.hpp"
#include "workbench/map_content.hpp"

#include <algorithm>
#include <memory>

namespace vigie::report {

namespace {

constexpr double plan_height_mm = 58, locator_width_mm = 15, locator_height_mm = 20;
constexpr double plan_scale = 5'000, pt_per_px = 0.6;

scene::View view_at(core::Projected centre, double width_mm, double height_mm, double metres_per_pt) {
    return {.centre = centre, .metres_per_px = metres_per_pt, .width_px = width_mm * points_per_mm,
            .height_px = height_mm * points_per_mm, .ui_scale = pt_per_px};
}

/// The site's own footprint in its class takes the place of its disc and ring; without one these stay.
void add_own_footprint(scene::DrawList& list, core::MultiPolygon const& footprint, core::Projected at, core::SeverityClass severity) {
    if (footprint.empty()) return;
    for (auto& item : list.items)
        if (auto* drawn = std::get_if<scene::DrawSymbols>(&item)) std::erase_if(drawn->symbols, [&](auto const& s) { return s.at == at; });
    auto const& theme = scene::light_theme();
    auto layer = std::make_shared<scene::AreaLayer>();
    layer->areas.push_back(footprint);
    layer->boxes.push_back(core::bounds(footprint));
    auto const first_symbol = std::ranges::find_if(list.items, [](auto const& item) { return std::holds_alternative<scene::DrawSymbols>(item); });
    auto const outline = list.items.insert(first_symbol, scene::StrokeAreas{layer, {theme.symbol_line, 0.9F, {}}, nullptr});
    list.items.insert(outline, scene::FillAreas{.layer = layer, .palette = {theme.fill(severity)},
                                           .hatched = {severity == core::SeverityClass::not_scored}, .fill_of = nullptr, .hatch = theme.hatch});
}

void draw_locator(SiteContext const& site, scene::MapContent const& town, scene::View const& plan, double x, double y) {
    Page& page = site.page;
    page.rect({x, y, locator_width_mm, locator_height_mm}, paper::white);
    core::Box extent = town.extent;
    extent.include(plan.ground());
    auto const fitted = scene::fitted(extent, locator_width_mm * points_per_mm, locator_height_mm * points_per_mm, pt_per_px, 2);
    scene::DrawList list;
    list.view = fitted;
    list.ground = scene::light_theme().panel;
    if (!town.zones.empty() && town.zones.front().areas) {
        auto const& areas = town.zones.front().areas;
        list.items.emplace_back(scene::FillAreas{.layer = areas, .palette = {scene::light_theme().building}, .hatched = {false},
                                                 .fill_of = nullptr, .hatch = {}});
        list.items.emplace_back(scene::StrokeAreas{areas, {paper::white, 0.3F, {}}, nullptr});
    }
    page.map(list, x, y);
    auto const box = plan.ground();
    auto const low = fitted.to_pixel({box.min_x, box.max_y}), high = fitted.to_pixel({box.max_x, box.min_y});
    // At least 1.2 mm wide, so that a small plan in a large territory still shows.
    double const w = std::max(1.2, (high.x - low.x) / points_per_mm), h = std::max(1.2, (high.y - low.y) / points_per_mm);
    double const cx = x + (low.x + high.x) / 2 / points_per_mm, cy = y + (low.y + high.y) / 2 / points_per_mm;
    page.rect({cx - w / 2, cy - h / 2, w, h}, {}, Line{paper::ink, 0.4});
    page.rect({x, y, locator_width_mm, locator_height_mm}, {}, Line{paper::ink, 0.25});
}

double draw_plan(SiteContext const& site, double x, double y, double width) {
    Page& page = site.page;
    double used = page.heading(text::tr("Location plan"), text::tr("1:{0} · letter = class", {text::integer(5'000)}), x, y, width);
    MmBox const box{x, y + used, width, plan_height_mm};
    used += plan_height_mm + 1;
    workbench::MapChoice choice;
    choice.campaign = site.file.campaign;
    auto content = workbench::map_content(site.snapshot, choice);
    content.is_fictitious = false;
    auto const view = view_at(*site.file.residence.position, width, plan_height_mm, plan_scale * 0.0254 / 72);
    scene::MapStyle style;
    style.show_north_arrow = true;
    style.show_credits = false;
    style.show_foyers = false;
    style.show_zone_names = false;
    style.name_residences = true;
    style.keep_labels_inside = true;
    style.symbol_factor = 1.15;
    scene::MapHighlight highlight;
    if (content.residences)
        for (std::uint32_t i = 0; i < content.residences->marks.size(); ++i)
            if (content.residences->marks[i].index == site.file.row) highlight.selected = {i};
    auto list = scene::build_map(content, style, highlight, view, page.typesetter());
    auto const severity = site.file.score ? site.file.score->shown : core::SeverityClass::not_scored;
    add_own_footprint(list, site.file.residence.footprint, *site.file.residence.position, severity);
    page.map(list, box.x, box.y);
    page.rect(box, {}, Line{paper::ink, 0.25});
    draw_locator(site, content, view, box.x + 0.8, box.y + 0.8);
    std::string credits;
    for (auto const& credit : list.credits) credits += (credits.empty() ? "" : ", ") + credit;
    std::string note = site.file.residence.footprint.empty() ? text::tr("Ringed: the site. Disc area: dwellings.")
                                                             : text::tr("Filled outline: the site. Disc area: dwellings.");
    if (!credits.empty()) note += " " + text::tr("Base map: {0}.", {credits});
    return used + page.text(role::note, note, x, y + used, width).height;
}

}

std::optional<Block> plan_block(SiteContext const& site) {
    if (!site.file.residence.position) return std::nullopt;
    return Block{"plan", [&site](double x, double y, double width) { return draw_plan(site, x, y, width); }};
}

}
