#include "render/detail/overlay_pass.hpp"

#include "shader_sources.hpp"

#include <cmath>
#include <cstddef>
#include <numbers>

namespace vigie::render::detail {
namespace {

// As in overlay.frag.
constexpr std::uint32_t solid = 0, box = 1, hatched_box = 2, segment = 3, glyph_kind = 4;

/// Where a line turns gently, the direction across which one segment ends and the next begins, so that none of its soft edge is drawn
/// twice; (0, 0) at a sharp corner, where both are drawn to their round ends.
core::Projected between(core::Projected before, core::Projected here, core::Projected after) {
    constexpr double gentle = 0.5; // cosine of the turn
    double const in = core::distance_m(before, here), out = core::distance_m(here, after);
    core::Projected const u{(here.x - before.x) / in, (here.y - before.y) / in}, v{(after.x - here.x) / out, (after.y - here.y) / out};
    if (u.x * v.x + u.y * v.y < gentle) return {0, 0};
    return {u.x + v.x, u.y + v.y};
}

std::vector<core::Projected> as_points(std::vector<scene::View::Pixel> const& pixels) {
    std::vector<core::Projected> points;
    for (scene::View::Pixel const p : pixels) points.push_back({p.x, p.y});
    return points;
}

/// The outline of a rectangle with round corners, clockwise from the top left corner's end.
std::vector<core::Projected> rect_outline(scene::PxRect const& rect) {
    double const r = std::min<double>(rect.radius, std::min(rect.width, rect.height) / 2);
    double const left = rect.x, top = rect.y, right = left + rect.width, bottom = top + rect.height;
    std::array<core::Projected, 4> const centres{
        {{right - r, top + r}, {right - r, bottom - r}, {left + r, bottom - r}, {left + r, top + r}}};
    std::vector<core::Projected> points;
    for (std::size_t corner = 0; corner < 4; ++corner)
        for (int step = 0; step <= (r > 0 ? 6 : 0); ++step) {
            double const angle = (static_cast<double>(corner) - 1 + step / 6.0) * std::numbers::pi / 2;
            points.push_back({centres[corner].x + r * std::cos(angle), centres[corner].y + r * std::sin(angle)});
        }
    return points;
}

}

OverlayPass::OverlayPass()
    : program_(shaders::overlay_vert, shaders::overlay_frag, {"a_px", "a_local", "a_shape", "a_dash", "a_colour", "a_kind", "a_cuts"}) {
    glBindVertexArray(array_.get());
    glBindBuffer(GL_ARRAY_BUFFER, buffer_.get());
    glBindBuffer(GL_ELEMENT_ARRAY_BUFFER, index_buffer_.get());
    auto const floats = [](GLuint location, GLint count, std::size_t offset) {
        glEnableVertexAttribArray(location);
        glVertexAttribPointer(location, count, GL_FLOAT, GL_FALSE, sizeof(Vertex), buffer_offset(offset));
    };
    floats(0, 2, offsetof(Vertex, x));
    floats(1, 2, offsetof(Vertex, local_x));
    floats(2, 4, offsetof(Vertex, shape));
    floats(3, 2, offsetof(Vertex, dash));
    glEnableVertexAttribArray(4);
    glVertexAttribPointer(4, 4, GL_UNSIGNED_BYTE, GL_TRUE, sizeof(Vertex), buffer_offset(offsetof(Vertex, colour)));
    glEnableVertexAttribArray(5);
    glVertexAttribIPointer(5, 1, GL_UNSIGNED_INT, sizeof(Vertex), buffer_offset(offsetof(Vertex, kind)));
    floats(6, 4, offsetof(Vertex, cuts));
    glBindVertexArray(0);
    program_.use();
    glUniform1i(program_.uniform("u_glyphs"), 0);
}

void OverlayPass::begin(Drawing const& drawing, std::size_t segments) {
    drawing_ = drawing;
    vertices_.reserve(4 * segments);
    indices_.reserve(6 * segments);
}

void OverlayPass::add_quad(std::array<Corner, 4> const& corners, Vertex vertex) {
    auto const base = static_cast<std::uint32_t>(vertices_.size());
    for (Corner const& corner : corners) {
        vertex.x = static_cast<float>(corner.x);
        vertex.y = static_cast<float>(corner.y);
        vertex.local_x = static_cast<float>(corner.local_x);
        vertex.local_y = static_cast<float>(corner.local_y);
        vertices_.push_back(vertex);
    }
    for (std::uint32_t const i : {0U, 1U, 2U, 2U, 1U, 3U}) indices_.push_back(base + i);
}

void OverlayPass::add_box(double x, double y, double half_width, double half_height, Vertex const& vertex) {
    double const w = half_width + vertex.shape[3] / 2 + 1;
    double const h = half_height + vertex.shape[3] / 2 + 1;
    add_quad({{{x - w, y - h, -w, -h}, {x + w, y - h, w, -h}, {x - w, y + h, -w, h}, {x + w, y + h, w, h}}}, vertex);
}

void OverlayPass::add(scene::PxRect const& rect) {
    float const w = rect.width / 2, h = rect.height / 2;
    double const x = static_cast<double>(rect.x) + static_cast<double>(w), y = static_cast<double>(rect.y) + static_cast<double>(h);
    Vertex vertex;
    vertex.shape = {w, h, std::min({rect.radius, w, h}), 0};
    vertex.kind = box;
    if (rect.fill) {
        vertex.colour = *rect.fill;
        add_box(x, y, w, h, vertex);
    }
    if (rect.is_hatched) {
        vertex.colour = rect.hatch;
        vertex.kind = hatched_box;
        add_box(x, y, w, h, vertex);
    }
    if (rect.line) add_rect_line(rect, *rect.line);
}

void OverlayPass::add_rect_line(scene::PxRect const& rect, scene::Stroke const& line) {
    if (line.dash.on > 0) {
        add_line(rect_outline(rect), true, line);
        return;
    }
    float const w = rect.width / 2, h = rect.height / 2;
    Vertex vertex;
    vertex.shape = {w, h, std::min({rect.radius, w, h}), line.width};
    vertex.colour = line.colour;
    vertex.kind = box;
    add_box(rect.x + w, rect.y + h, w, h, vertex);
}

void OverlayPass::add(scene::PxDisc const& disc) {
    scene::PxRect rect;
    rect.x = disc.x - disc.radius;
    rect.y = disc.y - disc.radius;
    rect.width = rect.height = 2 * disc.radius;
    rect.radius = disc.radius;
    rect.fill = disc.fill;
    rect.line = disc.line;
    add(rect);
}

void OverlayPass::add(scene::PxPath const& path) {
    std::vector<core::Projected> const points = as_points(path.points);
    if (path.fill) {
        core::Ring ring = points;
        if (!ring.empty()) ring.push_back(ring.front());
        add_fill(std::span(&ring, 1), *path.fill);
    }
    if (path.line) add_line(points, path.is_closed, *path.line);
}

void OverlayPass::add_fill(std::span<core::Ring const> rings, scene::Rgba colour) {
    Triangles triangles;
    std::vector<core::Ring const*> pointers;
    for (core::Ring const& ring : rings) pointers.push_back(&ring);
    tessellator_.triangulate(pointers, triangles);
    auto const base = static_cast<std::uint32_t>(vertices_.size());
    Vertex vertex;
    vertex.colour = colour;
    vertex.kind = solid;
    for (core::Projected const p : triangles.points) {
        vertex.x = static_cast<float>(p.x);
        vertex.y = static_cast<float>(p.y);
        vertices_.push_back(vertex);
    }
    for (std::uint32_t const index : triangles.indices) indices_.push_back(base + index);
    if (colour.a != 255) return;
    for (core::Ring const& ring : rings) add_segments(ring, false, {colour, 0, {}}); // the soft edge of the area
}

void OverlayPass::add_line(std::span<core::Projected const> points, bool is_closed, scene::Stroke const& stroke) {
    if (stroke.width <= 0) return;
    scene::Stroke drawn = stroke;
    if (is_closed && points.size() > 1)
        drawn.dash = scene::fitted(stroke.dash, core::length_m(points) + core::distance_m(points.back(), points.front()));
    add_segments(points, is_closed, drawn);
}

void OverlayPass::add_segments(std::span<core::Projected const> given, bool is_closed, scene::Stroke const& stroke) {
    std::vector<core::Projected> points;
    for (core::Projected const p : given)
        if (points.empty() || p != points.back()) points.push_back(p);
    if (is_closed && points.size() > 1 && points.front() == points.back()) points.pop_back();
    std::size_t const n = points.size();
    if (n < 2) return;
    std::size_t const segments = is_closed ? n : n - 1;
    double start = 0;
    for (std::size_t i = 0; i < segments; ++i) {
        core::Projected const from = points[i], to = points[(i + 1) % n];
        bool const has_before = is_closed || i > 0, has_after = is_closed || i + 1 < segments;
        add_segment(from, to, start, stroke,
                    {has_before ? between(points[(i + n - 1) % n], from, to) : core::Projected{},
                     has_after ? between(from, to, points[(i + 2) % n]) : core::Projected{}});
        start += core::distance_m(from, to);
    }
}

void OverlayPass::add_segment(core::Projected from, core::Projected to, double start, scene::Stroke const& stroke,
                              std::array<core::Projected, 2> cuts) {
    double const length = core::distance_m(from, to);
    double const ux = (to.x - from.x) / length, uy = (to.y - from.y) / length;
    double const reach = stroke.width / 2 + 1;
    Vertex vertex;
    vertex.shape = {static_cast<float>(length), stroke.width, static_cast<float>(start), 0};
    vertex.dash = {stroke.dash.on, stroke.dash.off};
    vertex.colour = stroke.colour;
    vertex.kind = segment;
    for (std::size_t end = 0; end < 2; ++end) { // along and across
        vertex.cuts[2 * end] = static_cast<float>(cuts[end].x * ux + cuts[end].y * uy);
        vertex.cuts[2 * end + 1] = static_cast<float>(cuts[end].y * ux - cuts[end].x * uy);
    }
    auto const corner = [&](double along, double across) {
        return Corner{from.x + ux * along - uy * across, from.y + uy * along + ux * across, along, across};
    };
    add_quad({corner(-reach, -reach), corner(length + reach, -reach), corner(-reach, reach), corner(length + reach, reach)},
             vertex);
}

void OverlayPass::add(scene::PxText const& text) {
    if (text.halo_width > 0) add_glyphs(text, text.halo_width, text.halo);
    add_glyphs(text, 0, text.colour);
}

void OverlayPass::add_glyphs(scene::PxText const& text, float halo_width, scene::Rgba colour) {
    double pen = text.x;
    double const baseline = std::round(text.y);
    for (char32_t const character : characters(text.text)) {
        // Whole pixels upright, quarters along the line: even spacing without blur.
        double const quarters = std::round(pen * 4);
        double const column = std::floor(quarters / 4);
        AtlasGlyph const g = glyph({character, text.font, static_cast<int>(quarters - column * 4), halo_width});
        pen += static_cast<double>(atlas_.source().advance(character, text.font));
        if (g.width == 0) continue;
        Vertex vertex;
        vertex.colour = colour;
        vertex.kind = glyph_kind;
        double const x = column + g.left, y = baseline - g.top;
        double const u = g.x, v = g.y, w = g.width, h = g.height;
        add_quad({{{x, y, u, v}, {x + w, y, u + w, v}, {x, y + h, u, v + h}, {x + w, y + h, u + w, v + h}}}, vertex);
    }
}

AtlasGlyph OverlayPass::glyph(GlyphKey const& key) {
    std::optional<AtlasGlyph> found = atlas_.find(key);
    if (!found) {
        flush();
        atlas_.clear();
        found = atlas_.find(key);
    }
    return found.value_or(AtlasGlyph{});
}

void OverlayPass::flush() {
    if (indices_.empty()) return;
    program_.use();
    drawing_.set_target(program_);
    glUniform1f(program_.uniform("u_ui_scale"), drawing_.ui_scale());
    glActiveTexture(GL_TEXTURE0);
    glBindTexture(GL_TEXTURE_2D, atlas_.texture());
    glBindVertexArray(array_.get());
    glBindBuffer(GL_ARRAY_BUFFER, buffer_.get());
    glBufferData(GL_ARRAY_BUFFER, static_cast<GLsizeiptr>(vertices_.size() * sizeof(Vertex)), vertices_.data(), GL_STREAM_DRAW);
    glBufferData(GL_ELEMENT_ARRAY_BUFFER, static_cast<GLsizeiptr>(indices_.size() * sizeof(std::uint32_t)), indices_.data(),
                 GL_STREAM_DRAW);
    glDrawElements(GL_TRIANGLES, static_cast<GLsizei>(indices_.size()), GL_UNSIGNED_INT, nullptr);
    glBindVertexArray(0);
    vertices_.clear();
    indices_.clear();
}

}
