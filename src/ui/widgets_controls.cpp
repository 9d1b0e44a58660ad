// Controls: what is clicked, typed in, chosen, by mouse and by keyboard.
#include "ui/icons.hpp"
#include "ui/theme.hpp"
#include "ui/widgets.hpp"

#include <imgui.h>
#include <imgui_internal.h>
#include <imgui_stdlib.h>

#include <algorithm>
#include <cmath>

namespace vigie::ui {

namespace {

ImDrawList& list() { return *ImGui::GetWindowDrawList(); }
ImFont* mutable_font(ImFont const* font) { return const_cast<ImFont*>(font); } // Dear ImGui's own functions take it so

bool is_pressed(ImGuiKey key) { return ImGui::IsKeyPressed(ImGui::GetIO().KeyMap[key]); }

}

bool Ui::hit(std::string const& id, Rect const& r) const {
    ImGui::SetCursorScreenPos({r.x, r.y});
    bool const clicked = ImGui::InvisibleButton(id.c_str(), {std::max(1.0F, r.w), std::max(1.0F, r.h)});
    if (ImGui::IsItemVisible()) hook_.item(id, r);
    last_ = id;
    last_place_ = r;
    return clicked;
}

bool Ui::area(std::string const& id, Rect const& r) const {
    bool const clicked = hit(id, r);
    if (clicked) focus.note(id);
    bool const is_pressed = focus.add(id);
    if (focus.is_on(id)) show_focus(r);
    return clicked || is_pressed;
}

/// Brings the control into view and keeps its place for the ring, which is drawn over everything.
void Ui::show_focus(Rect const& r) const {
    auto* const window = ImGui::GetCurrentWindow();
    if (focus.has_moved())
        ImGui::ScrollToBringRectIntoView(window, {{r.x, r.y - px(4)}, {r.right(), r.bottom() + px(4)}});
    ring_ = r;
    auto const& clip = window->OuterRectClipped;
    ring_clip_ = {clip.Min.x - px(4), clip.Min.y - px(4), clip.GetWidth() + px(8), clip.GetHeight() + px(8)};
}

void Ui::draw_focus_ring() const {
    if (!ring_) return;
    auto& over = *ImGui::GetForegroundDrawList();
    over.PushClipRect({ring_clip_.x, ring_clip_.y}, {ring_clip_.right(), ring_clip_.bottom()});
    float const out = px(3);
    over.AddRect({ring_->x - out, ring_->y - out}, {ring_->right() + out, ring_->bottom() + out}, colour(theme.accent),
                 px(8), 0, px(2));
    over.PopClipRect();
}

std::optional<std::size_t> Ui::list_keys(std::string const& id, Rect const& r, std::optional<std::size_t> at,
                                         std::size_t count, std::size_t page) const {
    focus.add(id, Focus::Kind::list);
    hook_.item(id, r);
    if (!focus.is_on(id) || count == 0) return std::nullopt;
    ring_ = Rect{r.x + px(4), r.y + px(4), r.w - px(8), r.h - px(8)};
    ring_clip_ = r;
    auto const last = static_cast<std::ptrdiff_t>(count) - 1,
               jump = static_cast<std::ptrdiff_t>(std::max<std::size_t>(1, page));
    auto const from = at ? static_cast<std::ptrdiff_t>(*at) : -1;
    std::optional<std::ptrdiff_t> to;
    if (is_pressed(ImGuiKey_DownArrow)) to = from + 1;
    if (is_pressed(ImGuiKey_UpArrow)) to = from - 1;
    if (is_pressed(ImGuiKey_PageDown)) to = from + jump;
    if (is_pressed(ImGuiKey_PageUp)) to = from - jump;
    if (is_pressed(ImGuiKey_Home)) to = 0;
    if (is_pressed(ImGuiKey_End)) to = last;
    if (!to) return std::nullopt;
    auto const row = static_cast<std::size_t>(std::clamp<std::ptrdiff_t>(*to, 0, last));
    return at == row ? std::nullopt : std::optional(row);
}

bool Ui::list_enter(std::string const& id) const {
    return focus.is_on(id) && !focus.arrives(id) && (is_pressed(ImGuiKey_Enter) || is_pressed(ImGuiKey_KeyPadEnter));
}

bool Ui::slider_stop(std::string const& id, Rect const& r) const {
    focus.add(id, Focus::Kind::list);
    if (!focus.is_on(id)) return false;
    show_focus(r);
    return true;
}

int Ui::arrow_steps() const {
    int const by_one = (is_pressed(ImGuiKey_RightArrow) || is_pressed(ImGuiKey_UpArrow) ? 1 : 0) -
                       (is_pressed(ImGuiKey_LeftArrow) || is_pressed(ImGuiKey_DownArrow) ? 1 : 0);
    return by_one + 5 * ((is_pressed(ImGuiKey_PageUp) ? 1 : 0) - (is_pressed(ImGuiKey_PageDown) ? 1 : 0));
}

bool Ui::is_hovered() const { return ImGui::IsItemHovered(ImGuiHoveredFlags_AllowWhenDisabled); }

void Ui::show_tip(std::string const& words) const {
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {px(10), px(6)});
    ImGui::PushFont(mutable_font(fonts.caption));
    ImGui::BeginTooltip();
    ImGui::PushTextWrapPos(px(260));
    ImGui::TextUnformatted(words.c_str());
    ImGui::PopTextWrapPos();
    ImGui::EndTooltip();
    ImGui::PopFont();
    ImGui::PopStyleVar();
}

void Ui::tooltip(std::string const& words) const {
    if (words.empty() || ImGui::GetIO().MouseDown[0]) return;
    bool const has_keyboard = focus.is_on(last_);
    if (!has_keyboard && !is_hovered()) return;
    if (has_keyboard) ImGui::SetNextWindowPos({last_place_.x, last_place_.bottom() + px(8)});
    show_tip(words);
}

bool Ui::button(std::string const& id, Rect const& r, std::string const& words, ButtonKind kind, char const* icon_code,
                bool is_enabled, std::string const& why_not) const {
    bool const clicked = area(id, r) && is_enabled;
    bool const hovered = is_hovered();
    if (!is_enabled) tooltip(why_not);
    scene::Rgba ground = kind == ButtonKind::primary ? theme.accent : theme.panel;
    scene::Rgba ink = kind == ButtonKind::primary ? theme.on_accent : theme.text;
    if (hovered && is_enabled) {
        auto const darker = [](std::uint8_t v) { return static_cast<std::uint8_t>(v * 92 / 100); };
        ground = kind == ButtonKind::primary ? scene::Rgba{darker(ground.r), darker(ground.g), darker(ground.b), 255}
                                             : theme.hover;
    }
    if (!is_enabled) ground = theme.panel2, ink = theme.text3;
    if (kind != ButtonKind::quiet || hovered) fill(r, ground, px(6));
    if (kind == ButtonKind::secondary || (!is_enabled && kind == ButtonKind::primary))
        outline(r, is_enabled ? theme.strong : theme.border, px(1), px(6));
    auto const* font = r.h >= px(44) ? fonts.section_semibold : fonts.body_medium;
    float const icon_width = icon_code != nullptr ? px(18) + px(8) : 0;
    float const inner = width(words, font) + icon_width;
    float x = r.x + std::max(px(6), (r.w - inner) / 2);
    if (icon_code != nullptr) icon({x, r.y, px(18), r.h}, icon_code, ink);
    x += icon_width;
    label({x, r.y, r.right() - px(4) - x, r.h}, words, font, ink);
    return clicked;
}

bool Ui::icon_button(std::string const& id, Rect const& r, char const* which, std::string const& tip, bool is_active,
                     bool is_enabled) const {
    bool const clicked = area(id, r) && is_enabled;
    if (is_active)
        fill(r, theme.accent_soft, px(6));
    else if (is_hovered() && is_enabled)
        fill(r, theme.hover, px(6));
    icon(r, which, !is_enabled ? theme.strong : is_active ? theme.accent_text : theme.text2);
    tooltip(tip);
    return clicked;
}

bool Ui::check_box(std::string const& id, Rect const& row, bool is_on) const {
    bool const clicked = area(id, row);
    if (is_hovered()) fill(row, theme.hover);
    Rect const box{row.x + px(12), row.y + std::round((row.h - px(18)) / 2), px(18), px(18)};
    if (!is_on) {
        fill(box, theme.field, px(3));
        outline(box, theme.neutral, px(1.5F), px(3));
        return clicked;
    }
    fill(box, theme.accent, px(3));
    float const u = box.w / 16;
    ImVec2 const tick[] = {{box.x + 3.5F * u, box.y + 8.3F * u},
                           {box.x + 6.6F * u, box.y + 11.4F * u},
                           {box.x + 12.5F * u, box.y + 4.9F * u}};
    list().AddPolyline(tick, 3, colour(theme.on_accent), 0, std::max(1.6F, 2 * u));
    return clicked;
}

bool Ui::link(std::string const& id, Rect const& r, std::string const& words, Align align) const {
    bool const clicked = area(id, r);
    label(r, words, fonts.caption_medium, theme.accent_text, align);
    if (is_hovered()) {
        float const w = width(words, fonts.caption_medium);
        float const x = align == Align::right ? r.right() - w : r.x;
        line(x, r.y + r.h / 2 + px(8), x + w, r.y + r.h / 2 + px(8), theme.accent_text, px(1));
    }
    return clicked;
}

bool Ui::text_field(std::string const& id, Rect const& r, std::string& value, std::string const& hint,
                    bool takes_focus) const {
    return typed_field(id, r, value, hint, takes_focus, false);
}

bool Ui::secret_field(std::string const& id, Rect const& r, std::string& value, std::string const& hint) const {
    return typed_field(id, r, value, hint, false, true);
}

bool Ui::typed_field(std::string const& id, Rect const& r, std::string& value, std::string const& hint,
                     bool takes_focus, bool is_secret) const {
    ImGui::SetCursorScreenPos({r.x, r.y});
    ImGui::PushFont(mutable_font(fonts.body));
    ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, {px(10), (r.h - fonts.body->FontSize) / 2});
    ImGui::SetNextItemWidth(r.w);
    focus.add(id, Focus::Kind::text);
    if (takes_focus || focus.arrives(id)) ImGui::SetKeyboardFocusHere();
    bool const changed = ImGui::InputTextWithHint(("##" + id).c_str(), hint.c_str(), &value,
                                                  is_secret ? ImGuiInputTextFlags_Password : ImGuiInputTextFlags_None);
    if (ImGui::IsItemActivated()) focus.note(id);
    if (ImGui::IsItemActive()) outline(r, theme.accent, px(2), px(6));
    hook_.item(id, r);
    ImGui::PopStyleVar();
    ImGui::PopFont();
    return changed;
}

}
