#include "scene/detail/base_map.hpp"

#include "scene/colouring.hpp"
#include "scene/context_classes.hpp"
#include "scene/detail/context_points.hpp"
#include "text/language.hpp"
#include "text/number.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace vigie::scene::detail {

namespace {

using core::ContextRole;

constexpr double road_width_m = 6;
constexpr double zone_fill_share = 0.35, local_fill_share = 0.75, class_fill_share = 0.6, density_share = 0.8;
constexpr double classed_fill_share = 0.8;
constexpr std::size_t most_to_verify = 40;

float px(double size, View const& view) { return static_cast<float>(size * view.ui_scale); }

FillAreas plain_fill(std::shared_ptr<AreaLayer const> layer, Rgba colour) {
    return {.layer = std::move(layer), .palette = {colour}, .hatched = {false}, .fill_of = nullptr, .hatch = {}};
}

/// The colours of the ground, as those of a layer that lets what is under it show.
Theme faded(Theme theme, double opacity) {
    for (auto* const colour : {&theme.water, &theme.green, &theme.road, &theme.road_casing, &theme.building, &theme.building_line,
                               &theme.zone_line, &theme.strong})
        *colour = with_alpha(*colour, opacity);
    return theme;
}

void draw_roads(DrawList& list, ContextContent const& layer, Theme const& theme) {
    double const width = std::clamp(road_width_m / list.view.metres_per_px, px(1, list.view) * 1.0, px(12, list.view) * 1.0);
    if (layer.areas) list.items.emplace_back(plain_fill(layer.areas, theme.road));
    if (!layer.lines) return;
    list.items.emplace_back(StrokeLines{layer.lines, {theme.road_casing, static_cast<float>(width) + px(1.5, list.view), {}}});
    // Far out a road is one thin line: the casing alone shows on the pale ground.
    if (width > px(1.5, list.view)) list.items.emplace_back(StrokeLines{layer.lines, {theme.road, static_cast<float>(width), {}}});
}

/// By classes of a column: areas filled, lines thick enough to tell their colour.
void draw_classed(DrawList& list, ContextContent const& layer, Theme const& theme) {
    View const& view = list.view;
    auto const& classes = *layer.classes;
    auto const colours = classes.colours(theme);
    if (layer.areas && classes.area_class) {
        FillAreas fill{.layer = layer.areas, .palette = {}, .hatched = {}, .fill_of = classes.area_class, .hatch = theme.hatch};
        for (auto const colour : colours) fill.palette.push_back(with_alpha(colour, classed_fill_share * layer.opacity));
        fill.palette.back() = with_alpha(theme.land, 0);
        fill.hatched.assign(colours.size(), false);
        fill.hatched.back() = true;
        fill.fill_version = classes.version;
        list.items.emplace_back(std::move(fill));
        if (view.scale_denominator() < crowded_from) list.items.emplace_back(StrokeAreas{layer.areas, {theme.zone_line, px(0.5, view), {}}, nullptr});
    }
    for (std::size_t i = 0; i < classes.lines.size(); ++i) {
        auto const colour = i + 1 == classes.lines.size() ? theme.hatch : colours[i];
        if (classes.lines[i]) list.items.emplace_back(StrokeLines{classes.lines[i], {with_alpha(colour, layer.opacity), px(2.5, view), {}}});
    }
}

void draw_layer(DrawList& list, ContextContent const& layer, Theme const& opaque) {
    View const& view = list.view;
    Theme const theme = layer.opacity < 1 ? faded(opaque, layer.opacity) : opaque;
    auto const fill = [&](Rgba colour) {
        if (layer.areas) list.items.emplace_back(plain_fill(layer.areas, colour));
    };
    auto const outline = [&](Stroke const& stroke) {
        if (layer.areas) list.items.emplace_back(StrokeAreas{layer.areas, stroke, nullptr});
    };
    auto const lines = [&](Stroke const& stroke) {
        if (layer.lines) list.items.emplace_back(StrokeLines{layer.lines, stroke});
    };
    switch (layer.role) {
    case ContextRole::water:
        fill(theme.water);
        lines({theme.water, px(2, view), {}});
        break;
    case ContextRole::green:
        fill(theme.green);
        lines({theme.green, px(2, view), {}});
        break;
    case ContextRole::road: draw_roads(list, layer, theme); break;
    case ContextRole::building:
        fill(theme.building);
        // Under 1:12 000 an outline would be wider than the gaps between houses.
        if (view.scale_denominator() < 12'000) outline({theme.building_line, px(0.75, view), {}});
        lines({theme.building_line, px(1, view), {}});
        break;
    case ContextRole::rail: lines({theme.zone_line, px(1.5, view), {px(4, view), px(3, view)}}); break;
    case ContextRole::shore:
        lines({theme.strong, px(1.25, view), {}});
        outline({theme.strong, px(1.25, view), {}});
        break;
    case ContextRole::other:
        lines({theme.strong, px(1, view), {}});
        outline({theme.strong, px(1, view), {}});
        break;
    }
}

/// Ramp steps 0..4, 5 = no value (hatched).
std::uint8_t ramp_step(ZoneMark const& mark, std::vector<double> const& limits) {
    if (!mark.value) return 5;
    auto const above = std::ranges::count_if(limits, [&](double limit) { return *mark.value >= limit; });
    return static_cast<std::uint8_t>(std::min<std::ptrdiff_t>(above, 4));
}

double fill_share(ZoneContent const& zone) {
    if (zone.classing) return zone.classing->ramp == Ramp::classes ? class_fill_share : local_fill_share;
    return is_local(zone.colouring) ? local_fill_share : zone_fill_share;
}

FillAreas zone_fill(ZoneContent const& zone, MapStyle const& style) {
    Theme const& theme = *style.theme;
    FillAreas fill{.layer = zone.areas, .palette = {}, .hatched = {}, .fill_of = nullptr, .hatch = theme.hatch};
    std::vector<std::uint8_t> fill_of;
    if (zone.classing || style.zone_fill == ZoneFill::severity) {
        for (Rgba const colour : palette(theme, zone.colouring, zone.classing.get()))
            fill.palette.push_back(with_alpha(colour, fill_share(zone)));
        fill.hatched.assign(fill.palette.size(), false);
        fill.hatched.back() = true;
        for (auto const& mark : zone.marks)
            fill_of.push_back(static_cast<std::uint8_t>(
                tone_of(shade_of(mark), zone.colouring)));
    } else {
        for (Rgba const colour : theme.sequential) fill.palette.push_back(with_alpha(colour, 0.75));
        fill.palette.push_back(with_alpha(theme.land, 0));
        fill.hatched = {false, false, false, false, false, true};
        for (auto const& mark : zone.marks) fill_of.push_back(ramp_step(mark, style.ramp_limits));
    }
    fill_of.resize(zone.areas->areas.size(), 255);
    for (auto const entry : fill_of) fill.fill_version = fill.fill_version * 31 + entry + 1;
    fill.fill_of = std::make_shared<std::vector<std::uint8_t> const>(std::move(fill_of));
    return fill;
}

}

namespace {

/// The middle side of a layer's areas, metres. Cost O(1 000)
double typical_side_m(AreaLayer const& layer) {
    constexpr std::size_t sample = 1'000;
    std::vector<double> sides;
    for (std::size_t i = 0; i < layer.boxes.size(); i += 1 + layer.boxes.size() / sample)
        if (auto const& box = layer.boxes[i]; !box.is_empty()) sides.push_back(std::sqrt(box.width() * box.height()));
    if (sides.empty()) return 0;
    auto const middle = sides.begin() + static_cast<std::ptrdiff_t>(sides.size() / 2);
    std::ranges::nth_element(sides, middle);
    return *middle;
}

/// On the map of a region the streets of a town are one grey patch, its houses less than a quarter of a pixel.
bool is_patch(ContextContent const& layer, View const& view) {
    constexpr double least_spacing_px = 2, least_side_px = 0.25;
    double const px_m = view.metres_per_px * view.ui_scale;
    if (layer.role == ContextRole::road && layer.lines && !layer.areas)
        return layer.lines->spacing_m > 0 && layer.lines->spacing_m < least_spacing_px * px_m;
    if (layer.role == ContextRole::building && layer.areas && !layer.lines)
        return typical_side_m(*layer.areas) < least_side_px * px_m;
    return false;
}

/// Not what an image of the ground shows better.
bool is_drawn(ContextContent const& layer, MapContent const& content) {
    bool const is_under_image = !content.base_images.empty() && layer.role != ContextRole::other;
    bool const has_shapes = layer.areas || layer.lines || layer.points;
    return layer.is_visible && has_shapes && (!is_under_image || layer.classes || layer.points);
}

}

void draw_context(DrawList& list, MapContent const& content, MapStyle const& style) {
    for (auto const& base : content.base_images) list.items.emplace_back(DrawImage{base.image, base.opacity});
    bool is_too_close = false;
    for (auto const& layer : content.context) {
        if (!is_drawn(layer, content)) continue;
        if (!layer.classes && is_patch(layer, list.view)) {
            is_too_close = true;
            continue;
        }
        if (layer.classes) draw_classed(list, layer, *style.theme);
        else draw_layer(list, layer, *style.theme);
    }
    if (is_too_close) list.notices.push_back(text::tr("Streets and buildings are shown nearer"));
    list.credits = credits_of(content);
}

void draw_density(DrawList& list, MapContent const& content, MapStyle const& style) {
    if (!content.density || !content.density->bands || content.density->bands->areas.empty()) return;
    FillAreas fill{.layer = content.density->bands, .palette = {}, .hatched = {}, .fill_of = nullptr, .hatch = {}};
    std::vector<std::uint8_t> fill_of;
    for (std::size_t band = 0; band < fill.layer->areas.size(); ++band)
        fill_of.push_back(static_cast<std::uint8_t>(std::min(band, std::size(style.theme->sequential) - 1)));
    for (Rgba const colour : style.theme->sequential)
        fill.palette.push_back(with_alpha(colour, density_share));
    fill.hatched.assign(fill.palette.size(), false);
    fill.fill_of = std::make_shared<std::vector<std::uint8_t> const>(std::move(fill_of));
    fill.fill_version = fill.layer->version;
    list.items.emplace_back(std::move(fill));
}

void draw_zones(DrawList& list, MapContent const& content, MapStyle const& style) {
    bool const shows_residences = style.show_residences && content.residences && !content.residences->marks.empty();
    bool const may_fill = style.zone_fill == ZoneFill::ramp || (style.zone_fill == ZoneFill::severity && !shows_residences);
    View const& view = list.view;
    Stroke const limit{style.theme->zone_line, px(1.25, view), {px(7, view), px(4, view)}};
    bool is_too_small = false;
    for (auto const& zone : content.zones) {
        if (!zone.areas) continue;
        bool const has_discs = zone.classing && zone.classing->largest_disc;
        if (zone.classing ? !has_discs : may_fill) list.items.emplace_back(zone_fill(zone, style));
        if (!is_legible(zone, view)) {
            is_too_small = true;
            continue;
        }
        if (zone.borders) list.items.emplace_back(StrokeLines{zone.borders, limit});
        else list.items.emplace_back(StrokeAreas{zone.areas, limit, nullptr});
    }
    for (auto const& zone : content.zones)
        if (zone.classing && zone.classing->largest_disc) draw_zone_discs(list, zone, *style.theme);
    if (is_too_small) list.notices.push_back(text::tr("Limits and names of the neighbourhoods are shown nearer"));
}

/// A layer whose zones are a few pixels wide is a grey mesh: neither limits nor names can be told apart.
bool is_legible(ZoneContent const& zone, View const& view) {
    constexpr double smallest_px = 8;
    double const side_m = typical_side_m(*zone.areas);
    return side_m == 0 || side_m / view.metres_per_px >= smallest_px * view.ui_scale;
}

namespace {

/// Of an outline: a tenth of a pixel, and half of one on the map of a region, where hundreds of thin lines are drawn.
constexpr double finest_px = 0.1, coarser_px = 0.6;

/// On the map of a city, and more so of a region, foyers hug their members and their lines are finer.
double foyer_share(View const& view) { return std::clamp(crowded_from / view.scale_denominator(), 0.35, 1.0); }

}

double foyer_grow(View const& view) { return foyer_grow_px * foyer_share(view) * view.ui_scale; }

void draw_foyers(DrawList& list, MapContent const& content, MapStyle const& style) {
    Theme const& theme = *style.theme;
    View const& view = list.view;
    core::Box const seen = view.ground().grown(2 * foyer_grow_px * view.ui_scale * view.metres_per_px);
    double const fine = std::max(0.5, foyer_share(view)), finest = finest_px + coarser_px * (1 - foyer_share(view));
    std::size_t to_verify = 0;
    for (auto const& foyer : content.foyers) {
        if (!seen.meets(foyer.hull.box())) continue;
        if (foyer.is_to_verify && ++to_verify > most_to_verify) continue;
        DrawHull hull;
        hull.outline = foyer.hull.outline(foyer_grow(view) * view.metres_per_px, finest * view.ui_scale * view.metres_per_px);
        bool const is_fragile = foyer.is_solid == false || foyer.is_to_verify;
        bool const is_filled = !foyer.is_to_verify && foyer_share(view) > 0.5; // hundreds of veils would be a fog
        hull.fill = with_alpha(theme.ink, is_filled ? 0.06 : 0);
        hull.halo = {theme.halo, px((foyer.is_to_verify ? 3 : 5) * fine, view), {}};
        hull.line = {theme.ink, px((foyer.is_to_verify ? 1.25 : 2.25) * fine, view), {}};
        if (is_fragile) hull.line.dash = {px((foyer.is_to_verify ? 4 : 9) * fine, view), px((foyer.is_to_verify ? 4 : 6) * fine, view)};
        list.items.emplace_back(std::move(hull));
    }
    if (to_verify > most_to_verify)
        list.notices.push_back(text::tr("{0} groups to verify in view; the {1} nearest to standing out are drawn",
                                        {text::integer(static_cast<std::int64_t>(to_verify)),
                                         text::integer(static_cast<std::int64_t>(most_to_verify))}));
}

}

namespace vigie::scene {

std::vector<std::string> credits_of(MapContent const& content) {
    std::vector<std::string> credits;
    auto const add = [&](std::string const& words) {
        if (!words.empty() && std::ranges::find(credits, words) == credits.end()) credits.push_back(words);
    };
    for (auto const& base : content.base_images) add(base.credit);
    for (auto const& layer : content.context)
        if (detail::is_drawn(layer, content)) add(layer.credit);
    return credits;
}

}
