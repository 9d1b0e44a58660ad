#pragma once

#include "render/detail/drawing.hpp"
#include "render/detail/glyph_atlas.hpp"
#include "render/detail/tessellator.hpp"

#include <array>
#include <span>
#include <vector>

namespace vigie::render::detail {

/// Shapes and text in px, gathered in order and drawn together.
class OverlayPass {
  public:
    OverlayPass();

    /// \param segments  of lines that may come: room is made for them at once
    void begin(Drawing const& drawing, std::size_t segments);
    void add(scene::PxText const& text);
    void add(scene::PxRect const& rect);
    void add(scene::PxPath const& path);
    void add(scene::PxDisc const& disc);
    /// A closed or open line; the dashes of a closed one are stretched a little so that they meet.
    void add_line(std::span<core::Projected const> points, bool is_closed, scene::Stroke const& stroke);
    /// The inside of rings, even-odd; edges are anti-aliased when the colour is opaque.
    void add_fill(std::span<core::Ring const> rings, scene::Rgba colour);
    /// Draws what was added.
    void flush();

  private:
    struct Vertex {
        float x = 0, y = 0;
        float local_x = 0, local_y = 0;
        std::array<float, 4> shape{};
        std::array<float, 2> dash{};
        std::array<float, 4> cuts{};
        scene::Rgba colour;
        std::uint32_t kind = 0;
    };
    struct Corner {
        double x = 0, y = 0;
        double local_x = 0, local_y = 0;
    };

    void add_quad(std::array<Corner, 4> const& corners, Vertex vertex);
    void add_box(double x, double y, double half_width, double half_height, Vertex const& vertex);
    void add_segments(std::span<core::Projected const> points, bool is_closed, scene::Stroke const& stroke);
    void add_segment(core::Projected from, core::Projected to, double start, scene::Stroke const& stroke, std::array<core::Projected, 2> cuts);
    void add_rect_line(scene::PxRect const& rect, scene::Stroke const& line);
    void add_glyphs(scene::PxText const& text, float halo_width, scene::Rgba colour);
    [[nodiscard]] AtlasGlyph glyph(GlyphKey const& key);

    Program program_;
    VertexArray array_;
    Buffer buffer_;
    Buffer index_buffer_;
    GlyphAtlas atlas_;
    Tessellator tessellator_;
    Drawing drawing_;
    std::vector<Vertex> vertices_;
    std::vector<std::uint32_t> indices_;
};

}
