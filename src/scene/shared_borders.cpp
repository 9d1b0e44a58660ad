#include "scene/map_content.hpp"

#include <set>
#include <utility>

namespace vigie::scene {

namespace {

using Point = std::pair<double, double>;
using Edge = std::pair<Point, Point>; ///< smaller end first

Edge edge_of(core::Projected a, core::Projected b) {
    Point const p{a.x, a.y}, q{b.x, b.y};
    return p < q ? Edge{p, q} : Edge{q, p};
}

/// Cuts a ring where an edge was drawn before; the rest becomes lines.
void add_ring(core::Ring const& ring, std::set<Edge>& drawn, core::MultiPolyline& lines) {
    core::Polyline line;
    auto const finish = [&] {
        if (line.size() > 1) lines.push_back(std::move(line));
        line.clear();
    };
    for (std::size_t i = 1; i < ring.size(); ++i) {
        if (ring[i - 1] == ring[i]) continue;
        if (!drawn.insert(edge_of(ring[i - 1], ring[i])).second) {
            finish();
            continue;
        }
        if (line.empty()) line.push_back(ring[i - 1]);
        line.push_back(ring[i]);
    }
    finish();
}

}

LineLayer shared_borders(AreaLayer const& areas) {
    LineLayer layer;
    layer.version = areas.version;
    std::set<Edge> drawn;
    for (auto const& area : areas.areas) {
        core::MultiPolyline lines;
        for (auto const& polygon : area) {
            add_ring(polygon.outer, drawn, lines);
            for (auto const& hole : polygon.holes) add_ring(hole, drawn, lines);
        }
        layer.boxes.push_back(core::bounds(lines));
        layer.lines.push_back(std::move(lines));
    }
    return layer;
}

}
