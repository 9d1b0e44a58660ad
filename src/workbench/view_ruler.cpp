#include "workbench/view_ruler.hpp"

#include "text/language.hpp"
#include "text/number.hpp"
#include "workbench/workbench.hpp"

#include <cmath>
#include <cstdint>

namespace vigie::workbench {

namespace {

constexpr char const* unit_space = "\u202F";
constexpr double square_metres_per_hectare = 10'000;

core::Ring closed(std::vector<core::Projected> const& corners) {
    core::Ring ring = corners;
    ring.push_back(corners.front());
    return ring;
}

}

std::string measured_length(double metres) {
    if (metres < 10) return text::decimal(metres, 1) + unit_space + "m";
    if (metres < 10'000) return text::integer(std::llround(metres)) + unit_space + "m";
    return text::decimal(metres / 1000, 1) + unit_space + "km";
}

std::string measured_area(double square_metres) {
    double const hectares = square_metres / square_metres_per_hectare;
    if (hectares >= 100) return text::integer(std::llround(hectares)) + unit_space + "ha";
    auto const metres = text::integer(std::llround(square_metres)) + unit_space + "m²";
    return hectares < 0.1 ? metres : metres + " (" + text::decimal(hectares, 2) + unit_space + "ha)";
}

RulerView ruler_view(Workbench const& workbench, std::optional<core::Projected> pointer) {
    RulerView view;
    view.is_area = workbench.tool == MapTool::area;
    view.is_on = view.is_area || workbench.tool == MapTool::distance;
    if (!view.is_on) return view;
    view.is_done = workbench.is_measured;
    view.corners = workbench.measured;
    bool const has_next = !view.is_done && pointer && !view.corners.empty() && view.corners.back() != *pointer;
    if (has_next) view.corners.push_back(*pointer);
    auto const& corners = view.corners;
    if (view.is_area && corners.size() >= 3) {
        auto const ring = closed(corners);
        view.figure = measured_area(core::area_m2({core::Polygon{ring, {}}}));
        view.detail = text::tr("around: {0}", {measured_length(core::length_m(ring))});
    } else if (corners.size() >= 2) {
        view.figure = measured_length(core::length_m(corners));
        if (corners.size() > 2)
            view.detail = text::tr("last side: {0}",
                                   {measured_length(core::distance_m(corners[corners.size() - 2], corners.back()))});
    }
    return view;
}

}
