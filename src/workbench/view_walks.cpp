#include "workbench/view_walks.hpp"

#include "dossier/walk_plan.hpp"
#include "text/language.hpp"
#include "text/number.hpp"
#include "workbench/workbench.hpp"

#include <algorithm>

namespace vigie::workbench {

namespace {

WalkStopRow stop_row(dossier::WalkBook const& book, core::Walk const& walk, core::WalkStop const& stop, core::Walk const* former,
                     int number) {
    WalkStopRow row;
    row.id = stop.id;
    if (!stop.is_bend) row.number = std::to_string(number);
    row.name = stop.is_bend ? text::tr("bend of the line") : stop.name;
    row.look_at = stop.look_at;
    row.ground = stop.is_bend ? std::string() : dossier::ground_label(stop.ground);
    row.owner = stop.ground;
    row.at = stop.at;
    auto const marks = std::ranges::find(book.marks, stop.id, &core::StopMarks::stop);
    if (marks != book.marks.end() && marks->mean())
        row.cleanliness = text::tr("IOP {0}", {text::decimal(*marks->mean(), 1)});
    for (auto const& finding : book.findings)
        row.open +=
            finding.walk == walk.id && finding.stop == stop.id && finding.state == core::FindingState::open ? 1 : 0;
    if (!stop.is_bend) row.left_open = static_cast<int>(dossier::open_findings_near(former, book.findings, stop.at).size());
    return row;
}

WalkFindingRow finding_row(Workbench const& workbench, core::Walk const& walk, core::WalkFinding const& finding) {
    WalkFindingRow row;
    row.id = finding.id;
    row.stop = finding.stop;
    row.what = finding.what;
    row.place = dossier::stop_words(walk, finding.stop);
    auto const theme = dossier::theme_label(workbench.grid(), finding.theme);
    if (!theme.empty()) row.place += (row.place.empty() ? "" : " · ") + theme;
    row.owner = dossier::owner_label(finding.owner);
    row.who = finding.owner;
    row.theme = finding.theme;
    row.state = finding.state;
    row.photos = finding.photos;
    row.due_typed = finding.due_on ? text::short_date(*finding.due_on) : std::string();
    row.is_late = finding.state == core::FindingState::open && finding.due_on && *finding.due_on < core::today();
    if (finding.state != core::FindingState::open)
        row.due = dossier::state_label(finding.state) + (finding.closed_on ? " " + text::short_date(*finding.closed_on) : "");
    else if (finding.due_on)
        row.due = text::tr("for {0}", {text::short_date(*finding.due_on)});
    return row;
}

void add_findings(WalksView& view, Workbench const& workbench, core::Walk const& walk) {
    for (auto const& finding : workbench.walk_book().findings)
        if (finding.walk == walk.id) view.findings.push_back(finding_row(workbench, walk, finding));
    std::ranges::reverse(view.findings);
    auto const chosen = workbench.walk_book().stop;
    if (chosen != 0) std::ranges::stable_partition(view.findings, [&](auto const& row) { return row.stop == chosen; });
}

}

WalksView walks_view(Workbench const& workbench) {
    WalksView view;
    auto const& book = workbench.walk_book();
    view.can_edit = workbench.can_edit();
    view.is_fictitious = workbench.snapshot().info.is_fictitious;
    auto const* shown = book.walk();
    for (auto walk = book.walks.rbegin(); walk != book.walks.rend(); ++walk) {
        if (&*walk == shown) view.shown = view.names.size();
        view.names.push_back(walk->name);
        view.ids.push_back(walk->id);
    }
    if (shown == nullptr) return view;
    view.id = shown->id;
    view.name = shown->name;
    view.words = text::tr("{0} · {1}", {text::long_date(shown->walked_on), dossier::walk_words(*shown)});
    for (auto const& role : shown->roles)
        view.roles += (view.roles.empty() ? "" : ", ") + role;
    view.tally = dossier::tally_words(core::tally(book.findings, shown->id, core::today()));
    auto const* former = dossier::former_walk(book.walks, *shown);
    if (former != nullptr)
        view.former = text::tr(
            "The walk before, on {0}: {1}.",
            {text::long_date(former->walked_on), dossier::tally_words(core::tally(book.findings, former->id, core::today()))});
    int number = 0;
    for (auto const& stop : shown->stops) {
        if (stop.id == book.stop) view.stop = view.stops.size();
        view.stops.push_back(stop_row(book, *shown, stop, former, stop.is_bend ? number : ++number));
        view.extent.include(stop.at);
    }
    if (view.extent.is_empty()) view.extent = workbench.snapshot().extent;
    view.themes = dossier::finding_themes(workbench.grid());
    for (auto const factor : core::cleanliness_factors)
        view.factors.push_back(dossier::factor_label(factor));
    view.marks.stop = book.stop;
    if (auto const marks = std::ranges::find(book.marks, book.stop, &core::StopMarks::stop); marks != book.marks.end())
        view.marks = *marks;
    add_findings(view, workbench, *shown);
    return view;
}

}
