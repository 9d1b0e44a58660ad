#pragma once

#include "core/geometry.hpp"
#include "scene/map_content.hpp"

#include <array>
#include <cstdint>
#include <vector>

/// Geometry on the ground, ready for the card: chunks of at most some thousand vertices (one large area may exceed it), each in
/// float metres from its own double origin, so that a tenth of a metre stays a tenth of a metre anywhere in France.
namespace vigie::render::detail {

struct FillVertex {
    float x = 0, y = 0;
    std::uint32_t area = 0;
};

/// A vertex of a segment's quad; the four of a segment are equal.
struct LineVertex {
    float from_x = 0, from_y = 0, to_x = 0, to_y = 0;
    float start_m = 0;
    std::array<std::uint32_t, 2> areas{};
};

struct Chunk {
    core::Box box;
    core::Projected origin;
    std::uint32_t first_index = 0;
    std::uint32_t index_count = 0;
};

template <typename Vertex> struct Mesh {
    std::vector<Vertex> vertices;
    std::vector<std::uint32_t> indices;
    std::vector<Chunk> chunks;
};
using FillMesh = Mesh<FillVertex>;
using LineMesh = Mesh<LineVertex>;

/// Triangles of all areas, neighbours on the ground side by side. No OpenGL: may run on any thread.
[[nodiscard]] FillMesh fill_mesh(scene::AreaLayer const& layer);

/// Borders of all areas. `shares_edges`: an edge of two areas comes once (dashes of two neighbours would fill each other's gaps).
[[nodiscard]] LineMesh border_mesh(scene::AreaLayer const& layer, bool shares_edges);

}
