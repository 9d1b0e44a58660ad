#include "ui/theme.hpp"

#include <imgui.h>

#include <cmath>

namespace vigie::ui {

namespace {

ImVec4 vec(scene::Rgba c) { return ImGui::ColorConvertU32ToFloat4(colour(c)); }

void set_metrics(ImGuiStyle& style, float scale) {
    auto const px = [scale](float v) { return std::max(1.0F, std::round(v * scale)); };
    style.WindowPadding = {px(12), px(12)};
    style.FramePadding = {px(10), px(7)};
    style.ItemSpacing = {px(8), px(8)};
    style.ItemInnerSpacing = {px(8), px(4)};
    style.WindowRounding = 0;
    style.ChildRounding = 0;
    style.PopupRounding = px(8);
    style.FrameRounding = px(6);
    style.GrabRounding = px(6);
    style.ScrollbarRounding = px(4);
    style.ScrollbarSize = px(10);
    style.WindowBorderSize = 0;
    style.ChildBorderSize = 0;
    style.PopupBorderSize = px(1);
    style.FrameBorderSize = px(1);
}

}

void apply_style(scene::Theme const& t, float scale) {
    auto& style = ImGui::GetStyle();
    style = ImGuiStyle();
    set_metrics(style, scale);
    scene::Rgba const none{0, 0, 0, 0};
    for (auto& c : style.Colors) c = vec(t.panel);
    auto const set = [&style](ImGuiCol_ which, scene::Rgba c) { style.Colors[which] = vec(c); };
    set(ImGuiCol_Text, t.text);
    set(ImGuiCol_TextDisabled, t.text3);
    set(ImGuiCol_WindowBg, t.panel);
    set(ImGuiCol_ChildBg, none);
    set(ImGuiCol_PopupBg, t.panel);
    set(ImGuiCol_Border, t.strong);
    set(ImGuiCol_BorderShadow, none);
    set(ImGuiCol_FrameBg, t.field);
    set(ImGuiCol_FrameBgHovered, t.hover);
    set(ImGuiCol_FrameBgActive, t.field);
    set(ImGuiCol_ScrollbarBg, none);
    set(ImGuiCol_ScrollbarGrab, t.strong);
    set(ImGuiCol_ScrollbarGrabHovered, t.neutral);
    set(ImGuiCol_ScrollbarGrabActive, t.neutral);
    set(ImGuiCol_CheckMark, t.accent);
    set(ImGuiCol_Button, t.panel);
    set(ImGuiCol_ButtonHovered, t.hover);
    set(ImGuiCol_ButtonActive, t.track);
    set(ImGuiCol_Header, t.accent_soft);
    set(ImGuiCol_HeaderHovered, t.hover);
    set(ImGuiCol_HeaderActive, t.accent_soft);
    set(ImGuiCol_Separator, t.border);
    set(ImGuiCol_TextSelectedBg, t.accent_soft);
    set(ImGuiCol_NavHighlight, t.accent);
    set(ImGuiCol_ModalWindowDimBg, scene::with_alpha(scene::light_theme().ink, 0.4));
}

}
