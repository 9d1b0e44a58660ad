#include "app/window_frame.hpp"

#include <imgui.h>
#include <imgui_impl_opengl3.h>

namespace vigie::app {

ImGuiSession::ImGuiSession() {
    IMGUI_CHECKVERSION();
    ImGui::CreateContext();
    ImGui::GetIO().IniFilename = nullptr; // the layout is kept with the user's settings, not beside the program
    ImGui_ImplOpenGL3_Init("#version 330 core");
}

ImGuiSession::~ImGuiSession() {
    ImGui_ImplOpenGL3_Shutdown();
    ImGui::DestroyContext();
}

void WindowFrame::prepare(WindowContent& content, double screen_scale) {
    if (!content.prepare(screen_scale) || !has_texture_) return;
    // NewFrame only makes what was never made, and forgets the size of its buffers when all is destroyed: the texture alone is made again.
    ImGui_ImplOpenGL3_DestroyFontsTexture();
    ImGui_ImplOpenGL3_CreateFontsTexture();
}

bool WindowFrame::draw(WindowContent& content, render::Framebuffer const& window) {
    has_texture_ = true;
    ImGui::NewFrame();
    content.frame();
    ImGui::Render();

    window.clear(content.background());
    std::vector<WindowMap> const maps = content.maps();
    maps_.resize(maps.size());
    bool wants_more = false;
    for (std::size_t i = 0; i < maps.size(); ++i) wants_more |= maps_[i].show(maps[i], renderer_, window);
    window.bind();
    ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
    return wants_more;
}

}
