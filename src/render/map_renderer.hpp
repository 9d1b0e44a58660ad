#pragma once

#include "render/framebuffer.hpp"
#include "scene/draw_list.hpp"

#include <memory>

namespace vigie::render {

/// Draws lists with OpenGL 3.3, anti-aliased by distance, without multisampling. Keeps what it prepared for each layer (triangles,
/// segments) as long as the layer lives; the first drawing of a layer prepares it, about 5 ms for 1 000 buildings.
/// \pre the context it was made in is current in every call
class MapRenderer {
  public:
    /// \throws core::Error(failed) when the driver refuses the shaders
    MapRenderer();
    ~MapRenderer();
    MapRenderer(MapRenderer const&) = delete;
    MapRenderer& operator=(MapRenderer const&) = delete;

    /// The whole picture: ground colour, then the items in order, from the target's top left pixel.
    void draw(scene::DrawList const& list, Framebuffer const& target);
    /// The items only, inside `where`, over what is there: highlights over a cached map.
    void draw_over(scene::DrawList const& list, Framebuffer const& target, PxArea where);

    /// Returns when all that was drawn is there: what a drawing costs shows only then.
    void finish();

    /// Copies pixels of an off-screen picture, scaled (linear) when the sizes differ.
    /// \pre `from` is not `to`, nor the window; both rectangles lie inside
    void copy(Framebuffer const& from, PxArea source, Framebuffer const& to, PxArea target);

  private:
    struct Passes;
    std::unique_ptr<Passes> passes_;
};

}
