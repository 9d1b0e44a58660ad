#include "ui/widgets.hpp"

#include "ui/icons.hpp"
#include "ui/theme.hpp"

#include <imgui.h>
#include <imgui_stdlib.h>

#include <algorithm>
#include <cmath>

namespace vigie::ui {

namespace {

ImDrawList& list() { return *ImGui::GetWindowDrawList(); }
ImFont* mutable_font(ImFont const* font) { return const_cast<ImFont*>(font); } // Dear ImGui's own functions take it so

struct Font {
    ImFont const* f;
    [[nodiscard]] ImVec2 size(char const* from, char const* to) const { return f->CalcTextSizeA(f->FontSize, 1e9F, 0, from, to); }
};

/// Longest beginning that leaves room for « … ».
std::string cut(std::string const& words, ImFont const* font, float room) {
    std::string out = words;
    while (!out.empty()) {
        do out.pop_back();
        while (!out.empty() && (static_cast<unsigned char>(out.back()) & 0xC0U) == 0x80U); // keep whole characters
        if (!out.empty() && (static_cast<unsigned char>(out.back()) & 0xC0U) == 0xC0U) out.pop_back();
        while (!out.empty() && out.back() == ' ') out.pop_back();
        auto const tried = out + "…";
        if (Font{font}.size(tried.data(), tried.data() + tried.size()).x <= room) return tried;
    }
    return out;
}

}

float Ui::px(float design) const {
    float const scaled = std::round(design * scale);
    return design > 0 ? std::max(1.0F, scaled) : scaled;
}

void Ui::fill(Rect const& r, scene::Rgba c, float radius) const {
    if (r.w > 0 && r.h > 0) list().AddRectFilled({r.x, r.y}, {r.right(), r.bottom()}, colour(c), std::min(radius, std::min(r.w, r.h) / 2));
}

void Ui::outline(Rect const& r, scene::Rgba c, float width, float radius) const {
    list().AddRect({r.x, r.y}, {r.right(), r.bottom()}, colour(c), radius, 0, width);
}

void Ui::line(float x0, float y0, float x1, float y1, scene::Rgba c, float width) const {
    // Straight lines are rectangles: they stay sharp.
    if (y0 == y1)
        fill({std::min(x0, x1), y0, std::abs(x1 - x0), width}, c);
    else if (x0 == x1)
        fill({x0, std::min(y0, y1), width, std::abs(y1 - y0)}, c);
    else
        list().AddLine({x0, y0}, {x1, y1}, colour(c), width);
}

void Ui::disc(float x, float y, float radius, scene::Rgba c) const { list().AddCircleFilled({x, y}, radius, colour(c)); }
void Ui::ring(float x, float y, float radius, scene::Rgba c, float width) const { list().AddCircle({x, y}, radius, colour(c), 0, width); }

void Ui::hatch(Rect const& r, scene::Rgba c) const {
    list().PushClipRect({r.x, r.y}, {r.right(), r.bottom()}, true);
    for (float x = r.x - r.h; x < r.right(); x += px(4)) list().AddLine({x, r.bottom()}, {x + r.h, r.y}, colour(c), px(1));
    list().PopClipRect();
}

void Ui::dashed(float x0, float y0, float x1, float y1, scene::Rgba c, float width, float on, float off) const {
    float const length = std::hypot(x1 - x0, y1 - y0);
    if (length <= 0) return;
    float const dx = (x1 - x0) / length, dy = (y1 - y0) / length;
    for (float at = 0; at < length; at += on + off) {
        float const end = std::min(at + on, length);
        list().AddLine({x0 + dx * at, y0 + dy * at}, {x0 + dx * end, y0 + dy * end}, colour(c), width);
    }
}

float Ui::width(std::string const& words, ImFont const* font) const { return Font{font}.size(words.data(), words.data() + words.size()).x; }

void Ui::text(Rect const& box, std::string const& words, ImFont const* font, scene::Rgba c, Align align) const {
    if (words.empty() || box.w <= 0) return;
    auto size = Font{font}.size(words.data(), words.data() + words.size());
    bool const is_cut = size.x > box.w + 0.5F;
    std::string const shown = is_cut ? cut(words, font, box.w) : words;
    if (is_cut) size = Font{font}.size(shown.data(), shown.data() + shown.size());
    float const room = box.w - size.x;
    float const x = align == Align::left ? box.x : align == Align::right ? box.x + room : box.x + room / 2;
    float const y = box.y + (box.h - size.y) / 2;
    list().AddText(mutable_font(font), font->FontSize, {std::round(x), std::round(y)}, colour(c), shown.data(), shown.data() + shown.size());
}

void Ui::label(Rect const& box, std::string const& words, ImFont const* font, scene::Rgba c, Align align) const {
    hook_.label(words, width(words, font), box.w);
    text(box, words, font, c, align);
}

float Ui::paragraph(float x, float y, float width, std::string const& words, ImFont const* font, scene::Rgba c, float line_height, int max_lines) const {
    char const* at = words.data();
    char const* const end = at + words.size();
    float used = 0;
    for (int i = 0; at < end && i < max_lines; ++i) {
        char const* stop = font->CalcWordWrapPositionA(1, at, end, width);
        if (stop == at) ++stop;
        std::string const one = i + 1 == max_lines ? std::string(at, end) : std::string(at, stop);
        text({x, y + used, width, line_height}, one, font, c);
        used += line_height;
        at = stop;
        while (at < end && (*at == ' ' || *at == '\n')) ++at;
    }
    return used;
}

std::string Ui::fitting(std::string const& words, std::string const& shorter, ImFont const* font, float room) const {
    return shorter.empty() || width(words, font) <= room ? words : shorter;
}

void Ui::icon(Rect const& box, char const* which, scene::Rgba c, ImFont const* font) const {
    if (font == nullptr) font = fonts.body;
    unsigned code = (static_cast<unsigned>(which[0]) & 0x0FU) << 12U | (static_cast<unsigned>(which[1]) & 0x3FU) << 6U | (static_cast<unsigned>(which[2]) & 0x3FU);
    auto const* glyph = font->FindGlyph(static_cast<ImWchar>(code));
    if (glyph == nullptr) return;
    // Centred by its ink, which the font's own line does not promise.
    float const x = box.x + box.w / 2 - (glyph->X0 + glyph->X1) / 2;
    float const y = box.y + box.h / 2 - (glyph->Y0 + glyph->Y1) / 2;
    font->RenderChar(&list(), font->FontSize, {std::round(x), std::round(y)}, colour(c), static_cast<ImWchar>(code));
}

bool Ui::area(std::string const& id, Rect const& r) const {
    ImGui::SetCursorScreenPos({r.x, r.y});
    bool const clicked = ImGui::InvisibleButton(id.c_str(), {std::max(1.0F, r.w), std::max(1.0F, r.h)});
    if (ImGui::IsItemVisible()) hook_.item(id, r);
    return clicked;
}

bool Ui::is_hovered() const { return ImGui::IsItemHovered(ImGuiHoveredFlags_AllowWhenDisabled); }

void Ui::tooltip(std::string const& words) const {
    if (words.empty() || !is_hovered() || ImGui::GetIO().MouseDown[0]) return;
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

bool Ui::button(std::string const& id, Rect const& r, std::string const& words, ButtonKind kind, char const* icon_code, bool is_enabled,
                std::string const& why_not) const {
    bool const clicked = area(id, r) && is_enabled;
    bool const hovered = is_hovered();
    if (!is_enabled) tooltip(why_not);
    scene::Rgba ground = kind == ButtonKind::primary ? theme.accent : theme.panel;
    scene::Rgba ink = kind == ButtonKind::primary ? theme.on_accent : theme.text;
    if (hovered && is_enabled) {
        auto const darker = [](std::uint8_t v) { return static_cast<std::uint8_t>(v * 92 / 100); };
        ground = kind == ButtonKind::primary ? scene::Rgba{darker(ground.r), darker(ground.g), darker(ground.b), 255} : theme.hover;
    }
    if (!is_enabled) ground = theme.panel2, ink = theme.text3;
    if (kind != ButtonKind::quiet || hovered) fill(r, ground, px(6));
    if (kind == ButtonKind::secondary || (!is_enabled && kind == ButtonKind::primary)) outline(r, is_enabled ? theme.strong : theme.border, px(1), px(6));
    auto const* font = r.h >= px(44) ? fonts.section : fonts.body_medium;
    float const icon_width = icon_code != nullptr ? px(18) + px(8) : 0;
    float const inner = width(words, font) + icon_width;
    float x = r.x + std::max(px(6), (r.w - inner) / 2);
    if (icon_code != nullptr) icon({x, r.y, px(18), r.h}, icon_code, ink);
    x += icon_width;
    label({x, r.y, r.right() - px(4) - x, r.h}, words, font, ink);
    return clicked;
}

bool Ui::icon_button(std::string const& id, Rect const& r, char const* which, std::string const& tip, bool is_active, bool is_enabled) const {
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
    Rect const box{row.x + px(12), row.y + std::round((row.h - px(16)) / 2), px(16), px(16)};
    if (!is_on) {
        fill(box, theme.field, px(3));
        outline(box, theme.neutral, px(1.5F), px(3));
        return clicked;
    }
    fill(box, theme.accent, px(3));
    float const u = box.w / 16;
    ImVec2 const tick[] = {{box.x + 3.5F * u, box.y + 8.3F * u}, {box.x + 6.6F * u, box.y + 11.4F * u}, {box.x + 12.5F * u, box.y + 4.9F * u}};
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

bool Ui::text_field(std::string const& id, Rect const& r, std::string& value, std::string const& hint, bool takes_focus) const {
    ImGui::SetCursorScreenPos({r.x, r.y});
    ImGui::PushFont(mutable_font(fonts.body));
    ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, {px(10), (r.h - fonts.body->FontSize) / 2});
    ImGui::SetNextItemWidth(r.w);
    if (takes_focus) ImGui::SetKeyboardFocusHere();
    bool const changed = ImGui::InputTextWithHint(("##" + id).c_str(), hint.c_str(), &value);
    if (ImGui::IsItemActive()) outline(r, theme.accent, px(2), px(6));
    hook_.item(id, r);
    ImGui::PopStyleVar();
    ImGui::PopFont();
    return changed;
}

std::optional<std::size_t> Ui::drop_down(std::string const& id, Rect const& r, std::vector<std::string> const& choices, std::size_t chosen) const {
    std::optional<std::size_t> out;
    if (area(id, r)) ImGui::OpenPopup(("popup." + id).c_str());
    fill(r, is_hovered() ? theme.hover : theme.field, px(6));
    outline(r, theme.strong, px(1), px(6));
    if (chosen < choices.size()) text({r.x + px(12), r.y, r.w - px(40), r.h}, choices[chosen], fonts.body, theme.text);
    icon({r.right() - px(28), r.y, px(24), r.h}, icon::menu_down, theme.text2);
    ImGui::SetNextWindowPos({r.x, r.bottom() + px(4)});
    ImGui::SetNextWindowSizeConstraints({r.w, 0}, {r.w, px(360)});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {px(4), px(4)});
    if (ImGui::BeginPopup(("popup." + id).c_str())) {
        ImGui::PushFont(mutable_font(fonts.body));
        for (std::size_t i = 0; i < choices.size(); ++i) {
            bool const clicked = ImGui::Selectable((choices[i] + "##" + std::to_string(i)).c_str(), i == chosen, 0, {0, px(26)});
            auto const min = ImGui::GetItemRectMin(), size = ImGui::GetItemRectSize();
            hook_.item(id + "." + std::to_string(i), {min.x, min.y, size.x, size.y});
            if (clicked) out = i;
        }
        ImGui::PopFont();
        ImGui::EndPopup();
    }
    ImGui::PopStyleVar();
    return out;
}

}
