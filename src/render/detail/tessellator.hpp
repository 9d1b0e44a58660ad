#pragma once

#include "core/geometry.hpp"

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

namespace vigie::render::detail {

/// Plain triangles over a list of points.
struct Triangles {
    std::vector<core::Projected> points;
    std::vector<std::uint32_t> indices; ///< three a triangle

    void clear() {
        points.clear();
        indices.clear();
    }
};

/// Cuts polygons into triangles with the GLU tessellator (convex ones without it). Needs no OpenGL context.
/// Not for several threads at once; reuse one object for many polygons.
class Tessellator {
  public:
    Tessellator();
    ~Tessellator();
    Tessellator(Tessellator const&) = delete;
    Tessellator& operator=(Tessellator const&) = delete;

    /// Appends the polygon's inside (even-odd, so that holes and self-crossing rings come out as drawn on paper).
    /// Coordinates near 0 give the best answer: pass them relative to an origin. Fewer than 3 distinct points add nothing.
    /// Cost O(n log n)
    void triangulate(std::span<core::Ring const* const> rings, Triangles& out);
    void triangulate(core::Polygon const& polygon, Triangles& out);

  private:
    struct Glu;
    std::unique_ptr<Glu> glu_;
};

}
