#include "render/detail/hull_outline.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace vigie::render::detail {
namespace {

/// The ring in px without repeated points, counter-clockwise.
core::Ring open_ring_px(core::Ring const& ring, scene::View const& view) {
    core::Ring points;
    for (core::Projected const p : ring) {
        scene::View::Pixel const px = view.to_pixel(p);
        core::Projected const point{px.x, px.y};
        if (points.empty() || core::distance_m(points.back(), point) > 0.01) points.push_back(point);
    }
    while (points.size() > 1 && core::distance_m(points.front(), points.back()) <= 0.01) points.pop_back();
    double twice_area = 0;
    for (std::size_t i = 0; i < points.size(); ++i) {
        core::Projected const a = points[i], b = points[(i + 1) % points.size()];
        twice_area += a.x * b.y - a.y * b.x;
    }
    if (twice_area < 0) std::reverse(points.begin(), points.end());
    return points;
}

void add_arc(core::Ring& out, core::Projected centre, double radius, double from, double to) {
    // A step of a quarter pixel's sagitta would do; this is finer than the eye for radii of foyers.
    int const steps = std::max(1, static_cast<int>(std::ceil((to - from) / 0.15)));
    for (int i = 0; i <= steps; ++i) {
        double const angle = from + (to - from) * i / steps;
        out.push_back({centre.x + radius * std::cos(angle), centre.y + radius * std::sin(angle)});
    }
}

/// Each edge moved outwards, joined by arcs at corners that stick out and through the corner itself at those that point in:
/// a line that crosses itself only where its winding stays positive inside the true outline.
core::Ring raw_offset(core::Ring const& points, double radius) {
    core::Ring out;
    std::size_t const n = points.size();
    if (n == 1) add_arc(out, points[0], radius, 0, 2 * std::numbers::pi);
    for (std::size_t i = 0; n > 1 && i < n; ++i) {
        core::Projected const before = points[(i + n - 1) % n], here = points[i], after = points[(i + 1) % n];
        double const in = std::atan2(here.y - before.y, here.x - before.x) - std::numbers::pi / 2;
        double turn = std::remainder(std::atan2(after.y - here.y, after.x - here.x) - std::numbers::pi / 2 - in,
                                     2 * std::numbers::pi);
        // There and back again (a hull of two points) is a half turn outwards.
        if (turn < -std::numbers::pi + 1e-9) turn = std::numbers::pi;
        if (turn >= 0) {
            add_arc(out, here, radius, in, in + turn);
        } else {
            out.push_back({here.x + radius * std::cos(in), here.y + radius * std::sin(in)});
            out.push_back(here);
            out.push_back({here.x + radius * std::cos(in + turn), here.y + radius * std::sin(in + turn)});
        }
    }
    if (!out.empty()) out.push_back(out.front());
    return out;
}

double signed_area(core::Ring const& ring) {
    double twice = 0;
    for (std::size_t i = 0; i + 1 < ring.size(); ++i) twice += ring[i].x * ring[i + 1].y - ring[i].y * ring[i + 1].x;
    return twice / 2;
}

}

std::vector<core::Ring> grown_outline(core::MultiPolygon const& hull, scene::View const& view, double grow_px,
                                      Tessellator& tessellator) {
    std::vector<core::Ring> raw;
    for (core::Polygon const& polygon : hull) {
        core::Ring const points = open_ring_px(polygon.outer, view);
        if (!points.empty()) raw.push_back(raw_offset(points, std::max(grow_px, 0.01)));
    }
    std::vector<core::Ring> borders = tessellator.outline(raw);
    // Clockwise borders are holes left between the arms of a bent hull: the outline alone is drawn.
    std::erase_if(borders, [](core::Ring const& ring) { return signed_area(ring) <= 0; });
    return borders;
}

}
