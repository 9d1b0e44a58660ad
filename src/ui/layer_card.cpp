// How a context layer is drawn: the column it is coloured by, its classes and colours, its opacity, its place.
#include "text/language.hpp"
#include "text/number.hpp"
#include "ui/card_list.hpp"
#include "ui/icons.hpp"
#include "ui/measure_parts.hpp"

#include <imgui.h>

#include <algorithm>

namespace vigie::ui {

namespace {

using Intents = std::vector<LayersIntent>;

constexpr float width = 340, height = 520, head = 52, row = 40, label_width = 112;

std::vector<std::string> words_of(std::vector<std::pair<std::string, std::string>> const& choices) {
    std::vector<std::string> words;
    for (auto const& choice : choices) words.push_back(choice.second);
    return words;
}

/// The words of a row; what chooses lies beside them. \return where
Rect draw_label(Ui const& ui, Rect const& r, std::string const& words) {
    ui.label({r.x, r.y, ui.px(label_width), r.h}, words, ui.fonts.body, ui.theme.text2);
    return {r.x + ui.px(label_width), r.y + (r.h - ui.px(32)) / 2, r.w - ui.px(label_width), ui.px(32)};
}

void draw_columns(Desk& desk, Rect const& r, wb::LayerView const& view, Intents& out) {
    auto const line = [&](std::size_t i) {
        auto const& column = view.columns[i];
        return TickRow{"layer.column." + std::to_string(i), column.title, column.type, i == view.column};
    };
    auto const pressed = draw_tick_list(desk, "layer.columns", r, view.columns.size(), desk.state.layer_column_at, line);
    if (!pressed || !view.can_edit) return;
    auto look = view.look;
    look.column = view.columns[*pressed].name;
    out.emplace_back(wb::StyleLayer{view.name, look});
}

void draw_count(Ui const& ui, Rect const& r, wb::LayerView const& view, Intents& out) {
    auto look = view.look;
    auto const asked = draw_class_count(ui, "layer", r, look.classes, look.classes, view.can_edit, ui.theme.text);
    if (!asked) return;
    look.classes = *asked;
    out.emplace_back(wb::StyleLayer{view.name, look});
}

/// How a column of numbers is cut and coloured. \return height
float draw_classes(Desk& desk, Rect const& r, wb::LayerView const& view, Intents& out) {
    auto const& ui = desk.ui;
    Rect line{r.x, r.y, r.w, ui.px(row)};
    auto const choose = [&](char const* id, std::string const& words, auto const& choices, std::size_t now, std::string core::ContextLook::*part) {
        if (auto const chosen = ui.drop_down(id, draw_label(ui, line, words), words_of(choices), now); chosen && view.can_edit) {
            auto look = view.look;
            look.*part = choices[*chosen].first;
            out.emplace_back(wb::StyleLayer{view.name, look});
        }
        line.y += line.h;
    };
    choose("layer.method", text::tr("Classes"), view.methods, view.method, &core::ContextLook::method);
    draw_count(ui, draw_label(ui, line, text::tr("Number")), view, out);
    line.y += line.h;
    choose("layer.ramp", text::tr("Colours"), view.ramps, view.ramp, &core::ContextLook::ramp);
    return line.y - r.y;
}

void draw_opacity(Desk& desk, Rect const& line, wb::LayerView const& view, Intents& out) {
    auto const& ui = desk.ui;
    std::vector<std::string> words;
    for (double const share : view.opacities) words.push_back(text::percent(share, 0));
    auto const chosen = ui.segments("layer.opacity", draw_label(ui, line, text::tr("Opacity")), words, view.opacity);
    if (!chosen || !view.can_edit) return;
    auto look = view.look;
    look.opacity = view.opacities[*chosen];
    out.emplace_back(wb::StyleLayer{view.name, look});
}

void draw_place(Desk& desk, Rect const& line, wb::LayerView const& view, Intents& out) {
    auto const& ui = desk.ui;
    auto const r = draw_label(ui, line, text::tr("On the map"));
    float const half = (r.w - ui.px(8)) / 2;
    if (ui.button("layer.rise", {r.x, r.y, half, r.h}, text::tr("Higher"), ButtonKind::secondary, icon::arrow_up, view.can_rise))
        out.emplace_back(wb::MoveLayer{view.name, 1});
    if (ui.button("layer.sink", {r.x + half + ui.px(8), r.y, half, r.h}, text::tr("Lower"), ButtonKind::secondary, icon::arrow_down, view.can_sink))
        out.emplace_back(wb::MoveLayer{view.name, -1});
}

}

std::vector<LayersIntent> draw_layer_card(Desk& desk, float x, float bottom, wb::LayerView const& view) {
    Intents out;
    auto const& ui = desk.ui;
    Focus::Scope const scope(ui.focus, Focus::Level::dialog);
    if (draw_clear_veil(desk, "layer.veil")) desk.state.layer_card.clear();
    float const foot = ui.px(row) * (view.has_classes ? 5 : 2) + ui.px(12);
    float const list = tick_row_height * static_cast<float>(view.columns.size()) + 16;
    float const w = ui.px(width), h = std::min(std::min(ui.px(height), ui.px(head + list) + foot), bottom - ui.px(72));
    Rect const box{x, bottom - h, w, h};
    Region const region("layer.card", box, std::nullopt);
    card(ui, box, ui.theme.panel, ui.theme.strong);
    Rect const inner{box.x + ui.px(16), box.y, box.w - ui.px(32), box.h};
    ui.text({inner.x, inner.y, inner.w - ui.px(36), ui.px(head)}, view.title, ui.fonts.section_semibold, ui.theme.text);
    if (ui.icon_button("layer.close", {inner.right() - ui.px(28), inner.y + ui.px(12), ui.px(28), ui.px(28)}, icon::close, text::tr("Close")))
        desk.state.layer_card.clear();
    draw_columns(desk, {box.x + ui.px(8), box.y + ui.px(head), box.w - ui.px(12), box.h - ui.px(head) - foot - ui.px(8)}, view, out);
    float y = box.bottom() - foot;
    rule(ui, box.x + ui.px(1), y - ui.px(4), box.w - ui.px(2));
    if (view.has_classes) y += draw_classes(desk, {inner.x, y, inner.w, 0}, view, out);
    draw_opacity(desk, {inner.x, y, inner.w, ui.px(row)}, view, out);
    draw_place(desk, {inner.x, y + ui.px(row), inner.w, ui.px(row)}, view, out);
    return out;
}

}
