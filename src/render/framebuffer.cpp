#include "render/framebuffer.hpp"

#include "core/error.hpp"
#include "render/detail/gl_object.hpp"

#include <algorithm>
#include <string>

namespace vigie::render {

struct Framebuffer::Names {
    detail::FramebufferName framebuffer;
    detail::Texture colour;
};

Framebuffer::Framebuffer(int width, int height) : names_(std::make_unique<Names>()), width_(width), height_(height) {
    glBindTexture(GL_TEXTURE_2D, names_->colour.get());
    glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA8, width, height, 0, GL_BGRA, GL_UNSIGNED_INT_8_8_8_8_REV, nullptr); // as windows are
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_LINEAR);
    glBindFramebuffer(GL_FRAMEBUFFER, names_->framebuffer.get());
    glFramebufferTexture2D(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_TEXTURE_2D, names_->colour.get(), 0);
    if (glCheckFramebufferStatus(GL_FRAMEBUFFER) != GL_FRAMEBUFFER_COMPLETE)
        throw core::Error{core::ErrorCode::failed,
                          {VIGIE_N_("The graphics driver refused a picture of {0} × {1} pixels. Ask for a smaller one."),
                           {std::to_string(width), std::to_string(height)}}};
}

Framebuffer Framebuffer::window(int width, int height) {
    Framebuffer screen;
    screen.width_ = width;
    screen.height_ = height;
    return screen;
}

Framebuffer::~Framebuffer() = default;
Framebuffer::Framebuffer(Framebuffer&&) noexcept = default;
Framebuffer& Framebuffer::operator=(Framebuffer&&) noexcept = default;

void Framebuffer::bind() const {
    glBindFramebuffer(GL_FRAMEBUFFER, names_ ? names_->framebuffer.get() : 0);
    glViewport(0, 0, width_, height_);
    glDisable(GL_SCISSOR_TEST);
}

void Framebuffer::bind(PxArea where) const {
    glBindFramebuffer(GL_FRAMEBUFFER, names_ ? names_->framebuffer.get() : 0);
    int const bottom = height_ - where.y - where.height;
    glViewport(where.x, bottom, where.width, where.height);
    glScissor(where.x, bottom, where.width, where.height);
    glEnable(GL_SCISSOR_TEST);
}

void Framebuffer::clear(scene::Rgba c) const {
    bind();
    glClearColor(static_cast<float>(c.r) / 255, static_cast<float>(c.g) / 255, static_cast<float>(c.b) / 255,
                 static_cast<float>(c.a) / 255);
    glClear(GL_COLOR_BUFFER_BIT);
}

Picture Framebuffer::read_pixels() const {
    bind();
    Picture picture{width_, height_, {}};
    picture.pixels.resize(static_cast<std::size_t>(width_) * static_cast<std::size_t>(height_));
    glPixelStorei(GL_PACK_ALIGNMENT, 4);
    glReadPixels(0, 0, width_, height_, GL_RGBA, GL_UNSIGNED_BYTE, picture.pixels.data());
    // OpenGL gives the bottom row first.
    for (auto top = picture.pixels.begin(), bottom = picture.pixels.end() - width_; top < bottom; top += width_, bottom -= width_)
        std::swap_ranges(top, top + width_, bottom);
    return picture;
}

unsigned Framebuffer::texture() const { return names_ ? names_->colour.get() : 0; }

}
