#include "render/detail/ground_mesh.hpp"

#include "core/ground_order.hpp"
#include "render/detail/line_builder.hpp"
#include "render/detail/tessellator.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <unordered_map>

namespace vigie::render::detail {
namespace {
template <typename Shape>
std::vector<core::Box> boxes_of(std::vector<core::Box> const& given, std::vector<Shape> const& shapes) {
    if (given.size() == shapes.size()) return given;
    std::vector<core::Box> boxes;
    for (Shape const& shape : shapes) boxes.push_back(core::bounds(shape));
    return boxes;
}

/// Gathers triangles until a chunk is full, then writes them relative to the chunk's centre.
class FillBuilder {
  public:
    void add(core::MultiPolygon const& area, std::uint32_t number) {
        for (core::Polygon const& polygon : area) add(polygon, number);
        if (pending_.points.size() >= vertices_per_chunk) close();
    }
    FillMesh finish() {
        close();
        return std::move(mesh_);
    }

  private:
    void add(core::Polygon const& polygon, std::uint32_t number) {
        if (polygon.outer.empty()) return;
        // GLU answers best near 0: shift by the first point, exactly back afterwards within the last bit.
        core::Projected const shift = polygon.outer.front();
        rings_.assign(1, polygon.outer);
        rings_.insert(rings_.end(), polygon.holes.begin(), polygon.holes.end());
        for (core::Ring& ring : rings_)
            for (core::Projected& p : ring) p = {p.x - shift.x, p.y - shift.y};
        pointers_.clear();
        for (core::Ring const& ring : rings_) pointers_.push_back(&ring);
        std::size_t const first = pending_.points.size();
        tessellator_.triangulate(pointers_, pending_);
        for (std::size_t i = first; i < pending_.points.size(); ++i) {
            core::Projected& p = pending_.points[i];
            p = {p.x + shift.x, p.y + shift.y};
            box_.include(p);
        }
        areas_.resize(pending_.points.size(), number);
    }

    void close() {
        if (pending_.indices.empty()) {
            pending_.clear();
            areas_.clear();
            return;
        }
        core::Projected const origin = centre_of(box_);
        auto const base = static_cast<std::uint32_t>(mesh_.vertices.size());
        mesh_.chunks.push_back({box_, origin, static_cast<std::uint32_t>(mesh_.indices.size()),
                                static_cast<std::uint32_t>(pending_.indices.size())});
        for (std::size_t i = 0; i < pending_.points.size(); ++i)
            mesh_.vertices.push_back({static_cast<float>(pending_.points[i].x - origin.x),
                                      static_cast<float>(pending_.points[i].y - origin.y), areas_[i]});
        for (std::uint32_t const index : pending_.indices) mesh_.indices.push_back(base + index);
        pending_.clear();
        areas_.clear();
        box_ = {};
    }

    Tessellator tessellator_;
    std::vector<core::Ring> rings_;
    std::vector<core::Ring const*> pointers_;
    Triangles pending_;
    std::vector<std::uint32_t> areas_; ///< per pending point
    core::Box box_;
    FillMesh mesh_;
};

/// An edge whichever way it is walked.
struct Edge {
    core::Projected a, b;
    friend bool operator==(Edge const&, Edge const&) = default;
};
Edge edge(core::Projected p, core::Projected q) {
    bool const is_ordered = p.x < q.x || (p.x == q.x && p.y <= q.y);
    return is_ordered ? Edge{p, q} : Edge{q, p};
}
struct EdgeHash {
    std::size_t operator()(Edge const& e) const {
        std::uint64_t hash = 0x9e3779b97f4a7c15ULL;
        for (double const value : {e.a.x, e.a.y, e.b.x, e.b.y})
            hash = (hash ^ std::bit_cast<std::uint64_t>(value)) * 0xbf58476d1ce4e5b9ULL, hash ^= hash >> 29;
        return hash;
    }
};

class BorderBuilder {
  public:
    explicit BorderBuilder(bool shares_edges) : shares_edges_(shares_edges) {}

    void add(core::Ring const& ring, std::uint32_t area) {
        double start = 0;
        for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
            core::Projected const p = ring[i], q = ring[i + 1];
            if (p == q) continue;
            if (!is_known(p, q, area)) lines_.add({p, q, start, {area, area}});
            start += std::hypot(q.x - p.x, q.y - p.y);
        }
    }
    LineMesh finish() { return lines_.finish(); }

  private:
    bool is_known(core::Projected p, core::Projected q, std::uint32_t area) {
        if (!shares_edges_) return false;
        auto const [found, is_new] = edges_.try_emplace(edge(p, q), lines_.size());
        if (!is_new) lines_.set_other_side(found->second, area);
        return !is_new;
    }

    bool shares_edges_;
    LineBuilder lines_;
    std::unordered_map<Edge, std::size_t, EdgeHash> edges_;
};

}

FillMesh fill_mesh(scene::AreaLayer const& layer) {
    FillBuilder builder;
    for (std::uint32_t const i : core::ground_order(boxes_of(layer.boxes, layer.areas))) builder.add(layer.areas[i], i);
    return builder.finish();
}

LineMesh border_mesh(scene::AreaLayer const& layer, bool shares_edges) {
    BorderBuilder builder(shares_edges);
    for (std::uint32_t const i : core::ground_order(boxes_of(layer.boxes, layer.areas)))
        for (core::Polygon const& polygon : layer.areas[i]) {
            builder.add(polygon.outer, i);
            for (core::Ring const& hole : polygon.holes) builder.add(hole, i);
        }
    return builder.finish();
}

}
