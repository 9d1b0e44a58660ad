#pragma once

#include "render/detail/drawing.hpp"

#include <vector>

namespace vigie::render::detail {

/// Point symbols by signed distance, one draw call per run of small ones.
class SymbolPass {
  public:
    SymbolPass();
    void draw(Drawing const& drawing, scene::DrawSymbols const& item);

  private:
    struct Vertex {
        float x = 0, y = 0;
        float radius = 0, line_width = 0;
        scene::Rgba fill, line;
        std::uint32_t shape = 0;
    };

    [[nodiscard]] bool is_point(Vertex const& vertex, PxArea area) const;
    void draw_run(std::vector<Vertex> const& run, bool is_point);

    Program program_;
    VertexArray array_;
    Buffer buffer_;
    Buffer index_buffer_;
    float largest_point_ = 1;
};

}
