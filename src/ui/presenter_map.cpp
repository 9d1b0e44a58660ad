// The map of a step: cards over neighbourhoods, and the hand that moves it.
#include "dossier/story_page.hpp"
#include "ui/presenter_parts.hpp"

#include <imgui.h>

#include <algorithm>
#include <cmath>

namespace vigie::ui {

namespace {

using dossier::PlacedCard;
using dossier::StoryCard;

/// Letters of a card: for the room, or for the preview in the storyboard.
struct CardFonts {
    ImFont const *name, *line;
    float line_height, chip, pad;
};

CardFonts fonts_of(Ui const& ui, bool is_live) {
    if (is_live) return {ui.fonts.presenter_strong, ui.fonts.presenter_text, ui.px(32), ui.px(34), ui.px(9)};
    return {ui.fonts.body_semibold, ui.fonts.caption, ui.px(19), ui.px(20), ui.px(6)};
}

dossier::CardSize size_of(Ui const& ui, CardFonts const& fonts, StoryCard const& card, PlacedCard::Form form,
                     bool has_chip) {
    if (form == PlacedCard::Form::chip) return has_chip ? dossier::CardSize{fonts.chip, fonts.chip} : dossier::CardSize{1e9, 1e9};
    float width = ui.width(card.name, fonts.name), height = fonts.line_height;
    if (form == PlacedCard::Form::whole)
        for (auto const& words : {card.move, card.caption}) {
            if (words.empty()) continue;
            width = std::max(width, ui.width(words, fonts.line));
            height += fonts.line_height;
        }
    return {width + 2 * fonts.pad + (has_chip ? fonts.chip + fonts.pad : 0) + 2,
            std::max(height, has_chip ? fonts.chip : 0.0F) + 2 * fonts.pad};
}

void draw_card(Ui const& ui, CardFonts const& fonts, StoryCard const& card, PlacedCard::Form form, Rect const& r,
               bool has_chip) {
    auto* const chip_font = fonts.name;
    auto const chip = [&](Rect const& place) {
        card.is_secret ? draw_secret(ui, place, chip_font) : ui.big_chip(place, card.severity, chip_font);
    };
    if (form == PlacedCard::Form::chip) return chip(r);
    ui.fill(r, ui.theme.panel, ui.px(6));
    ui.outline(r, card.is_framed ? ui.theme.ink : ui.theme.strong, ui.px(card.is_framed ? 2.0F : 1.0F), ui.px(6));
    float x = r.x + fonts.pad, y = r.y + fonts.pad;
    if (has_chip) {
        chip({x, y, fonts.chip, fonts.chip});
        x += fonts.chip + fonts.pad;
    }
    float const w = r.right() - x;
    ui.text({x, y, w, fonts.line_height}, card.name, fonts.name, ui.theme.text);
    if (form != PlacedCard::Form::whole) return;
    for (auto const& words : {card.move, card.caption}) {
        if (words.empty()) continue;
        y += fonts.line_height;
        (void)draw_marked(ui, {x, y, w, fonts.line_height}, words, fonts.line, ui.theme.text2);
    }
}

/// What the page covers, and the scale and credits at its foot.
std::vector<core::Box> taken_in(Ui const& ui, dossier::StoryPage const& page, scene::View const& view,
                                scene::TextMeasure const& text, bool is_live) {
    scene::MapStyle style;
    style.show_scale_bar = style.show_credits = style.show_fictitious = false;
    auto taken = dossier::covered_by_page(page, style, view, text);
    double const foot = static_cast<double>(ui.px(is_live ? 90 : 28));
    taken.push_back({0, view.height_px - foot, view.width_px, view.height_px});
    return taken;
}

/// A drag moves the map, the wheel zooms where the pointer is, a click asks what is there.
/// \param is_free  no card lies under the pointer
void move_by_hand(Desk& desk, Rect const& r, bool is_free) {
    auto const& io = ImGui::GetIO();
    auto& state = desk.state.presenter;
    float const x = io.MousePos.x - r.x, y = io.MousePos.y - r.y;
    bool const is_inside = x >= 0 && y >= 0 && x < r.w && y < r.h;
    if (is_inside && is_free && ImGui::IsMouseClicked(0)) state.is_dragging = true, state.has_moved = false;
    if (state.is_dragging && !ImGui::IsMouseDown(0)) {
        state.is_dragging = false;
        if (!state.has_moved && is_inside)
            state.clicked = state.view.to_ground(static_cast<double>(x), static_cast<double>(y));
    }
    // The way to where the button goes down is no drag, nor is a hand that trembles.
    if (state.is_dragging && io.MouseDragMaxDistanceSqr[0] > 16) {
        state.has_moved = true;
        state.view =
            scene::panned(state.view, static_cast<double>(io.MouseDelta.x), static_cast<double>(io.MouseDelta.y));
    }
    if (is_inside && io.MouseWheel != 0)
        state.view = scene::zoomed(state.view, std::pow(1.25, static_cast<double>(io.MouseWheel)),
                                   static_cast<double>(x), static_cast<double>(y));
}

}

scene::View draw_presenter_map(Desk& desk, Rect const& r, dossier::StoryPage const& page, scene::TextMeasure const& text,
                               bool is_live) {
    constexpr double larger = 1.9; // names of 24 px and more, for the back of the room
    auto const& ui = desk.ui;
    auto& state = desk.state.presenter;
    double const scale = static_cast<double>(ui.scale) * (is_live ? larger : 1);
    auto const fitted = scene::fitted(page.extent, static_cast<double>(r.w), static_cast<double>(r.h), scale,
                                      static_cast<double>(ui.px(is_live ? 40 : 16)));
    auto const shown = page.story + "/" + std::to_string(page.number) + "/" + std::to_string(static_cast<int>(r.w)) +
                       "x" + std::to_string(static_cast<int>(r.h)) + "/" + std::to_string(page.extent.min_x) + "/" +
                       std::to_string(page.extent.max_y);
    Region const region("presenter.map", r, std::nullopt);
    if (state.shown != shown) {
        state.shown = shown;
        state.view = fitted;
    }
    if (is_live) move_by_hand(desk, r, ImGui::IsWindowHovered());
    auto const fonts = fonts_of(ui, is_live);
    bool const has_chip = page.fills_zones;
    auto const measure = [&](StoryCard const& card, PlacedCard::Form form) {
        return size_of(ui, fonts, card, form, has_chip);
    };
    for (auto const& placed :
         dossier::placed_cards(page.cards, state.view, taken_in(ui, page, state.view, text, is_live), measure)) {
        Rect const place{r.x + static_cast<float>(placed.box.min_x), r.y + static_cast<float>(placed.box.min_y),
                         static_cast<float>(placed.box.width()), static_cast<float>(placed.box.height())};
        draw_card(ui, fonts, page.cards[placed.card], placed.form, place, has_chip);
    }
    return state.view;
}

}
