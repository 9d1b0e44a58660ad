#include "render/detail/image_pass.hpp"

#include "shader_sources.hpp"

namespace vigie::render::detail {

ImagePass::ImagePass()
    : program_(shaders::image_vert, shaders::image_frag, {}) {
    program_.use();
    glUniform1i(program_.uniform("u_picture"), 0);
}

GLuint ImagePass::texture_of(std::shared_ptr<scene::GroundImage const> const& image) {
    auto const [found, is_new] = uploaded_.try_emplace(image->version);
    if (is_new) {
        found->second.image = image;
        glBindTexture(GL_TEXTURE_2D, found->second.texture.get());
        glPixelStorei(GL_UNPACK_ALIGNMENT, 4);
        glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA8, image->width, image->height, 0, GL_RGBA, GL_UNSIGNED_BYTE,
                     image->rgba.data());
        glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_LINEAR);
        glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_LINEAR);
        glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
        glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
    }
    return found->second.texture.get();
}

void ImagePass::draw(Drawing const& drawing, scene::DrawImage const& item) {
    if (!item.image || item.image->rgba.empty()) return;
    auto const& ground = item.image->ground;
    auto const corner = drawing.view.to_pixel({ground.min_x, ground.max_y});
    glActiveTexture(GL_TEXTURE0);
    GLuint const texture = texture_of(item.image);
    program_.use();
    drawing.set_target(program_);
    glUniform4f(program_.uniform("u_place"), static_cast<float>(corner.x), static_cast<float>(corner.y),
                static_cast<float>(ground.width() / drawing.view.metres_per_px),
                static_cast<float>(ground.height() / drawing.view.metres_per_px));
    glUniform1f(program_.uniform("u_opacity"), static_cast<float>(item.opacity));
    glBindTexture(GL_TEXTURE_2D, texture);
    glBindVertexArray(array_.get());
    glDrawArrays(GL_TRIANGLE_STRIP, 0, 4);
    glBindVertexArray(0);
}

void ImagePass::forget_dead_images() {
    std::erase_if(uploaded_, [](auto const& entry) { return entry.second.image.expired(); });
}

}
