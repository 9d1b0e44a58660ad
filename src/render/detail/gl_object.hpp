#pragma once

#include <epoxy/gl.h>

#include <initializer_list>
#include <string_view>
#include <utility>

/// Owners of OpenGL names. Each needs the context it was made in to be current when it dies.
namespace vigie::render::detail {

template <typename Kind> class GlName {
  public:
    GlName() { Kind::create(&name_); }
    ~GlName() {
        if (name_ != 0) Kind::destroy(&name_);
    }
    GlName(GlName&& other) noexcept : name_(std::exchange(other.name_, 0U)) {}
    GlName& operator=(GlName&& other) noexcept {
        std::swap(name_, other.name_);
        return *this;
    }
    [[nodiscard]] GLuint get() const { return name_; }

  private:
    GLuint name_ = 0;
};

struct BufferKind {
    static void create(GLuint* name) { glGenBuffers(1, name); }
    static void destroy(GLuint const* name) { glDeleteBuffers(1, name); }
};
struct VertexArrayKind {
    static void create(GLuint* name) { glGenVertexArrays(1, name); }
    static void destroy(GLuint const* name) { glDeleteVertexArrays(1, name); }
};
struct TextureKind {
    static void create(GLuint* name) { glGenTextures(1, name); }
    static void destroy(GLuint const* name) { glDeleteTextures(1, name); }
};
struct FramebufferKind {
    static void create(GLuint* name) { glGenFramebuffers(1, name); }
    static void destroy(GLuint const* name) { glDeleteFramebuffers(1, name); }
};

using Buffer = GlName<BufferKind>;
using VertexArray = GlName<VertexArrayKind>;
using Texture = GlName<TextureKind>;
using FramebufferName = GlName<FramebufferKind>;

/// A linked vertex + fragment shader; the prelude is put before both.
class Program {
  public:
    /// \param attributes  in the order of their locations from 0
    /// \throws core::Error(failed) with the driver's log
    Program(std::string_view vertex, std::string_view fragment, std::initializer_list<char const*> attributes);
    ~Program();
    Program(Program const&) = delete;
    Program& operator=(Program const&) = delete;

    void use() const { glUseProgram(name_); }
    /// -1 (ignored by OpenGL) for a uniform the driver took out.
    [[nodiscard]] GLint uniform(char const* name) const { return glGetUniformLocation(name_, name); }

  private:
    GLuint name_ = 0;
};

}
