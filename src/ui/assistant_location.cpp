// « Localisation »: the coordinate system, how it was found, where the rows land.
#include "text/language.hpp"
#include "ui/assistant_parts.hpp"
#include "ui/icons.hpp"

#include <algorithm>

namespace vigie::ui {

namespace {

constexpr float pad = 24, answers_width = 400;

/// A system that the list does not have.
void draw_other(Desk& desk, Stack& stack, AssistantIntents& out) {
    auto const& ui = desk.ui;
    auto& code = desk.state.assistant.crs;
    ui.label(stack.row(24), text::tr("Another one, by its code"), ui.fonts.caption_medium, ui.theme.text2);
    stack.skip(24);
    auto const words = text::tr("Use it");
    float const wide = ui.width(words, ui.fonts.body_medium) + ui.px(26), w = std::min(stack.w, ui.px(400));
    ui.text_field("assistant.crs", {stack.x, stack.y, w - wide - ui.px(8), ui.px(32)}, code, "EPSG:2154");
    if (ui.button("assistant.crs.use", {stack.x + w - wide, stack.y, wide, ui.px(32)}, words, ButtonKind::secondary,
                  nullptr, !code.empty(), text::tr("Write a code first.")))
        out.emplace_back(wb::ChooseImportOption{wb::ImportOption::crs, code});
    stack.skip(44);
}

void draw_facts(Desk& desk, Stack& stack, wb::ImportView const& view, AssistantIntents& out) {
    auto const& ui = desk.ui;
    auto const& location = *view.location;
    float const y = stack.y;
    auto const ink = location.is_doubtful ? ui.theme.warn : location.has_places ? ui.theme.ok : ui.theme.text3;
    ui.icon({stack.x, y, ui.px(18), ui.px(20)},
            location.is_doubtful  ? icon::alert
            : location.has_places ? icon::check_circle
                                  : icon::information,
            ink);
    stack.y += ui.paragraph(stack.x + ui.px(26), y, stack.w - ui.px(26), location.title, ui.fonts.body_semibold,
                            ui.theme.text, ui.px(20));
    stack.skip(4);
    if (!location.sentence.empty()) stack.caption(location.sentence, ui.theme.text2);
    if (!location.share.empty()) stack.caption(location.share, ui.theme.text2);
    stack.skip(12);
    draw_choice(stack, location.crs, 0, out);
    draw_other(desk, stack, out);
    if (location.findings.empty()) return;
    stack.title(text::tr("What was found"));
    for (auto const& finding : location.findings)
        draw_finding(stack, finding);
}

}

void draw_assistant_location(Desk& desk, Rect const& body, wb::ImportView const& view, AssistantIntents& out) {
    auto const& ui = desk.ui;
    bool const is_narrow = ui::is_narrow(ui, body);
    float const side = is_narrow ? body.w : ui.px(answers_width);
    if (!is_narrow && view.location) {
        Rect const left{body.x, body.y, body.w - side, body.h};
        Region const region("assistant.landing", left, ui.theme.panel);
        draw_landing(ui, {left.x + ui.px(pad), left.y + ui.px(16), left.w - ui.px(2 * pad), left.h - ui.px(32)},
                     *view.location);
    }
    Rect const right{body.right() - side, body.y, side, body.h};
    Region const region("assistant.location", right, ui.theme.panel, true);
    float const inset = is_narrow ? ui.px(pad) : ui.px(4);
    Stack stack(ui, {right.x + inset, right.y, right.w - inset - ui.px(pad), right.h});
    stack.skip(16);
    draw_trouble(desk, stack, view);
    if (view.location) {
        if (is_narrow) {
            draw_landing(ui, stack.row(180), *view.location);
            stack.skip(192);
        }
        draw_facts(desk, stack, view, out);
    }
    stack.skip(16);
    stack.close();
}

}
