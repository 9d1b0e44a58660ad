#include "dossier/map_content.hpp"
#include "report/detail/kept_residences.hpp"
#include "report/detail/site_blocks.hpp"
#include "report/detail/site_plan.hpp"
#include "text/language.hpp"
#include "text/number.hpp"

#include <algorithm>
#include <memory>

namespace vigie::report {

namespace {

constexpr double locator_width_mm = 15, locator_height_mm = 20;
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

/// Corner of the plan the locator lies in: the one of two free ones where it covers fewer residences.
struct Corner {
    double x = 0, y = 0; ///< mm from the plan's own
};
constexpr double locator_gap_mm = 0.8;

core::Box covered_px(Corner corner) {
    double const x = (corner.x - locator_gap_mm) * points_per_mm, y = (corner.y - locator_gap_mm) * points_per_mm;
    return {x, y, x + (locator_width_mm + 2 * locator_gap_mm) * points_per_mm,
            y + (locator_height_mm + 2 * locator_gap_mm) * points_per_mm};
}

Corner locator_corner(scene::ResidenceContent const& residences, scene::View const& view, double width_mm,
                      double height_mm) {
    Corner const corners[] = {
        {locator_gap_mm, locator_gap_mm},
        {width_mm - locator_width_mm - locator_gap_mm, height_mm - locator_height_mm - locator_gap_mm}};
    auto const under = [&](Corner corner) {
        auto const box = covered_px(corner);
        return std::ranges::count_if(residences.marks, [&](auto const& mark) {
            auto const at = view.to_pixel(mark.at);
            return box.contains({at.x, at.y});
        });
    };
    return under(corners[1]) < under(corners[0]) ? corners[1] : corners[0];
}

/// A disc that would cross the frame, or lie half under what is laid over the map, is left out with its name; the site
/// stays.
std::shared_ptr<scene::ResidenceContent const> whole_discs(scene::ResidenceContent const& residences,
                                                           std::uint32_t site_row, scene::View const& view,
                                                           std::vector<core::Box> const& covered, double factor) {
    auto const is_whole = [&](scene::ResidenceMark const& mark) {
        auto const at = view.to_pixel(mark.at);
        auto const r = static_cast<double>(residence_radius_px(mark.dwellings, view, factor));
        bool const is_inside =
            at.x - r >= 0 && at.y - r >= 0 && at.x + r <= view.width_px && at.y + r <= view.height_px;
        return is_inside && std::ranges::none_of(covered, [&](core::Box const& box) {
                   return box.grown(r).contains({at.x, at.y});
               });
    };
    return kept_residences(residences,
                           [&](scene::ResidenceMark const& mark) { return mark.index == site_row || is_whole(mark); });
}

/// The map of a plan of one height: made once, though the block is measured several times.
struct Plan {
    double height_mm = 0;
    Corner locator;
    scene::View view;
    scene::DrawList list;
};

Plan plan_of(SiteContext const& site, scene::MapContent content, double width, double height) {
    Plan plan{height, {}, view_at(*site.file.residence.position, width, height, plan_scale * 0.0254 / 72), {}};
    scene::MapStyle style;
    style.show_north_arrow = true;
    style.show_credits = false;
    style.show_foyers = false;
    style.show_zone_names = false;
    style.name_residences = true;
    style.keep_labels_inside = true;
    style.symbol_factor = 1.15;
    lay_base_map(content, site.options.base_images, plan.view);
    scene::MapHighlight highlight;
    if (content.residences) plan.locator = locator_corner(*content.residences, plan.view, width, height);
    style.reserved_px = {covered_px(plan.locator)};
    if (content.residences) {
        auto const covered = furniture_boxes(content, style, plan.view, site.page.typesetter());
        content.residences = whole_discs(*content.residences, site.file.row, plan.view, covered, style.symbol_factor);
        auto const& marks = content.residences->marks;
        for (std::uint32_t i = 0; i < marks.size(); ++i)
            if (marks[i].index == site.file.row) highlight.selected = {i};
    }
    plan.list = scene::build_map(content, style, highlight, plan.view, site.page.typesetter());
    auto const severity = site.file.score ? site.file.score->shown : core::SeverityClass::not_scored;
    add_own_footprint(plan.list, site.file.residence.footprint, *site.file.residence.position, severity);
    return plan;
}

std::string plan_note(SiteContext const& site, Plan const& plan) {
    std::string note = site.room.is_alone ? text::tr("The other residences bear no class in this edition.") : site.file.residence.footprint.empty() ? text::tr("Ringed: the site. Disc area: dwellings.")
                                                             : text::tr("Filled outline: the site. Disc area: dwellings.");
    if (!site.snapshot.info.crs_name.empty())
        note += " " + text::tr("{0}, convergence {1}°.",
                               {site.snapshot.info.crs_name, text::decimal(site.snapshot.convergence_degrees, 1)});
    std::string credits;
    for (auto const& credit : plan.list.credits)
        credits += (credits.empty() ? "" : ", ") + credit;
    if (!credits.empty()) note += " " + text::tr("Base map: {0}.", {credits});
    return note;
}

double draw_plan(SiteContext const& site, scene::MapContent const& content, Plan const& plan, double x, double y,
                 double width) {
    Page& page = site.page;
    double used = page.heading(text::tr("Location plan"), site.room.is_alone ? text::tr("1:{0}", {text::integer(5'000)}) : text::tr("1:{0} · letter = class", {text::integer(5'000)}), x,
                               y, width);
    MmBox const box{x, y + used, width, plan.height_mm};
    auto const words = text::tr("Map 1:{0} around {1}.", {text::integer(5'000), site.file.residence.name});
    page.figure(words, [&] {
        page.map(plan.list, box.x, box.y);
        page.rect(box, {}, Line{paper::ink, 0.25});
        draw_locator(site, content, plan.view, box.x + plan.locator.x, box.y + plan.locator.y);
    });
    used += plan.height_mm + 1;
    return used + page.text(role::note, plan_note(site, plan), x, y + used, width).height;
}

scene::MapContent plan_content(SiteContext const& site) {
    dossier::MapChoice choice;
    choice.campaign = site.file.campaign;
    auto content = dossier::map_content(site.snapshot, choice);
    content.is_fictitious = false; // the header says it
    if (!site.room.is_alone) return content;
    std::erase_if(content.context, [](auto const& layer) { return layer.role == core::ContextRole::other; }); // on no layer but the ground
    if (content.residences) content.residences = mark_of_copy(*content.residences, site.file);
    return content;
}
}

std::shared_ptr<scene::ResidenceContent const> mark_of_copy(scene::ResidenceContent const& all, dossier::SiteFile const& given) {
    auto own = std::make_shared<scene::ResidenceContent>(*kept_residences(all, [&](scene::ResidenceMark const& mark) { return mark.index == given.row; }));
    for (auto& mark : own->marks) {
        scene::ResidenceMark bare;
        bare.at = mark.at;
        bare.index = mark.index;
        bare.dwellings = std::max(0, given.residence.dwellings.value_or(0));
        bare.severity = given.score ? given.score->shown : core::SeverityClass::not_scored;
        mark = bare;
    }
    return own;
}

std::optional<Block> plan_block(SiteContext const& site) {
    if (!site.file.residence.position) return std::nullopt;
    auto const content = std::make_shared<scene::MapContent const>(plan_content(site));
    auto const made = std::make_shared<std::optional<Plan>>();
    return Block{"plan", [&site, content, made](double x, double y, double width) {
                     auto& plan = *made;
                     if (!plan || plan->height_mm != site.room.plan_mm)
                         plan = plan_of(site, *content, width, site.room.plan_mm);
                     return draw_plan(site, *content, *plan, x, y, width);
                 }};
}

}
