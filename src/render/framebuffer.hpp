#pragma once

#include "render/picture.hpp"
#include "scene/colour.hpp"

#include <memory>

namespace vigie::render {

/// A rectangle of pixels from the top left.
struct PxArea {
    int x = 0, y = 0, width = 0, height = 0;
    friend bool operator==(PxArea, PxArea) = default;
};

/// Something to draw on: an off-screen picture, or the window.
class Framebuffer {
  public:
    /// Off screen. \pre a context is current; 0 < width, height <= 16 384
    /// \throws core::Error(failed) when the driver refuses the size
    Framebuffer(int width, int height);
    /// The window's own; nothing is allocated.
    [[nodiscard]] static Framebuffer window(int width, int height);
    ~Framebuffer();
    Framebuffer(Framebuffer&&) noexcept;
    Framebuffer& operator=(Framebuffer&&) noexcept;

    [[nodiscard]] int width() const { return width_; }
    [[nodiscard]] int height() const { return height_; }
    [[nodiscard]] PxArea whole() const { return {0, 0, width_, height_}; }

    /// Makes it what OpenGL draws on, whole; for code that draws by itself (Dear ImGui).
    void bind() const;
    /// Drawing goes to `where` only.
    void bind(PxArea where) const;
    void clear(scene::Rgba colour) const;
    [[nodiscard]] Picture read_pixels() const;

  private:
    Framebuffer() = default;
    friend class MapRenderer;
    [[nodiscard]] unsigned texture() const; ///< OpenGL's name; 0 for the window

    struct Names;
    std::unique_ptr<Names> names_; ///< null = the window
    int width_ = 0;
    int height_ = 0;
};

}
