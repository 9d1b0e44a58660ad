// A new walk: its name, its day, and where it stops.
#include "text/language.hpp"
#include "ui/dialog_card.hpp"

namespace vigie::ui {

namespace {

/// Where the stops come from: nowhere yet, the residences selected, then each zone.
std::vector<std::string> origins(wb::DialogsView const& view) {
    std::vector<std::string> words{text::tr("Stops placed by hand on the map")};
    if (view.selected > 0)
        words.push_back(
            text::tr_n("The residence selected", "The {0} residences selected", static_cast<long long>(view.selected)));
    for (auto const& [code, name] : view.zones)
        words.push_back(text::tr("Residences of {0}", {name}));
    return words;
}

}

void draw_walk_dialog(Desk& desk, Rect const& screen, wb::DialogsView const& view, DialogIntents& out) {
    auto& form = desk.state.form;
    DialogCard card(desk, screen, {480, 318}, text::tr("New walk"));
    auto const words = origins(view);
    std::size_t const first_zone = view.selected > 0 ? 2 : 1;
    if (form.status >= words.size()) form.status = words.size() - 1;
    card.label(text::tr("Name"));
    card.field("walk.name", form.motive, text::tr("Ker-Avel, May"));
    card.label(text::tr("Day of the walk"));
    card.field("walk.date", form.date, text::tr("today"));
    card.label(text::tr("Stops"));
    if (auto const chosen = card.ui.drop_down("walk.origin", card.row(32), words, form.status)) form.status = *chosen;
    auto const answer = card.buttons(text::tr("Create"), !form.motive.empty(), text::tr("Give the walk a name."));
    if (answer == DialogCard::Answer::cancel) out.emplace_back(wb::CloseDialog{});
    if (answer != DialogCard::Answer::ok) return;
    wb::PlanWalk plan{form.motive, form.date, {}, view.selected > 0 && form.status == 1};
    if (form.status >= first_zone) plan.zone = view.zones[form.status - first_zone].first;
    out.emplace_back(std::move(plan));
}

}
