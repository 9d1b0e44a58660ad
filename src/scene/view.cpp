#include "scene/view.hpp"

#include <algorithm>

namespace vigie::scene {

namespace {

constexpr double nearest_scale = 50;
constexpr double farthest_scale = 20'000'000;

double metres_per_px_at(double denominator, double ui_scale) {
    return std::clamp(denominator, nearest_scale, farthest_scale) * 0.0002646 / ui_scale;
}

}

View fitted(core::Box const& box, double width_px, double height_px, double ui_scale, double margin_px) {
    View view{.centre = {}, .metres_per_px = 1, .width_px = width_px, .height_px = height_px, .ui_scale = ui_scale};
    if (box.is_empty()) return at_scale(view, 10'000);
    view.centre = box.centre();
    double const width = std::max(1.0, width_px - 2 * margin_px), height = std::max(1.0, height_px - 2 * margin_px);
    view.metres_per_px = std::max(box.width() / width, box.height() / height);
    return at_scale(view, view.scale_denominator());
}

View zoomed(View view, double factor, double px, double py) {
    core::Projected const fixed = view.to_ground(px, py);
    view = at_scale(view, view.scale_denominator() / factor);
    core::Projected const now = view.to_ground(px, py);
    view.centre.x += fixed.x - now.x;
    view.centre.y += fixed.y - now.y;
    return view;
}

View panned(View view, double dx_px, double dy_px) {
    view.centre.x -= dx_px * view.metres_per_px;
    view.centre.y += dy_px * view.metres_per_px;
    return view;
}

View at_scale(View view, double denominator) {
    view.metres_per_px = metres_per_px_at(denominator, view.ui_scale);
    return view;
}

}
