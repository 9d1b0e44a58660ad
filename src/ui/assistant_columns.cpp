// « Colonnes »: one row a field, the column it is read from, how that was found.
#include "text/language.hpp"
#include "ui/assistant_parts.hpp"
#include "ui/icons.hpp"

#include <algorithm>

namespace vigie::ui {

namespace {

constexpr float pad = 24;

using State = wb::ImportFieldView::State;

/// Where the parts of a row lie, screen px.
struct Plan {
    float label, list, found, sample; ///< widths
    bool is_narrow;
};

Plan plan_of(Ui const& ui, float w) {
    bool const is_narrow = w < ui.px(760);
    float const label = is_narrow ? w * 0.4F : ui.px(230), list = is_narrow ? w * 0.6F : ui.px(300);
    float const found = is_narrow ? 0 : ui.px(180);
    return {label, list, found, std::max(0.0F, w - label - list - found), is_narrow};
}

void draw_head(Stack& stack, Plan const& plan) {
    auto const& ui = stack.ui;
    Rect const r = stack.row(30);
    ui.fill(r, ui.theme.panel2);
    rule(ui, r.x, r.bottom() - ui.px(1), r.w);
    auto const put = [&](float x, std::string const& words, float w) {
        if (w > 0) ui.label({r.x + x, r.y, w - ui.px(12), r.h}, words, ui.fonts.caption_medium, ui.theme.text2);
    };
    put(ui.px(8), text::tr("Field"), plan.label - ui.px(8));
    put(plan.label, text::tr("Column of the file"), plan.list);
    put(plan.label + plan.list, text::tr("How it was found"), plan.found);
    put(plan.label + plan.list + plan.found, text::tr("First value"), plan.sample);
    stack.skip(30);
}

void draw_label(Ui const& ui, Rect const& r, wb::ImportFieldView const& field) {
    bool const is_missing = field.state == State::missing;
    float const x = r.x + ui.px(8);
    if (is_missing) ui.icon({x, r.y, ui.px(18), r.h}, icon::alert_circle, ui.theme.danger);
    float const skip = is_missing ? ui.px(24) : 0;
    float const w = std::min(ui.width(field.label, ui.fonts.body_medium) + ui.px(1), r.w - skip - ui.px(16));
    ui.text({x + skip, r.y, w, r.h}, field.label, field.state == State::unread ? ui.fonts.body : ui.fonts.body_medium,
            field.state == State::unread ? ui.theme.text2 : ui.theme.text);
    if (field.is_required)
        ui.text({x + skip + w + ui.px(8), r.y, r.w - skip - w - ui.px(20), r.h}, text::tr("required"), ui.fonts.caption,
                is_missing ? ui.theme.danger : ui.theme.text3);
}

void draw_candidates(Stack& stack, Plan const& plan, wb::ImportFieldView const& field, AssistantIntents& out) {
    auto const& ui = stack.ui;
    float x = stack.x + plan.label;
    auto const words = text::tr("Perhaps:");
    float const w = ui.width(words, ui.fonts.caption);
    ui.text({x, stack.y, w + ui.px(1), ui.px(20)}, words, ui.fonts.caption, ui.theme.text2);
    x += w + ui.px(8);
    for (auto const& candidate : field.candidates) {
        float const wide = ui.width(candidate, ui.fonts.caption_medium) + ui.px(2);
        if (x + wide > stack.x + stack.w) break;
        if (ui.link("assistant.candidate." + field.field + "." + candidate, {x, stack.y, wide, ui.px(20)}, candidate))
            out.emplace_back(wb::MapImportColumn{field.field, candidate});
        x += wide + ui.px(16);
    }
    stack.skip(24);
}

void draw_list(Ui const& ui, Rect const& r, wb::ImportColumnsView const& view, wb::ImportFieldView const& field,
               AssistantIntents& out) {
    auto words = view.columns;
    bool const is_expression = !field.expression.empty(); // read from several columns, or a part of one
    if (is_expression) words.push_back(field.expression);
    auto const now = is_expression ? words.size() - 1 : field.chosen;
    auto const chosen = ui.drop_down("assistant.column." + field.field, r, words, now);
    if (!chosen || *chosen == now) return;
    out.emplace_back(wb::MapImportColumn{field.field, *chosen == 0 ? std::string() : words[*chosen]});
}

/// How it was found, and the way back from a choice.
void draw_found(Ui const& ui, Rect const& r, wb::ImportFieldView const& field, AssistantIntents& out) {
    float const link = field.is_users ? ui.px(72) : 0;
    ui.text({r.x, r.y, r.w - link - ui.px(4), r.h}, field.found, ui.fonts.caption, ui.theme.text2);
    if (field.is_users && ui.link("assistant.detect." + field.field, {r.right() - link, r.y, link, r.h},
                                  text::tr("Detect"), Align::right))
        out.emplace_back(wb::ForgetImportColumn{field.field});
}

void draw_field(Stack& stack, Plan const& plan, wb::ImportColumnsView const& view, wb::ImportFieldView const& field,
                AssistantIntents& out) {
    auto const& ui = stack.ui;
    Rect const r = stack.row(44);
    if (field.state == State::missing) ui.fill(r, ui.theme.danger_soft);
    draw_label(ui, {r.x, r.y, plan.label, r.h}, field);
    float x = r.x + plan.label;
    draw_list(ui, {x, r.y + ui.px(6), plan.list - ui.px(16), ui.px(32)}, view, field, out);
    x += plan.list;
    if (!plan.is_narrow) {
        draw_found(ui, {x, r.y, plan.found - ui.px(12), r.h}, field, out);
        ui.text({x + plan.found, r.y, plan.sample - ui.px(8), r.h}, field.sample, ui.fonts.body, ui.theme.text2);
    }
    stack.skip(44);
    if (plan.is_narrow && field.is_users) {
        draw_found(ui, {r.x + plan.label, stack.y, plan.list - ui.px(16), ui.px(20)}, field, out);
        stack.skip(24);
    }
    if (field.state == State::missing && !field.candidates.empty()) draw_candidates(stack, plan, field, out);
    rule(ui, stack.x, stack.y, stack.w);
}

/// The mapping under a name of the user's, for the next file of the kind.
void draw_profile(Stack& stack, wb::ImportColumnsView const& view, AssistantIntents& out) {
    auto const& ui = stack.ui;
    stack.skip(12);
    ui.label(stack.row(24), text::tr("Keep these columns as a profile, for the next file of this kind"),
             ui.fonts.body_medium, ui.theme.text);
    stack.skip(28);
    auto name = view.profile_name;
    if (ui.text_field("assistant.profile", {stack.x, stack.y, std::min(stack.w, ui.px(360)), ui.px(32)}, name,
                      text::tr("Name of the profile; empty = none is kept")))
        out.emplace_back(wb::NameImportProfile{name});
    stack.skip(40);
    if (!view.profile_name.empty())
        stack.caption(text::tr("It is written with the import, beside your other profiles."), ui.theme.text3);
}

}

void draw_assistant_columns(Desk& desk, Rect const& body, wb::ImportView const& view, AssistantIntents& out) {
    auto const& ui = desk.ui;
    Region const region("assistant.columns", body, ui.theme.panel, true);
    Stack stack(ui, {body.x + ui.px(pad), body.y, std::min(body.w - ui.px(2 * pad), ui.px(1120)), body.h});
    stack.skip(12);
    draw_trouble(desk, stack, view);
    if (!view.columns) return stack.close();
    auto const& columns = *view.columns;
    auto const plan = plan_of(ui, stack.w);
    draw_head(stack, plan);
    for (auto const& field : columns.fields)
        draw_field(stack, plan, columns, field, out);
    stack.skip(12);
    if (!columns.personal.empty()) stack.note(icon::lock, columns.personal, ui.theme.panel2, ui.theme.text2);
    if (!columns.never_used.empty()) stack.note(icon::information, columns.never_used, ui.theme.panel2, ui.theme.text2);
    draw_profile(stack, columns, out);
    stack.skip(16);
    stack.close();
}

}
