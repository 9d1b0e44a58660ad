#include "scene/draw_list.hpp"

#include <cmath>

namespace vigie::scene {

Dash fitted(Dash dash, double length_px) {
    double const period = static_cast<double>(dash.on) + static_cast<double>(dash.off);
    if (dash.on <= 0 || length_px < period) return dash;
    auto const stretch = static_cast<float>(length_px / std::round(length_px / period) / period);
    return {dash.on * stretch, dash.off * stretch};
}

}
