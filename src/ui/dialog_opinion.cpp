// What people on site say of a computed class: another one and why, or that taken back.
#include "text/language.hpp"
#include "ui/dialog_card.hpp"

#include <algorithm>

namespace vigie::ui {

namespace {

/// Worst first, without the computed one.
std::vector<core::SeverityClass> classes_beside(core::SeverityClass computed) {
    std::vector<core::SeverityClass> list;
    for (auto const c : core::all_classes)
        if (c != computed && c != core::SeverityClass::not_scored) list.push_back(c);
    return list;
}

std::string class_words(core::SeverityClass c) { return std::string(1, core::letter(c)) + " · " + dossier::class_label(c); }

void draw_classes(DialogCard& card, DialogForm& form, std::vector<core::SeverityClass> const& classes) {
    std::vector<std::string> titles;
    for (auto const c : classes)
        titles.push_back(class_words(c));
    form.proposed = std::min(form.proposed, classes.size() - 1);
    card.label(text::tr("Class that people on site see"));
    if (auto const chosen = card.ui.drop_down("opinion.class", card.row(32), titles, form.proposed))
        form.proposed = *chosen;
    card.y += card.ui.px(42);
}

}

void draw_opinion_dialog(Desk& desk, Rect const& screen, wb::DialogsView const& view, DialogIntents& out) {
    if (!view.row) {
        out.emplace_back(wb::CloseDialog{});
        return;
    }
    auto& form = desk.state.form;
    bool const is_withdrawal = view.dialog == wb::Dialog::withdraw_opinion;
    auto const classes = classes_beside(view.severity);
    auto const title = is_withdrawal ? text::tr("Withdraw the opinion on {0}", {view.residence})
                                     : text::tr("Opinion from the field on {0}", {view.residence});
    DialogCard card(desk, screen, {480, is_withdrawal ? 328.0F : 480.0F}, title);
    if (!is_withdrawal) {
        card.paragraph(text::tr("Computed class: {0}. It stays beside what you say, never replaced.",
                                {class_words(view.severity)}));
        draw_classes(card, form, classes);
    }
    draw_when_and_who(card, form, "opinion", text::tr("caretaker"));
    card.label(text::tr("Motive"));
    card.field("opinion.motive", form.motive, text::tr("In one sentence: what do the figures miss?"));
    if (!is_withdrawal) {
        card.label(text::tr("What was said or seen on site (optional)"));
        card.field("opinion.quote", form.quote, text::tr("Facts only: no name, no health, no origin."));
    }
    card.personal_caution({form.motive, form.role, form.quote});
    bool const is_ready = !form.role.empty() && !form.motive.empty();
    auto const answer = card.buttons(text::tr("Record"), is_ready, text::tr("Give the role and the motive."));
    if (answer == DialogCard::Answer::cancel) out.emplace_back(wb::CloseDialog{});
    if (answer != DialogCard::Answer::ok) return;
    auto const proposed = is_withdrawal ? std::nullopt : std::optional(classes[form.proposed]);
    out.emplace_back(wb::GiveOpinion{*view.row, proposed, form.date, form.role, form.motive,
                                     is_withdrawal ? std::string() : form.quote});
}

}
