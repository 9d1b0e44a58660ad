#pragma once

#include "app/window_loop.hpp"
#include "render/map_renderer.hpp"

#include <optional>

namespace vigie::app {

/// One map of the window, kept as a picture a quarter larger than what is shown: while it is dragged or zoomed the picture is
/// moved, and drawn again when the hand rests or when drawing is quick.
class WindowMapCache {
  public:
    /// Shows the map and what lies over it. \return true when a better picture is still to come: ask for another frame
    [[nodiscard]] bool show(WindowMap const& map, render::MapRenderer& renderer, render::Framebuffer const& window);

  private:
    void draw_again(WindowMap const& map, render::MapRenderer& renderer);
    /// The picture holds every pixel of the view, at its own place.
    [[nodiscard]] bool is_exact_for(scene::View const& view) const;
    void copy(WindowMap const& map, render::MapRenderer& renderer, render::Framebuffer const& window) const;

    std::optional<render::Framebuffer> picture_;
    scene::View drawn_; ///< of the picture
    std::uint64_t key_ = 0;
    double cost_ms_ = 0; ///< of the last drawing
    scene::View shown_;  ///< in the last frame
};

/// The part of a picture with view `drawn` that a view shows, and where it goes in a rectangle of that view's size; clipped to
/// the picture. Empty areas when they do not meet.
struct MovedPicture {
    render::PxArea from, to;
};
[[nodiscard]] MovedPicture moved_picture(scene::View const& drawn, scene::View const& shown);

}
