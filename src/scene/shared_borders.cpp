#include "scene/map_content.hpp"

#include <bit>
#include <cstdint>
#include <utility>
#include <vector>

namespace vigie::scene {

namespace {

using Point = std::pair<double, double>;
using Edge = std::pair<Point, Point>; ///< smaller end first

Edge edge_of(core::Projected a, core::Projected b) {
    Point const p{a.x, a.y}, q{b.x, b.y};
    return p < q ? Edge{p, q} : Edge{q, p};
}

/// Edges seen so far: a table of places in a list, for layers of millions of vertices.
class EdgeSet {
public:
    explicit EdgeSet(std::size_t most) : slots_(std::bit_ceil(2 * most + 1), none) { edges_.reserve(most); }

    /// \return whether it is new
    bool insert(Edge const& edge) {
        for (std::size_t slot = hash(edge);; ++slot) {
            auto& place = slots_[slot & (slots_.size() - 1)];
            if (place == none) {
                place = static_cast<std::uint32_t>(edges_.size());
                edges_.push_back(edge);
                return true;
            }
            if (edges_[place] == edge) return false;
        }
    }

private:
    static constexpr std::uint32_t none = 0xffff'ffff;

    static std::size_t hash(Edge const& edge) {
        std::uint64_t mixed = 0;
        for (double const each : {edge.first.first, edge.first.second, edge.second.first, edge.second.second}) {
            mixed = (mixed ^ std::bit_cast<std::uint64_t>(each + 0.0)) * 0x9e37'79b9'7f4a'7c15; // −0 is 0
            mixed ^= mixed >> 32;
        }
        return mixed;
    }

    std::vector<std::uint32_t> slots_; ///< a power of two, half of them empty
    std::vector<Edge> edges_;
};

std::size_t vertex_count(AreaLayer const& areas) {
    std::size_t count = 0;
    for (auto const& area : areas.areas)
        for (auto const& polygon : area) {
            count += polygon.outer.size();
            for (auto const& hole : polygon.holes) count += hole.size();
        }
    return count;
}

/// Cuts a ring where an edge was drawn before; the rest becomes lines.
void add_ring(core::Ring const& ring, EdgeSet& drawn, core::MultiPolyline& lines) {
    core::Polyline line;
    auto const finish = [&] {
        if (line.size() > 1) lines.push_back(std::move(line));
        line.clear();
    };
    for (std::size_t i = 1; i < ring.size(); ++i) {
        if (ring[i - 1] == ring[i]) continue;
        if (!drawn.insert(edge_of(ring[i - 1], ring[i]))) {
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
    EdgeSet drawn(vertex_count(areas));
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
