#pragma once

#include "core/error.hpp"
#include "render/framebuffer.hpp"
#include "render/gl_context.hpp"
#include "render/map_renderer.hpp"

#include <catch2/catch.hpp>

#include <cstdlib>
#include <memory>

namespace vigie::render::test {

/// A context without a window. Where there is no EGL the case passes with a warning that says so.
inline std::unique_ptr<HeadlessContext> context() {
    try {
        return std::make_unique<HeadlessContext>();
    } catch (core::Error const& error) {
        WARN("skipped: " << error.message().english << " (" << error.detail() << ")");
        return nullptr;
    }
}

#define VIGIE_NEEDS_GL()                                                                                                       \
    auto const gl = vigie::render::test::context();                                                                            \
    if (!gl) return

/// One metre a pixel, ground (0, 0) at the middle: ground (x, y) is pixel (width/2 + x, height/2 - y).
inline scene::DrawList empty_list(double width, double height) {
    scene::DrawList list;
    list.view = {{0, 0}, 1, width, height, 1};
    list.ground = scene::rgb(0xF4F3EF);
    return list;
}

inline Picture drawn(scene::DrawList const& list) {
    Framebuffer target(static_cast<int>(list.view.width_px), static_cast<int>(list.view.height_px));
    MapRenderer renderer;
    renderer.draw(list, target);
    Picture picture = target.read_pixels();
    if (char const* folder = std::getenv("VIGIE_KEEP_PICTURES")) {
        static int number = 0;
        write_png(picture, std::string(folder) + "/drawn-" + std::to_string(number++) + ".png");
    }
    return picture;
}

inline core::Ring square(double x0, double y0, double x1, double y1) {
    return {{x0, y0}, {x1, y0}, {x1, y1}, {x0, y1}, {x0, y0}};
}

inline std::shared_ptr<scene::AreaLayer const> layer_of(std::vector<core::MultiPolygon> areas) {
    auto layer = std::make_shared<scene::AreaLayer>();
    layer->version = 1;
    for (core::MultiPolygon const& area : areas) layer->boxes.push_back(core::bounds(area));
    layer->areas = std::move(areas);
    return layer;
}

/// Of a channel, against 0..255.
inline bool is_near(Pixel pixel, scene::Rgba colour, int tolerance = 1) {
    auto const close = [tolerance](int a, int b) { return std::abs(a - b) <= tolerance; };
    return close(pixel.r, colour.r) && close(pixel.g, colour.g) && close(pixel.b, colour.b);
}

}

namespace Catch {
template <> struct StringMaker<vigie::render::Pixel> {
    static std::string convert(vigie::render::Pixel p) {
        return "(" + std::to_string(p.r) + " " + std::to_string(p.g) + " " + std::to_string(p.b) + ")";
    }
};
}
