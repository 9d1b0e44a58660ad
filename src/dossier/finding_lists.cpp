#include "dossier/finding_lists.hpp"

#include "dossier/walk_plan.hpp"
#include "dossier/walk_words.hpp"
#include "text/language.hpp"
#include "text/number.hpp"

#include <algorithm>

namespace vigie::dossier {

namespace {

std::vector<core::WalkFinding> of_owner(core::Walk const& walk, std::vector<core::WalkFinding> const& findings,
                                        core::FindingOwner owner) {
    std::vector<core::WalkFinding> mine;
    for (auto const& finding : findings)
        if (finding.walk == walk.id && finding.owner == owner) mine.push_back(finding);
    static constexpr auto never = core::Date{std::chrono::year{9999}, std::chrono::December, std::chrono::day{31}};
    std::ranges::stable_sort(mine, [](auto const& a, auto const& b) {
        bool const open_a = a.state == core::FindingState::open, open_b = b.state == core::FindingState::open;
        return open_a != open_b ? open_a : a.due_on.value_or(never) < b.due_on.value_or(never);
    });
    return mine;
}

FindingRow row_of(Snapshot const& snapshot, core::Walk const& walk, core::WalkFinding const& finding,
                  core::Date as_of) {
    FindingRow row;
    row.id = finding.id;
    row.stop = stop_words(walk, finding.stop);
    if (row.stop.empty()) row.stop = text::tr("away from the stops");
    row.theme = theme_label(snapshot.grid, finding.theme);
    row.what = finding.what;
    row.due = finding.due_on ? text::short_date(*finding.due_on) : "–";
    row.is_late = finding.state == core::FindingState::open && finding.due_on && *finding.due_on < as_of;
    row.state = state_label(finding.state);
    if (finding.closed_on) row.state += " " + text::short_date(*finding.closed_on);
    row.photos = finding.photos;
    return row;
}

std::vector<core::FindingOwner> owners_asked(std::optional<core::FindingOwner> only) {
    if (only) return {*only};
    return {core::all_finding_owners.begin(), core::all_finding_owners.end()};
}

}

std::vector<FindingList> finding_lists(Snapshot const& snapshot, core::Walk const& walk,
                                       std::vector<core::WalkFinding> const& findings, core::Date as_of,
                                       std::optional<core::FindingOwner> only) {
    std::vector<FindingList> lists;
    for (auto const owner : owners_asked(only)) {
        auto const mine = of_owner(walk, findings, owner);
        if (mine.empty() && !only) continue;
        auto& list = lists.emplace_back();
        list.owner = owner;
        list.tally = core::tally(mine, walk.id, as_of);
        for (auto const& finding : mine)
            list.rows.push_back(row_of(snapshot, walk, finding, as_of));
    }
    return lists;
}

std::vector<gis::Table> finding_tables(Snapshot const& snapshot, core::Walk const& walk,
                                       std::vector<core::WalkFinding> const& findings, core::Date as_of,
                                       std::optional<core::FindingOwner> only) {
    std::vector<gis::Table> tables;
    for (auto const owner : owners_asked(only)) {
        auto const mine = of_owner(walk, findings, owner);
        if (mine.empty() && !only) continue;
        gis::Table table;
        table.name = owner_label(owner);
        for (auto const& head : {text::tr("Number"), text::tr("Walk"), text::tr("Date"), text::tr("Stop"),
                                 text::tr("Theme"), text::tr("Finding"), text::tr("Who acts"), text::tr("Due"),
                                 text::tr("State"), text::tr("Closed on"), text::tr("Photos")})
            table.columns.push_back({head, gis::ColumnKind::text});
        table.columns[0].kind = gis::ColumnKind::integer;
        for (auto const& finding : mine) {
            auto const row = row_of(snapshot, walk, finding, as_of);
            auto const date = [](std::optional<core::Date> on) { return on ? gis::Cell{core::iso(*on)} : gis::Cell{}; };
            table.rows.push_back({finding.id, walk.name, date(walk.walked_on), row.stop, row.theme, row.what,
                                  owner_label(owner), date(finding.due_on), state_label(finding.state),
                                  date(finding.closed_on), row.photos});
            auto const place = place_of(walk, finding);
            table.geometries.push_back(place ? core::Geometry{*place} : core::Geometry{});
        }
        tables.push_back(std::move(table));
    }
    return tables;
}

}
