#pragma once

#include "app/window_loop.hpp"
#include "app/window_map.hpp"

#include <vector>

namespace vigie::app {

/// Dear ImGui's context with its OpenGL drawing; an OpenGL context must be current for its whole life.
class ImGuiSession {
  public:
    ImGuiSession();
    ~ImGuiSession();
    ImGuiSession(ImGuiSession const&) = delete;
    ImGuiSession& operator=(ImGuiSession const&) = delete;
};

/// Draws frames of a content: maps below, interface above.
class WindowFrame {
  public:
    /// Fonts and style for this screen, before NewFrame; the glyphs' texture follows when they changed.
    void prepare(WindowContent& content, double screen_scale);
    /// Between the platform's NewFrame and the swap. \return true when another frame will look better
    [[nodiscard]] bool draw(WindowContent& content, render::Framebuffer const& window);

  private:
    render::MapRenderer renderer_;
    std::vector<WindowMapCache> maps_;
    bool has_texture_ = false; ///< made by the first NewFrame
};

}
