// The status of a residence: what, when, by whom, why.
#include "text/language.hpp"
#include "ui/dialog_card.hpp"

namespace vigie::ui {

namespace {

std::vector<std::string> status_titles() {
    std::vector<std::string> titles;
    for (auto const status : core::all_watch_statuses) titles.push_back(dossier::status_title(status));
    return titles;
}

}

void draw_when_and_who(DialogCard& card, DialogForm& form, std::string const& id, std::string const& role_hint) {
    auto const& ui = card.ui;
    float const gap = ui.px(12), half = (card.w - gap) / 2, right = card.x + half + gap;
    ui.label({card.x, card.y, half, ui.px(24)}, text::tr("Decided on"), ui.fonts.caption_medium, ui.theme.text2);
    ui.label({right, card.y, half, ui.px(24)}, text::tr("By (role, never a name)"), ui.fonts.caption_medium,
             ui.theme.text2);
    card.y += ui.px(24);
    ui.text_field(id + ".date", {card.x, card.y, half, ui.px(32)}, form.date, text::tr("today"));
    ui.text_field(id + ".role", {right, card.y, half, ui.px(32)}, form.role, role_hint);
    card.y += ui.px(42);
}

void draw_watch_dialog(Desk& desk, Rect const& screen, wb::DialogsView const& view, DialogIntents& out) {
    if (!view.row) {
        out.emplace_back(wb::CloseDialog{});
        return;
    }
    auto& form = desk.state.form;
    DialogCard card(desk, screen, {480, 372}, text::tr("Status of {0}", {view.residence}));
    card.label(text::tr("New status"));
    if (auto const chosen = card.ui.drop_down("watch.status", card.row(32), status_titles(), form.status))
        form.status = *chosen;
    card.y += card.ui.px(42);
    draw_when_and_who(card, form, "watch", text::tr("quality committee"));
    card.label(text::tr("Motive"));
    card.field("watch.motive", form.motive, text::tr("In one sentence: why now?"));
    card.personal_caution({form.motive, form.role});
    bool const is_ready = !form.role.empty() && !form.motive.empty();
    auto const answer = card.buttons(text::tr("Record"), is_ready, text::tr("Give the role and the motive."));
    if (answer == DialogCard::Answer::cancel) out.emplace_back(wb::CloseDialog{});
    if (answer == DialogCard::Answer::ok)
        out.emplace_back(
            wb::RecordStatus{*view.row, core::all_watch_statuses[form.status], form.date, form.role, form.motive});
}

}
