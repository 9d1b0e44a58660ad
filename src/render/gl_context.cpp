#include "render/gl_context.hpp"

#include "core/error.hpp"

#include <epoxy/egl.h>
#include <epoxy/gl.h>

#include <array>
#include <dlfcn.h>

namespace vigie::render {
namespace {

core::Error no_egl(std::string detail) {
    return {core::ErrorCode::failed,
            core::Message{VIGIE_N_("Maps cannot be drawn without a window on this machine: EGL is missing. Install the packages "
                                   "libegl1 and libgl1-mesa-dri, then try again.")},
            std::move(detail)};
}

core::Error no_opengl(std::string detail) {
    return {core::ErrorCode::failed,
            core::Message{VIGIE_N_("Maps cannot be drawn on this machine: OpenGL 3.3 is missing. Install the package "
                                   "libgl1-mesa-dri or your graphics card’s driver, then try again.")},
            std::move(detail)};
}

/// libepoxy ends the program when a library it opens is absent: ask first.
bool is_egl_installed() {
    static bool const found = dlopen("libEGL.so.1", RTLD_LAZY) != nullptr;
    return found;
}

EGLDisplay initialised(EGLDisplay display) {
    if (display == EGL_NO_DISPLAY) return EGL_NO_DISPLAY;
    EGLint major = 0;
    EGLint minor = 0;
    return eglInitialize(display, &major, &minor) ? display : EGL_NO_DISPLAY;
}

EGLDisplay surfaceless_display() {
    if (!epoxy_has_egl_extension(EGL_NO_DISPLAY, "EGL_MESA_platform_surfaceless")) return EGL_NO_DISPLAY;
    return initialised(eglGetPlatformDisplayEXT(EGL_PLATFORM_SURFACELESS_MESA, EGL_DEFAULT_DISPLAY, nullptr));
}

EGLDisplay device_display() {
    if (!epoxy_has_egl_extension(EGL_NO_DISPLAY, "EGL_EXT_device_enumeration") &&
        !epoxy_has_egl_extension(EGL_NO_DISPLAY, "EGL_EXT_device_base"))
        return EGL_NO_DISPLAY;
    std::array<EGLDeviceEXT, 8> devices{};
    EGLint count = 0;
    if (!eglQueryDevicesEXT(static_cast<EGLint>(devices.size()), devices.data(), &count)) return EGL_NO_DISPLAY;
    for (EGLint i = 0; i < count; ++i) {
        EGLDeviceEXT const device = devices[static_cast<std::size_t>(i)];
        EGLDisplay const display = initialised(eglGetPlatformDisplayEXT(EGL_PLATFORM_DEVICE_EXT, device, nullptr));
        if (display != EGL_NO_DISPLAY) return display;
    }
    return EGL_NO_DISPLAY;
}

EGLContext core_context(EGLDisplay display) {
    eglBindAPI(EGL_OPENGL_API);
    std::array<EGLint, 7> const wanted{EGL_CONTEXT_MAJOR_VERSION, 3, EGL_CONTEXT_MINOR_VERSION, 3,
                                       EGL_CONTEXT_OPENGL_PROFILE_MASK, EGL_CONTEXT_OPENGL_CORE_PROFILE_BIT, EGL_NONE};
    return eglCreateContext(display, EGL_NO_CONFIG_KHR, EGL_NO_CONTEXT, wanted.data());
}

}

struct HeadlessContext::Handles {
    EGLDisplay display = EGL_NO_DISPLAY;
    EGLContext context = EGL_NO_CONTEXT;

    ~Handles() {
        if (display == EGL_NO_DISPLAY) return;
        eglMakeCurrent(display, EGL_NO_SURFACE, EGL_NO_SURFACE, EGL_NO_CONTEXT);
        if (context != EGL_NO_CONTEXT) eglDestroyContext(display, context);
        // Not eglTerminate: the display is shared by every context of the process.
    }
};

HeadlessContext::HeadlessContext() : handles_(std::make_unique<Handles>()) {
    if (!is_egl_installed()) throw no_egl("libEGL.so.1 not found");
    handles_->display = surfaceless_display();
    if (handles_->display == EGL_NO_DISPLAY) handles_->display = device_display();
    if (handles_->display == EGL_NO_DISPLAY) throw no_egl("neither EGL surfaceless nor an EGL device");
    handles_->context = core_context(handles_->display);
    if (handles_->context == EGL_NO_CONTEXT) throw no_opengl("eglCreateContext: no OpenGL 3.3 core context");
    if (!eglMakeCurrent(handles_->display, EGL_NO_SURFACE, EGL_NO_SURFACE, handles_->context))
        throw no_opengl("eglMakeCurrent without a surface failed");
}

HeadlessContext::~HeadlessContext() = default;

std::string gl_description() {
    auto const text = [](GLenum name) {
        auto const* bytes = glGetString(name);
        return bytes ? std::string(reinterpret_cast<char const*>(bytes)) : std::string("?");
    };
    return text(GL_RENDERER) + ", OpenGL " + text(GL_VERSION);
}

}
