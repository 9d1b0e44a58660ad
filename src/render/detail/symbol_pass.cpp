#include "render/detail/symbol_pass.hpp"

#include "shader_sources.hpp"

#include <array>
#include <cstddef>

namespace vigie::render::detail {

SymbolPass::SymbolPass()
    : program_(shaders::symbol_vert, shaders::symbol_frag, {"a_px", "a_radius_line", "a_fill", "a_line", "a_shape"}) {
    std::array<float, 2> range{};
    glGetFloatv(GL_POINT_SIZE_RANGE, range.data());
    largest_point_ = range[1];
    glBindVertexArray(array_.get());
    glBindBuffer(GL_ARRAY_BUFFER, buffer_.get());
    glBindBuffer(GL_ELEMENT_ARRAY_BUFFER, index_buffer_.get());
    auto const attribute = [](GLuint location, GLint count, GLenum type, std::size_t offset) {
        glEnableVertexAttribArray(location);
        glVertexAttribPointer(location, count, type, type == GL_UNSIGNED_BYTE ? GL_TRUE : GL_FALSE, sizeof(Vertex),
                              buffer_offset(offset));
    };
    attribute(0, 2, GL_FLOAT, offsetof(Vertex, x));
    attribute(1, 2, GL_FLOAT, offsetof(Vertex, radius));
    attribute(2, 4, GL_UNSIGNED_BYTE, offsetof(Vertex, fill));
    attribute(3, 4, GL_UNSIGNED_BYTE, offsetof(Vertex, line));
    glEnableVertexAttribArray(4);
    glVertexAttribIPointer(4, 1, GL_UNSIGNED_INT, sizeof(Vertex), buffer_offset(offsetof(Vertex, shape)));
    glBindVertexArray(0);
}

/// OpenGL drops a point whose centre is outside, however large: those are drawn as quads, like the largest ones.
bool SymbolPass::is_point(Vertex const& v, PxArea area) const {
    bool const is_inside =
        v.x >= 0 && v.y >= 0 && v.x <= static_cast<float>(area.width) && v.y <= static_cast<float>(area.height);
    return is_inside && 2 * v.radius + v.line_width + 2 <= largest_point_;
}

void SymbolPass::draw(Drawing const& drawing, scene::DrawSymbols const& item) {
    program_.use();
    drawing.set_target(program_);
    set_colour(program_.uniform("u_hatch"), item.hatch);
    glUniform1f(program_.uniform("u_ui_scale"), drawing.ui_scale());

    std::vector<Vertex> run;
    run.reserve(item.symbols.size());
    bool is_run_of_points = true;
    for (scene::Symbol const& symbol : item.symbols) {
        scene::View::Pixel const px = drawing.view.to_pixel(symbol.at);
        Vertex const vertex{static_cast<float>(px.x) + symbol.offset_x,
                            static_cast<float>(px.y) + symbol.offset_y,
                            symbol.radius,
                            symbol.line.a > 0 ? symbol.line_width : 0,
                            symbol.fill,
                            symbol.line,
                            static_cast<std::uint32_t>(symbol.shape) | (symbol.is_hatched ? 256U : 0U)};
        bool const as_point = is_point(vertex, drawing.area);
        if (as_point != is_run_of_points) {
            draw_run(run, is_run_of_points);
            run.clear();
            is_run_of_points = as_point;
        }
        run.insert(run.end(), as_point ? 1 : 4, vertex);
    }
    draw_run(run, is_run_of_points);
}

void SymbolPass::draw_run(std::vector<Vertex> const& run, bool is_point) {
    if (run.empty()) return;
    glUniform1i(program_.uniform("u_is_quad"), is_point ? 0 : 1);
    glBindVertexArray(array_.get());
    glBindBuffer(GL_ARRAY_BUFFER, buffer_.get());
    glBufferData(GL_ARRAY_BUFFER, static_cast<GLsizeiptr>(run.size() * sizeof(Vertex)), run.data(), GL_STREAM_DRAW);
    if (is_point) {
        glEnable(GL_PROGRAM_POINT_SIZE);
        glDrawArrays(GL_POINTS, 0, static_cast<GLsizei>(run.size()));
    } else {
        std::vector<std::uint32_t> indices;
        for (std::uint32_t base = 0; base < run.size(); base += 4)
            for (std::uint32_t const corner : {0U, 1U, 2U, 2U, 1U, 3U}) indices.push_back(base + corner);
        glBufferData(GL_ELEMENT_ARRAY_BUFFER, static_cast<GLsizeiptr>(indices.size() * sizeof(std::uint32_t)), indices.data(),
                     GL_STREAM_DRAW);
        glDrawElements(GL_TRIANGLES, static_cast<GLsizei>(indices.size()), GL_UNSIGNED_INT, nullptr);
    }
    glBindVertexArray(0);
}

}
