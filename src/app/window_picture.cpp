#include "app/window_picture.hpp"

#include "app/window_frame.hpp"
#include "render/gl_context.hpp"

#include <imgui.h>
#include <imgui_impl_opengl3.h>

namespace vigie::app {
namespace {

/// Dear ImGui reads the keyboard through this table; without a window each key stands for itself.
void set_up_input(LoopOptions const& options) {
    ImGuiIO& io = ImGui::GetIO();
    for (int key = 0; key < ImGuiKey_COUNT; ++key) io.KeyMap[key] = key;
    io.DisplaySize = {static_cast<float>(options.width), static_cast<float>(options.height)};
    io.DeltaTime = 1.0F / 60.0F; // not the clock's: the same picture every time
    io.ConfigInputTextCursorBlink = false;
}

}

void write_window_picture(LoopOptions const& options, std::function<std::unique_ptr<WindowContent>()> const& make_content) {
    render::HeadlessContext const context;
    render::Framebuffer const window(options.width, options.height);
    std::unique_ptr<WindowContent> const content = make_content();
    ImGuiSession const session;
    set_up_input(options);
    WindowFrame frame;
    for (int i = 0; i < options.screenshot_frames; ++i) {
        frame.prepare(*content, 1);
        ImGui_ImplOpenGL3_NewFrame();
        (void)frame.draw(*content, window);
    }
    render::write_png(window.read_pixels(), *options.screenshot);
}

}
