#pragma once

#include <memory>
#include <string>

namespace vigie::render {

/// An OpenGL 3.3 core context that needs no display: EGL surfaceless, else an EGL device. It has no window of its own:
/// draw into a Framebuffer. Current on the thread that made it until destroyed.
class HeadlessContext {
  public:
    /// \throws core::Error(failed) naming the packages to install when there is no EGL or no OpenGL 3.3
    HeadlessContext();
    ~HeadlessContext();
    HeadlessContext(HeadlessContext const&) = delete;
    HeadlessContext& operator=(HeadlessContext const&) = delete;

  private:
    struct Handles;
    std::unique_ptr<Handles> handles_;
};

/// « llvmpipe (LLVM 15.0.6, 256 bits), OpenGL 4.5 (Core Profile) Mesa 22.3.6 », for the About box and error details.
/// \pre a context is current
[[nodiscard]] std::string gl_description();

}
