#pragma once

#include "core/geometry.hpp"
#include "render/detail/gl_object.hpp"
#include "render/framebuffer.hpp"
#include "scene/draw_list.hpp"

namespace vigie::render::detail {

/// What every pass must know about the drawing under way.
struct Drawing {
    scene::View view;
    int framebuffer_height = 0;
    PxArea area; ///< of the framebuffer; the view's top left pixel is its top left

    /// The shaders' u_target.
    void set_target(Program const& program) const {
        glUniform4f(program.uniform("u_target"), static_cast<float>(area.x), static_cast<float>(framebuffer_height - area.y),
                    static_cast<float>(area.width), static_cast<float>(area.height));
    }
    [[nodiscard]] float ui_scale() const { return static_cast<float>(view.ui_scale); }
};

inline void set_colour(GLint uniform, scene::Rgba c) {
    glUniform4f(uniform, static_cast<float>(c.r) / 255, static_cast<float>(c.g) / 255, static_cast<float>(c.b) / 255,
                static_cast<float>(c.a) / 255);
}

inline void const* buffer_offset(std::size_t bytes) { return reinterpret_cast<void const*>(bytes); }

}
