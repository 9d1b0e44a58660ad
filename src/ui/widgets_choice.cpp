// Choosing one of several: a field with a list under it, a list alone, words side by side.
#include "ui/icons.hpp"
#include "ui/widgets.hpp"

#include <imgui.h>

#include <algorithm>

namespace vigie::ui {

namespace {

constexpr float row_height = 30, most_height = 360, least_width = 160; // design px

std::string popup_of(std::string const& id) { return "popup." + id; }

}

void Ui::open_choices(std::string const& id) const { ImGui::OpenPopup(popup_of(id).c_str()); }

std::optional<std::size_t> Ui::choices(std::string const& id, Rect const& from, std::vector<std::string> const& words,
                                       std::size_t chosen) const {
    std::optional<std::size_t> out;
    auto const popup = popup_of(id);
    if (!ImGui::IsPopupOpen(popup.c_str())) return out;
    auto const& screen = ImGui::GetIO().DisplaySize;
    float const wanted = px(row_height) * static_cast<float>(words.size()) + px(8), gap = px(4);
    float const below = screen.y - from.bottom() - 2 * gap, above = from.y - 2 * gap;
    bool const hangs = below >= std::min(wanted, px(most_height)) || below >= above;
    float const h = std::min({wanted, px(most_height), std::max(px(row_height), hangs ? below : above)});
    float const w = std::min(std::max(from.w, px(least_width)), screen.x - 2 * gap);
    float const x = std::clamp(from.x, gap, std::max(gap, screen.x - w - gap));
    ImGui::SetNextWindowPos({x, hangs ? from.bottom() + gap : from.y - gap - h});
    ImGui::SetNextWindowSize({w, h});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {px(4), px(4)});
    if (ImGui::BeginPopup(popup.c_str())) {
        Focus::Scope const scope(focus, Focus::Level::popup);
        Focus::Group const group(focus, popup);
        auto const origin = ImGui::GetCursorScreenPos();
        for (std::size_t i = 0; i < words.size(); ++i) {
            Rect const row{origin.x, origin.y + px(row_height) * static_cast<float>(i), w - px(8), px(row_height)};
            if (area(id + "." + std::to_string(i), row)) out = i;
            bool const is_here = is_hovered() || focus.is_on(last_);
            if (is_here || i == chosen) fill(row, is_here ? theme.hover : theme.accent_soft, px(4));
            text({row.x + px(8), row.y, row.w - px(16), row.h}, words[i], fonts.body, theme.text);
        }
        if (out) ImGui::CloseCurrentPopup();
        ImGui::SetCursorScreenPos(origin);
        ImGui::Dummy({w - px(8), px(row_height) * static_cast<float>(words.size())});
        ImGui::EndPopup();
    }
    ImGui::PopStyleVar();
    return out;
}

std::optional<std::size_t> Ui::drop_down(std::string const& id, Rect const& r, std::vector<std::string> const& words,
                                         std::size_t chosen) const {
    if (area(id, r)) open_choices(id);
    fill(r, is_hovered() ? theme.hover : theme.field, px(6));
    outline(r, theme.strong, px(1), px(6));
    if (chosen < words.size()) text({r.x + px(12), r.y, r.w - px(40), r.h}, words[chosen], fonts.body, theme.text);
    icon({r.right() - px(28), r.y, px(24), r.h}, icon::menu_down, theme.text2);
    return choices(id, r, words, chosen);
}

std::optional<std::size_t> Ui::segments(std::string const& id, Rect const& r, std::vector<std::string> const& words,
                                        std::size_t chosen) const {
    std::optional<std::size_t> out;
    Focus::Group const group(focus, id);
    fill(r, theme.track, px(8));
    float total = 0;
    for (auto const& word : words)
        total += width(word, fonts.caption_medium);
    float const spare = (r.w - px(4) - total) / static_cast<float>(words.size());
    float x = r.x + px(2);
    for (std::size_t i = 0; i < words.size(); ++i) {
        Rect const one{x, r.y + px(2), width(words[i], fonts.caption_medium) + spare, r.h - px(4)};
        if (area(id + "." + std::to_string(i), one) && i != chosen) out = i;
        if (i == chosen) {
            fill(one, theme.panel, px(6));
            outline(one, theme.strong, px(1), px(6));
        }
        label({one.x + px(4), one.y, one.w - px(8), one.h}, words[i], fonts.caption_medium,
              i == chosen ? theme.text : theme.text2, Align::centre);
        x += one.w;
    }
    return out;
}

}
