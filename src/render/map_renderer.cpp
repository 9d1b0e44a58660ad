#include "render/map_renderer.hpp"

#include "render/detail/copy_pass.hpp"
#include "render/detail/ground_layers.hpp"
#include "render/detail/image_pass.hpp"
#include "render/detail/overlay_pass.hpp"
#include "render/detail/simplify.hpp"
#include "render/detail/symbol_pass.hpp"

#include <algorithm>

namespace vigie::render {
namespace {

using scene::DrawItem;

/// An opaque fill that no line will cover needs soft edges of its own; a translucent one would show them twice.
bool needs_soft_edges(scene::FillAreas const& fill, scene::DrawList const& list, std::size_t place) {
    if (!std::all_of(fill.palette.begin(), fill.palette.end(), [](scene::Rgba c) { return c.a == 255; })) return false;
    return std::none_of(list.items.begin() + static_cast<std::ptrdiff_t>(place), list.items.end(), [&](DrawItem const& item) {
        auto const* stroke = std::get_if<scene::StrokeAreas>(&item);
        return stroke && stroke->layer == fill.layer && stroke->stroke.dash.on <= 0 && !stroke->drawn;
    });
}

/// Hundreds of clusters are what an overlay has most of: each outline is drawn twice.
std::size_t segments_of_hulls(scene::DrawList const& list) {
    std::size_t segments = 0;
    for (DrawItem const& item : list.items)
        if (auto const* hull = std::get_if<scene::DrawHull>(&item))
            for (core::Polygon const& polygon : hull->outline) segments += 2 * polygon.outer.size();
    return segments;
}

/// From afar the many points of a round corner are one or two.
void keep_visible_points(core::Ring& border) {
    constexpr double visible_px = 0.1;
    std::size_t count = 0;
    for (auto const place : detail::kept_points(border, visible_px)) border[count++] = border[place];
    border.resize(count);
}

/// Everything is drawn in order, so depth plays no part.
void use_blending() {
    glEnable(GL_BLEND);
    glBlendEquation(GL_FUNC_ADD);
    glBlendFuncSeparate(GL_SRC_ALPHA, GL_ONE_MINUS_SRC_ALPHA, GL_ONE, GL_ONE_MINUS_SRC_ALPHA);
    glDisable(GL_CULL_FACE);
    glDisable(GL_DEPTH_TEST);
    glDisable(GL_STENCIL_TEST);
}

}

struct MapRenderer::Passes {
    detail::ImagePass images;
    detail::GroundLayers ground;
    detail::SymbolPass symbols;
    detail::OverlayPass overlay;
    detail::CopyPass copy;

    void draw(detail::Drawing const& drawing, scene::DrawHull const& item) {
        core::Box const seen = drawing.view.ground().grown(10 * drawing.view.metres_per_px);
        if (!core::bounds(item.outline).meets(seen)) return;
        std::vector<core::Ring> borders;
        for (core::Polygon const& polygon : item.outline) {
            core::Ring& border = borders.emplace_back();
            for (core::Projected const p : polygon.outer) {
                scene::View::Pixel const px = drawing.view.to_pixel(p);
                border.push_back({px.x, px.y});
            }
            keep_visible_points(border);
        }
        if (item.fill.a > 0) overlay.add_fill(borders, item.fill);
        for (scene::Stroke const* stroke : {&item.halo, &item.line})
            for (core::Ring const& border : borders)
                if (stroke->colour.a > 0) overlay.add_line(std::span(border).first(border.size() - 1), true, *stroke);
    }

    void draw(scene::DrawOverlay const& item) {
        for (scene::PxItem const& px : item.items)
            std::visit([this](auto const& shape) { overlay.add(shape); }, px);
    }

    void draw_items(scene::DrawList const& list, detail::Drawing const& drawing) {
        use_blending();
        overlay.begin(drawing, segments_of_hulls(list));
        for (std::size_t i = 0; i < list.items.size(); ++i) {
            DrawItem const& item = list.items[i];
            if (auto const* hull = std::get_if<scene::DrawHull>(&item)) {
                draw(drawing, *hull);
                continue;
            }
            if (auto const* shapes = std::get_if<scene::DrawOverlay>(&item)) {
                draw(*shapes);
                continue;
            }
            overlay.flush(); // shapes are gathered: drawn before anything of another kind, to keep the order
            if (auto const* fill = std::get_if<scene::FillAreas>(&item))
                ground.draw(drawing, *fill, needs_soft_edges(*fill, list, i));
            else if (auto const* borders = std::get_if<scene::StrokeAreas>(&item))
                ground.draw(drawing, *borders);
            else if (auto const* lines = std::get_if<scene::StrokeLines>(&item))
                ground.draw(drawing, *lines);
            else if (auto const* marks = std::get_if<scene::DrawSymbols>(&item))
                symbols.draw(drawing, *marks);
            else if (auto const* image = std::get_if<scene::DrawImage>(&item))
                images.draw(drawing, *image);
        }
        overlay.flush();
        ground.forget_dead_layers();
        images.forget_dead_images();
    }
};

MapRenderer::MapRenderer() : passes_(std::make_unique<Passes>()) {}
MapRenderer::~MapRenderer() = default;

void MapRenderer::draw(scene::DrawList const& list, Framebuffer const& target) {
    target.clear(list.ground);
    draw_over(list, target, target.whole());
}

void MapRenderer::draw_over(scene::DrawList const& list, Framebuffer const& target, PxArea where) {
    target.bind(where);
    passes_->draw_items(list, {list.view, target.height(), where});
    glDisable(GL_SCISSOR_TEST);
}

void MapRenderer::finish() { glFinish(); }

void MapRenderer::copy(Framebuffer const& from, PxArea source, Framebuffer const& to, PxArea target) {
    to.bind(target);
    passes_->copy.draw(from.texture(), from.width(), from.height(), source, to.height(), target);
    glDisable(GL_SCISSOR_TEST);
}

}
