#pragma once

#include "render/detail/gl_object.hpp"
#include "render/framebuffer.hpp"

namespace vigie::render::detail {

/// Copies a rectangle of a picture with a shader of ours: glBlitFramebuffer's own is made anew by Mesa in every process (20 ms),
/// where ours comes from its cache.
class CopyPass {
  public:
    CopyPass();
    /// \param picture  a texture of picture_width × picture_height px, bottom row first
    void draw(GLuint picture, int picture_width, int picture_height, PxArea source, int target_height, PxArea target) const;

  private:
    Program program_;
    VertexArray array_; ///< empty: core contexts want one
};

}
