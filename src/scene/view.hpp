#pragma once

#include "core/geometry.hpp"

namespace vigie::scene {

/// A window on the ground. Pixels are device pixels from the top left; `ui_scale` multiplies every size given in px.
struct View {
    core::Projected centre;
    double metres_per_px = 1;
    double width_px = 0;
    double height_px = 0;
    double ui_scale = 1;

    [[nodiscard]] core::Projected to_ground(double px, double py) const {
        return {centre.x + (px - width_px / 2) * metres_per_px, centre.y - (py - height_px / 2) * metres_per_px};
    }
    struct Pixel {
        double x = 0, y = 0;
        friend bool operator==(Pixel, Pixel) = default;
    };
    [[nodiscard]] Pixel to_pixel(core::Projected p) const {
        return {(p.x - centre.x) / metres_per_px + width_px / 2, (centre.y - p.y) / metres_per_px + height_px / 2};
    }
    [[nodiscard]] core::Box ground() const {
        double const w = width_px * metres_per_px / 2, h = height_px * metres_per_px / 2;
        return {centre.x - w, centre.y - h, centre.x + w, centre.y + h};
    }
    /// 1:n as printed or shown: 0.2646 mm × ui_scale per px.
    [[nodiscard]] double scale_denominator() const { return metres_per_px * ui_scale / 0.0002646; }

    friend bool operator==(View const&, View const&) = default;
};

/// The whole box in the view, with a margin in px.
[[nodiscard]] View fitted(core::Box const& box, double width_px, double height_px, double ui_scale, double margin_px);
/// Zoomed by `factor` (> 1 = nearer) keeping the ground under the pixel in place; limited to 1:50 … 1:20 000 000.
[[nodiscard]] View zoomed(View view, double factor, double px, double py);
[[nodiscard]] View panned(View view, double dx_px, double dy_px);
[[nodiscard]] View at_scale(View view, double denominator);

}
