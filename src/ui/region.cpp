#include "ui/desk.hpp"
#include "ui/theme.hpp"

#include <imgui.h>
#include <imgui_internal.h>

#include <algorithm>

namespace vigie::ui {

Region::Region(char const* name, Rect const& r, std::optional<scene::Rgba> ground, bool scrolls,
               bool scrolls_sideways) {
    ImGui::SetNextWindowPos({r.x, r.y});
    ImGui::SetNextWindowSize({std::max(1.0F, r.w), std::max(1.0F, r.h)});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {0, 0});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowMinSize, {1, 1});
    if (ground) ImGui::PushStyleColor(ImGuiCol_WindowBg, colour(*ground));
    int flags = ImGuiWindowFlags_NoTitleBar | ImGuiWindowFlags_NoResize | ImGuiWindowFlags_NoCollapse |
                ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoFocusOnAppearing;
    if (!scrolls) flags |= ImGuiWindowFlags_NoScrollbar | ImGuiWindowFlags_NoScrollWithMouse;
    if (scrolls_sideways) flags |= ImGuiWindowFlags_HorizontalScrollbar;
    if (!ground) flags |= ImGuiWindowFlags_NoBackground;
    ImGui::Begin(name, nullptr, flags);
    // Regions lie over one another in the order they are drawn, whichever was clicked last.
    ImGui::BringWindowToDisplayFront(ImGui::GetCurrentWindow()->RootWindow);
    if (ground) ImGui::PopStyleColor();
    ImGui::PopStyleVar(2);
}

Region::~Region() { ImGui::End(); }

void Desk::wake_in(double seconds) const {
    state.next_frame_in_s = std::min(state.next_frame_in_s.value_or(seconds), seconds);
}

void rule(Ui const& ui, float x, float y, float width) { ui.line(x, y, x + width, y, ui.theme.border, ui.px(1)); }

void card(Ui const& ui, Rect const& r, scene::Rgba ground, scene::Rgba line) {
    ui.fill(r, ground, ui.px(8));
    ui.outline(r, line, ui.px(1), ui.px(8));
}

}
