// Incidents past their time become counts: what would go, said before; a purge cannot be undone.
#include "ui/dialog_server_parts.hpp"
#include "ui/icons.hpp"

namespace vigie::ui {

std::vector<PurgeIntent> draw_purge_dialog(Desk& desk, float width, float height, wb::PurgeView const& view) {
    std::vector<PurgeIntent> out;
    auto& form = desk.state.form;
    DialogCard card(desk, {0, 0, width, height}, {560, 440}, text::tr("Purge incidents past their time"));
    if (draw_server_progress(card, view.progress, out)) return out;
    card.paragraph(text::tr("Incidents are kept three years, then only counted: by residence, kind and month. Every "
                            "campaign goes on counting what it counted."));
    card.label(text::tr("Before which day"));
    auto const before = form.date;
    card.field("purge.before", form.date, view.limit);
    if (form.date != before) {
        form.agrees = false; // to what was counted before
        out.emplace_back(wb::CountPurge{form.date});
    }
    if (view.words.empty())
        card.paragraph(view.is_counting ? text::tr("Counting…") : text::tr("Write the day as 12/03/2023."));
    for (auto const& sentence : view.words)
        card.paragraph(sentence);
    if (view.has_any) card.tick("purge.agree", card.row(28), text::tr("I know that this cannot be undone."), form.agrees);
    auto const answer = card.buttons(text::tr("Purge"), view.has_any && form.agrees,
                                     view.has_any ? text::tr("Tick that you know it cannot be undone.")
                                                  : text::tr("There is nothing to purge."));
    if (answer == DialogCard::Answer::cancel) out.emplace_back(wb::CloseDialog{});
    if (answer == DialogCard::Answer::ok) out.emplace_back(wb::PurgeIncidents{form.date});
    return out;
}

}
