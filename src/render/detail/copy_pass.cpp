#include "render/detail/copy_pass.hpp"

#include "shader_sources.hpp"

namespace vigie::render::detail {

CopyPass::CopyPass() : program_(shaders::copy_vert, shaders::copy_frag, {}) {
    program_.use();
    glUniform1i(program_.uniform("u_picture"), 0);
}

void CopyPass::draw(GLuint picture, int picture_width, int picture_height, PxArea source, int target_height, PxArea target) const {
    auto const width = static_cast<float>(picture_width), height = static_cast<float>(picture_height);
    program_.use();
    glUniform4f(program_.uniform("u_target"), static_cast<float>(target.x), static_cast<float>(target_height - target.y),
                static_cast<float>(target.width), static_cast<float>(target.height));
    glUniform4f(program_.uniform("u_place"), 0, 0, static_cast<float>(target.width), static_cast<float>(target.height));
    glUniform4f(program_.uniform("u_portion"), static_cast<float>(source.x) / width,
                1 - static_cast<float>(source.y + source.height) / height, static_cast<float>(source.width) / width,
                static_cast<float>(source.height) / height);
    glActiveTexture(GL_TEXTURE0);
    glBindTexture(GL_TEXTURE_2D, picture);
    bool const is_scaled = source.width != target.width || source.height != target.height;
    GLint const filter = is_scaled ? GL_LINEAR : GL_NEAREST;
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, filter);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, filter);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
    glDisable(GL_BLEND);
    glDisable(GL_CULL_FACE);
    glDisable(GL_DEPTH_TEST);
    glDisable(GL_STENCIL_TEST);
    glBindVertexArray(array_.get());
    glDrawArrays(GL_TRIANGLE_STRIP, 0, 4);
    glBindVertexArray(0);
}

}
