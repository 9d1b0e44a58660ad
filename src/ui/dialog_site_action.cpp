// An action of a site project.
#include "text/language.hpp"
#include "text/number.hpp"
#include "ui/dialog_site_parts.hpp"

#include <algorithm>

namespace vigie::ui {

namespace {

/// Where the action is done: the whole site first.
SiteChoices places_of(wb::SiteDialogView const& view) {
    SiteChoices places{{"", text::tr("the whole site")}};
    places.insert(places.end(), view.residences.begin(), view.residences.end());
    return places;
}

std::string amount(std::optional<double> euros) { return euros ? text::decimal(*euros, 0) : std::string(); }

void begin(SiteForm& form, wb::SiteDialogView const& view, SiteChoices const& families) {
    if (form.is_begun) return;
    form.is_begun = true;
    if (!view.action) return;
    auto const& action = *view.action;
    form.code = action.code;
    form.title = action.title;
    form.pilot = action.lead;
    form.partner = action.partner;
    form.from = typed_date(action.starts_on);
    form.to = typed_date(action.due_on);
    form.planned = amount(action.planned_cost_eur);
    form.actual = amount(action.actual_cost_eur);
    form.effect = action.effect;
    form.subject = place_of(families, action.axis);
    form.axis = place_of(view.axes, action.tfpb_axis);
    form.state = place_of(view.states, std::string(core::code(action.state)));
    form.campaign = place_of(places_of(view), view.action_residence);
}

/// Two choices side by side.
void draw_pair(DialogCard& card, std::string const& id, std::string const& left,
               std::vector<std::string> const& left_names, std::size_t& first, std::string const& right,
               std::vector<std::string> const& right_names, std::size_t& second) {
    auto const& ui = card.ui;
    float const gap = ui.px(12), half = (card.w - gap) / 2, at = card.x + half + gap;
    ui.label({card.x, card.y, half, ui.px(24)}, left, ui.fonts.caption_medium, ui.theme.text2);
    ui.label({at, card.y, half, ui.px(24)}, right, ui.fonts.caption_medium, ui.theme.text2);
    if (auto const chosen =
            ui.drop_down(id + ".first", {card.x, card.y + ui.px(24), half, ui.px(32)}, left_names, first))
        first = *chosen;
    if (auto const chosen =
            ui.drop_down(id + ".second", {at, card.y + ui.px(24), half, ui.px(32)}, right_names, second))
        second = *chosen;
    card.y += ui.px(66);
}

}

void draw_site_action_dialog(Desk& desk, Rect const& screen, wb::DialogsView const& view, DialogIntents& out) {
    auto& form = desk.state.form.site;
    auto const& site = view.site;
    begin(form, site, site.families);
    auto const places = places_of(site);
    DialogCard card(desk, screen, {600, 588}, text::tr("Action of {0}", {site.project}));
    card.label(text::tr("What is to be done"));
    card.field("action.title", form.title, text::tr("a verb and what it is about"));
    draw_pair(card, "action.axes", text::tr("Family of the grid"), names_of(site.families), form.subject,
              text::tr("Axis of the TFPB rebate"), names_of(site.axes), form.axis);
    card.fields({{"action.lead", text::tr("In charge (role)"), text::tr("agency head"), form.pilot},
                 {"action.partner", text::tr("With (partner)"), text::tr("town, association…"), form.partner}});
    card.fields({{"action.from", text::tr("Start"), "2026-03-12", form.from},
                 {"action.to", text::tr("Due"), "2026-12-31", form.to},
                 {"action.planned", text::tr("Planned, €"), "0", form.planned},
                 {"action.actual", text::tr("Spent, €"), "0", form.actual}});
    draw_pair(card, "action.state", text::tr("State"), names_of(site.states), form.state, text::tr("Where"),
              names_of(places), form.campaign);
    card.label(text::tr("Effect seen"));
    card.field("action.effect", form.effect, text::tr("what changed, seen by whom"));
    card.personal_caution({form.title, form.pilot, form.partner, form.effect});
    auto const answer = card.buttons(text::tr("Record"), !form.title.empty(), text::tr("Say what is to be done."));
    if (answer == DialogCard::Answer::cancel) out.emplace_back(wb::CloseDialog{});
    if (answer != DialogCard::Answer::ok || !site.site) return;
    dossier::SiteActionRequest request;
    request.project = site.site->id;
    request.code = form.code;
    request.title = form.title;
    request.axis = site.families[form.subject].code;
    request.tfpb_axis = site.axes[form.axis].code;
    request.lead = form.pilot;
    request.partner = form.partner;
    request.residence = places[std::min(form.campaign, places.size() - 1)].code;
    request.starts_on = form.from;
    request.due_on = form.to;
    request.state = site.states[form.state].code;
    request.planned = form.planned;
    request.actual = form.actual;
    request.effect = form.effect;
    if (site.action) request.origin = site.action->origin;
    out.emplace_back(wb::RecordSiteAction{request});
}

}
