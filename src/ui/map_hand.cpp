#include "ui/map_hand.hpp"

#include <imgui.h>
#include <imgui_internal.h>

#include <cmath>

namespace vigie::ui {

std::optional<HandMove> hand_move(Ui const& ui, std::string const& id, Rect const& map, scene::View const& view) {
    auto const& io = ImGui::GetIO();
    ui.hit(id, map);
    ImGui::SetItemAllowOverlap();
    ImGui::SetItemUsingMouseWheel();
    if (ImGui::IsItemHovered() && io.MouseWheel != 0)
        return HandMove{scene::zoomed(view, std::pow(1.25, io.MouseWheel), io.MousePos.x - map.x, io.MousePos.y - map.y), true};
    bool const is_held = ImGui::IsItemActive() && io.MouseDown[0] && !ImGui::IsItemActivated(); // the way to the press is no drag
    if (is_held && (io.MouseDelta.x != 0 || io.MouseDelta.y != 0)) return HandMove{scene::panned(view, io.MouseDelta.x, io.MouseDelta.y), false};
    if (ImGui::IsItemDeactivated()) return HandMove{view, true};
    return std::nullopt;
}

}
