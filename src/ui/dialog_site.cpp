// A site project itself, what it is to reach, whom it asks.
#include "text/language.hpp"
#include "text/number.hpp"
#include "ui/dialog_site_parts.hpp"

#include <algorithm>

namespace vigie::ui {

std::vector<std::string> names_of(SiteChoices const& choices) {
    std::vector<std::string> names;
    for (auto const& choice : choices)
        names.push_back(choice.name);
    return names;
}

std::size_t place_of(SiteChoices const& choices, std::string const& code, std::size_t otherwise) {
    auto const found = std::ranges::find(choices, code, &wb::SiteDialogView::Choice::code);
    return found == choices.end() ? otherwise : static_cast<std::size_t>(found - choices.begin());
}

std::string typed_date(std::optional<core::Date> date) { return date ? core::iso(*date) : std::string(); }

namespace {

void begin(SiteForm& form, wb::SiteDialogView const& view, bool is_new) {
    if (form.is_begun) return;
    form.is_begun = true;
    form.code = view.next_code;
    form.from = typed_date(core::today());
    if (is_new || !view.site) return;
    form.code = view.site->code;
    form.title = view.site->title;
    form.text = view.site->objective;
    form.pilot = view.site->pilot;
    form.sponsor = view.site->sponsor;
    form.from = typed_date(view.site->opened_on);
    form.to = typed_date(view.site->ends_on);
    form.effect = typed_date(view.site->closed_on);
}

void draw_residences(DialogCard& card, std::vector<std::string> const& names) {
    std::string words;
    constexpr std::size_t most = 4;
    for (std::size_t i = 0; i < std::min(names.size(), most); ++i)
        words += (i == 0 ? "" : ", ") + names[i];
    if (names.size() > most)
        words += text::tr(" and {0} more", {text::integer(static_cast<std::int64_t>(names.size() - most))});
    card.paragraph(text::tr("About: {0}.", {words}));
}

std::vector<std::string> codes_of(SiteChoices const& residences) {
    std::vector<std::string> codes;
    for (auto const& residence : residences)
        codes.push_back(residence.code);
    return codes;
}

}

void draw_site_project_dialog(Desk& desk, Rect const& screen, wb::DialogsView const& view, DialogIntents& out) {
    auto& form = desk.state.form.site;
    bool const is_new = view.path == "new";
    begin(form, view.site, is_new);
    DialogCard card(desk, screen, {560, is_new ? 518.0F : 552.0F},
                    is_new ? text::tr("New site project") : text::tr("Site project {0}", {form.code}));
    draw_residences(card, is_new ? view.site.chosen : names_of(view.site.residences));
    card.label(text::tr("Name"));
    card.field("site.title", form.title, text::tr("the place, in a few words"));
    card.label(text::tr("What for, in one sentence"));
    card.field("site.aim", form.text, text::tr("what is to be different for those who live there"));
    card.fields({{"site.pilot", text::tr("Led by (role)"), text::tr("agency head"), form.pilot},
                 {"site.sponsor", text::tr("Sponsor in the board (role)"), text::tr("head of quality"), form.sponsor}});
    if (is_new)
        card.fields({{"site.from", text::tr("Opened on"), "2026-03-12", form.from},
                     {"site.to", text::tr("Planned end"), "2027-12-31", form.to}});
    else
        card.fields({{"site.from", text::tr("Opened on"), "2026-03-12", form.from},
                     {"site.to", text::tr("Planned end"), "2027-12-31", form.to},
                     {"site.closed", text::tr("Closed on"), text::tr("not closed"), form.effect}});
    card.personal_caution({form.title, form.text, form.pilot, form.sponsor});
    bool const is_ready = !form.title.empty() && !form.pilot.empty();
    auto const answer = card.buttons(text::tr("Record"), is_ready, text::tr("Give the name and the role that leads."));
    if (answer == DialogCard::Answer::cancel) out.emplace_back(wb::CloseDialog{});
    if (answer != DialogCard::Answer::ok) return;
    dossier::SiteProjectRequest request{{},           form.code, form.title, form.text,   form.pilot,
                                   form.sponsor, form.from, form.to,    form.effect, {}};
    if (!is_new && view.site.site) {
        request.id = view.site.site->id;
        request.residences = codes_of(view.site.residences);
    }
    out.emplace_back(wb::RecordSiteProject{request, is_new});
}

void draw_objective_dialog(Desk& desk, Rect const& screen, wb::DialogsView const& view, DialogIntents& out) {
    auto& form = desk.state.form.site;
    auto const& site = view.site;
    if (!form.is_begun) {
        form.is_begun = true;
        form.subject =
            place_of(site.subjects, site.objective ? site.objective->subject : std::string(core::index_subject), 0);
        form.campaign = site.campaigns.empty() ? 0 : site.campaigns.size() - 1;
        if (site.objective) {
            form.title = site.objective->title;
            form.planned = text::decimal(site.objective->target, 2);
            form.to = core::iso(site.objective->due_on);
            form.campaign = site.baseline;
        }
    }
    DialogCard card(desk, screen, {560, 504}, text::tr("Objective of {0}", {site.project}));
    card.choice("objective.subject", text::tr("What is to change"), names_of(site.subjects), form.subject);
    card.choice("objective.baseline", text::tr("Compared with the campaign"), names_of(site.campaigns), form.campaign);
    card.fields({{"objective.target", text::tr("Target"), text::tr("12.5, or -60%, or +14"), form.planned},
                 {"objective.due", text::tr("By"), "2027-12-31", form.to}});
    card.label(text::tr("In words (optional)"));
    card.field("objective.title", form.title, text::tr("as residents would say it"));
    card.personal_caution({form.title});
    card.paragraph(text::tr(
        "-60% and +14 count from the campaign above. What small numbers alone could do is said beside the result."));
    if (site.objective &&
        card.ui.link("objective.remove", {card.x, card.r.bottom() - card.ui.px(48), card.ui.px(160), card.ui.px(32)},
                     text::tr("Remove")))
        out.emplace_back(wb::RemoveObjective{site.objective->id});
    bool const is_ready = !form.planned.empty() && !form.to.empty() && !site.campaigns.empty();
    auto const answer = card.buttons(text::tr("Record"), is_ready, text::tr("Give the target and the day."));
    if (answer == DialogCard::Answer::cancel) out.emplace_back(wb::CloseDialog{});
    if (answer != DialogCard::Answer::ok || !site.site) return;
    dossier::ObjectiveRequest request{
        {},           site.site->id, form.title, site.subjects[form.subject].code, site.campaigns[form.campaign].code,
        form.planned, form.to};
    if (site.objective) request.id = site.objective->id;
    out.emplace_back(wb::RecordObjective{request});
}

void draw_department_dialog(Desk& desk, Rect const& screen, wb::DialogsView const& view, DialogIntents& out) {
    auto& form = desk.state.form.site;
    auto const& site = view.site;
    if (!form.is_begun) {
        form.is_begun = true;
        form.from = core::iso(core::today());
        if (site.department) {
            form.title = site.department->name;
            form.text = site.department->request;
            form.from = core::iso(site.department->asked_on);
            form.to = typed_date(site.department->answered_on);
            form.effect = site.department->answer;
        }
    }
    DialogCard card(desk, screen, {520, 432}, text::tr("Department asked for {0}", {site.project}));
    card.label(text::tr("Department or service, never a name"));
    card.field("department.name", form.title, text::tr("works and heritage, the town’s street cleaning…"));
    card.label(text::tr("What it is asked for"));
    card.field("department.request", form.text, text::tr("in one sentence"));
    card.fields({{"department.asked", text::tr("Asked on"), "2026-03-12", form.from},
                 {"department.answered", text::tr("Answered on"), text::tr("has not answered"), form.to}});
    card.label(text::tr("Its answer"));
    card.field("department.answer", form.effect, text::tr("in one sentence"));
    card.personal_caution({form.title, form.text, form.effect});
    if (site.department &&
        card.ui.link("department.remove", {card.x, card.r.bottom() - card.ui.px(48), card.ui.px(160), card.ui.px(32)},
                     text::tr("Remove")))
        out.emplace_back(wb::RemoveDepartment{site.department->id});
    auto const answer = card.buttons(text::tr("Record"), !form.title.empty(), text::tr("Say which department."));
    if (answer == DialogCard::Answer::cancel) out.emplace_back(wb::CloseDialog{});
    if (answer != DialogCard::Answer::ok || !site.site) return;
    dossier::DepartmentRequest request{{}, site.site->id, form.title, form.text, form.from, form.to, form.effect};
    if (site.department) request.id = site.department->id;
    out.emplace_back(wb::RecordDepartment{request});
}

}
