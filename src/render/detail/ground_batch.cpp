#include "render/detail/ground_batch.hpp"

#include <cstddef>

namespace vigie::render::detail {

GroundBatch::GroundBatch(FillMesh const& mesh) {
    upload(mesh);
    glEnableVertexAttribArray(0);
    glVertexAttribPointer(0, 2, GL_FLOAT, GL_FALSE, sizeof(FillVertex), buffer_offset(offsetof(FillVertex, x)));
    glEnableVertexAttribArray(1);
    glVertexAttribIPointer(1, 1, GL_UNSIGNED_INT, sizeof(FillVertex), buffer_offset(offsetof(FillVertex, area)));
    glBindVertexArray(0);
}

GroundBatch::GroundBatch(LineMesh const& mesh) {
    upload(mesh);
    auto const floats = [](GLuint location, GLint count, std::size_t offset) {
        glEnableVertexAttribArray(location);
        glVertexAttribPointer(location, count, GL_FLOAT, GL_FALSE, sizeof(LineVertex), buffer_offset(offset));
    };
    floats(0, 2, offsetof(LineVertex, from_x));
    floats(1, 2, offsetof(LineVertex, to_x));
    floats(2, 1, offsetof(LineVertex, start_m));
    glEnableVertexAttribArray(3);
    glVertexAttribIPointer(3, 2, GL_UNSIGNED_INT, sizeof(LineVertex), buffer_offset(offsetof(LineVertex, areas)));
    glBindVertexArray(0);
}

template <typename Vertex> void GroundBatch::upload(Mesh<Vertex> const& mesh) {
    chunks_ = mesh.chunks;
    glBindVertexArray(array_.get());
    glBindBuffer(GL_ARRAY_BUFFER, vertices_.get());
    glBufferData(GL_ARRAY_BUFFER, static_cast<GLsizeiptr>(mesh.vertices.size() * sizeof(Vertex)), mesh.vertices.data(),
                 GL_STATIC_DRAW);
    glBindBuffer(GL_ELEMENT_ARRAY_BUFFER, indices_.get());
    glBufferData(GL_ELEMENT_ARRAY_BUFFER, static_cast<GLsizeiptr>(mesh.indices.size() * sizeof(std::uint32_t)),
                 mesh.indices.data(), GL_STATIC_DRAW);
}

void GroundBatch::draw(Program const& program, Drawing const& drawing, double reach_px) const {
    scene::View const& view = drawing.view;
    double const scale = 1 / view.metres_per_px;
    core::Box const seen = view.ground().grown(reach_px * view.metres_per_px);
    glUniform2f(program.uniform("u_px_per_metre"), static_cast<float>(scale), static_cast<float>(-scale));
    GLint const origin = program.uniform("u_origin_px");
    glBindVertexArray(array_.get());
    for (Chunk const& chunk : chunks_) {
        if (!chunk.box.meets(seen)) continue;
        scene::View::Pixel const px = view.to_pixel(chunk.origin);
        glUniform2f(origin, static_cast<float>(px.x), static_cast<float>(px.y));
        glDrawElements(GL_TRIANGLES, static_cast<GLsizei>(chunk.index_count), GL_UNSIGNED_INT,
                       buffer_offset(chunk.first_index * sizeof(std::uint32_t)));
    }
    glBindVertexArray(0);
}

}
