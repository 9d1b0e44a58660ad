#include "render/detail/gl_object.hpp"

#include "core/error.hpp"
#include "shader_sources.hpp"

#include <array>
#include <string>

namespace vigie::render::detail {
namespace {

core::Error refused_by_driver(std::string log) {
    return {core::ErrorCode::failed,
            core::Message{VIGIE_N_("The graphics driver refused to prepare the map’s drawing. Update the driver, or start with "
                                   "LIBGL_ALWAYS_SOFTWARE=1 to draw without it.")},
            std::move(log)};
}

class Shader {
  public:
    Shader(GLenum kind, std::string_view source) : name_(glCreateShader(kind)) {
        std::string_view const prelude = shaders::prelude_glsl;
        std::array<char const*, 2> const parts{prelude.data(), source.data()};
        std::array<GLint, 2> const lengths{static_cast<GLint>(prelude.size()), static_cast<GLint>(source.size())};
        glShaderSource(name_, 2, parts.data(), lengths.data());
        glCompileShader(name_);
        GLint is_compiled = GL_FALSE;
        glGetShaderiv(name_, GL_COMPILE_STATUS, &is_compiled);
        if (is_compiled == GL_FALSE) {
            std::string const text = log();
            glDeleteShader(name_);
            throw refused_by_driver(text);
        }
    }
    ~Shader() { glDeleteShader(name_); }
    Shader(Shader const&) = delete;
    Shader& operator=(Shader const&) = delete;
    [[nodiscard]] GLuint get() const { return name_; }

  private:
    [[nodiscard]] std::string log() const {
        std::string text(2000, '\0');
        GLsizei length = 0;
        glGetShaderInfoLog(name_, static_cast<GLsizei>(text.size()), &length, text.data());
        text.resize(static_cast<std::size_t>(length));
        return text;
    }
    GLuint name_;
};

}

Program::Program(std::string_view vertex, std::string_view fragment, std::initializer_list<char const*> attributes) {
    Shader const vertex_shader(GL_VERTEX_SHADER, vertex);
    Shader const fragment_shader(GL_FRAGMENT_SHADER, fragment);
    name_ = glCreateProgram();
    glAttachShader(name_, vertex_shader.get());
    glAttachShader(name_, fragment_shader.get());
    GLuint location = 0;
    for (char const* attribute : attributes) glBindAttribLocation(name_, location++, attribute);
    glLinkProgram(name_);
    GLint is_linked = GL_FALSE;
    glGetProgramiv(name_, GL_LINK_STATUS, &is_linked);
    if (is_linked == GL_FALSE) {
        std::string text(2000, '\0');
        GLsizei length = 0;
        glGetProgramInfoLog(name_, static_cast<GLsizei>(text.size()), &length, text.data());
        text.resize(static_cast<std::size_t>(length));
        glDeleteProgram(name_);
        throw refused_by_driver(text);
    }
}

Program::~Program() { glDeleteProgram(name_); }

}
