#pragma once

#include "render/detail/drawing.hpp"
#include "render/detail/gl_object.hpp"
#include "render/detail/ground_mesh.hpp"

#include <vector>

namespace vigie::render::detail {

/// A mesh on the card. \pre a context is current, always the same
class GroundBatch {
  public:
    explicit GroundBatch(FillMesh const& mesh);
    explicit GroundBatch(LineMesh const& mesh);

    /// Draws the chunks that meet the view grown by `reach_px`; `program` is in use, with its uniforms but the chunk's set.
    void draw(Program const& program, Drawing const& drawing, double reach_px) const;

  private:
    template <typename Vertex> void upload(Mesh<Vertex> const& mesh);

    VertexArray array_;
    Buffer vertices_;
    Buffer indices_;
    std::vector<Chunk> chunks_;
};

}
