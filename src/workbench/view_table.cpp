// Rows of the bottom tabs and of the watch list.
#include "text/language.hpp"
#include "text/number.hpp"
#include "workbench/views.hpp"
#include "workbench/watch.hpp"

#include <algorithm>

namespace vigie::workbench {

std::string status_title(core::WatchStatus status) {
    auto words = status_label(status);
    if (words.size() > 1 && words[0] >= 'a' && words[0] <= 'z') words[0] = static_cast<char>(words[0] - 'a' + 'A');
    // « à » is C3 A0, « À » is C3 80: capitals of Latin-1 lie 32 below.
    if (words.starts_with("à")) words[1] = static_cast<char>(0x80);
    return words;
}

TableRow table_row(Workbench const& workbench, std::uint32_t row) {
    auto const& s = workbench.snapshot();
    auto const* data = workbench.campaign();
    TableRow out;
    out.row = row;
    out.name = s.residences[row].name;
    out.zone = s.neighbourhood(row);
    out.status = status_title(s.status[row]);
    out.severity = workbench.shown_class(row);
    out.score = workbench.shown_score(row);
    out.change = workbench.change(row);
    out.rank = workbench.shown_rank(row);
    auto const interval = workbench.rank_interval(row);
    out.low_rank = interval.low;
    out.high_rank = interval.high;
    if (data != nullptr && row < data->scores.size()) {
        out.coverage = data->scores[row].index.coverage;
        if (!data->scores[row].families.empty()) out.family = data->scores[row].families.front().score;
    }
    out.dwellings = s.residences[row].dwellings;
    if (auto const* foyer = workbench.foyer_of(row)) out.foyer = foyer->number;
    out.is_selected = workbench.is_selected(row);
    return out;
}

std::string column_title(Workbench const& workbench, Column column) {
    switch (column) {
    case Column::name:
        return text::tr("Residence");
    case Column::zone:
        return text::tr("Neighbourhood");
    case Column::severity:
        return text::tr("Class");
    case Column::score:
        return text::tr("Score");
    case Column::change: {
        auto const* before = workbench.previous_campaign();
        return before != nullptr ? text::tr("Since {0}", {before->campaign.name}) : text::tr("Change");
    }
    case Column::rank:
        return text::tr("Rank");
    case Column::interval:
        return text::tr("Interval P5–P95");
    case Column::coverage:
        return text::tr("Coverage");
    case Column::dwellings:
        return text::tr("Dwellings");
    case Column::family: {
        auto const& families = workbench.snapshot().grid.families;
        return families.empty() ? std::string{} : text::pick(families.front().short_name);
    }
    case Column::status:
        return text::tr("Status");
    case Column::foyer:
        return text::tr("Cluster");
    }
    return {};
}

std::vector<FilterChip> filter_chips(Workbench const& workbench) {
    std::vector<FilterChip> chips;
    auto const& filter = workbench.filter();
    auto const add = [&](std::string label, auto clear) {
        FilterChip chip{std::move(label), filter};
        clear(chip.without);
        chips.push_back(std::move(chip));
    };
    if (!filter.classes.empty()) {
        std::string letters;
        for (auto const c : filter.classes)
            letters += (letters.empty() ? "" : ", ") + std::string(1, core::letter(c));
        add(text::tr("Class: {0}", {letters}), [](Filter& f) { f.classes.clear(); });
    }
    if (!filter.agency.empty()) add(text::tr("Agency: {0}", {filter.agency}), [](Filter& f) { f.agency.clear(); });
    if (!filter.zone.empty()) {
        std::string name = filter.zone;
        for (auto const& zone : workbench.snapshot().zone_layers.front().zones)
            if (zone.code == filter.zone) name = zone.name;
        add(name, [](Filter& f) { f.zone.clear(); });
    }
    if (filter.status)
        add(text::tr("Status: {0}", {status_title(*filter.status)}), [](Filter& f) { f.status.reset(); });
    if (!filter.text.empty()) add(text::tr("“{0}”", {filter.text}), [](Filter& f) { f.text.clear(); });
    return chips;
}

std::vector<ZoneRow> zone_rows(Workbench const& workbench) {
    std::vector<ZoneRow> rows;
    auto const& s = workbench.snapshot();
    if (s.zone_layers.empty()) return rows;
    auto const& layer = s.zone_layers.front();
    for (auto const& zone : layer.zones)
        rows.push_back({zone.code, zone.name, core::SeverityClass::not_scored, {}, {}, 0, 0, 0, 0});
    for (std::uint32_t row = 0; row < s.residences.size(); ++row) {
        if (layer.zone_of[row] < 0) continue;
        auto& out = rows[static_cast<std::size_t>(layer.zone_of[row])];
        ++out.residences;
        out.dwellings += s.residences[row].dwellings.value_or(0);
        if (core::is_complex(workbench.shown_class(row))) ++out.complex;
    }
    // Means follow the weights being tried: reckoned here from the shown scores, by the stored rule.
    for (std::size_t z = 0; z < rows.size(); ++z) {
        std::vector<core::scoring::ZoneTerm> now, before;
        auto const* previous = workbench.previous_campaign();
        for (std::uint32_t row = 0; row < s.residences.size(); ++row) {
            if (layer.zone_of[row] != static_cast<std::int32_t>(z)) continue;
            double const dwellings = s.residences[row].dwellings.value_or(0);
            now.push_back({workbench.shown_score(row), dwellings});
            if (previous != nullptr && row < previous->scores.size())
                before.push_back({previous->scores[row].index.score, dwellings});
        }
        auto const score = core::scoring::zone_score(now, s.grid.rules);
        rows[z].score = score.score;
        rows[z].coverage = score.coverage;
        if (score.score) rows[z].severity = core::scoring::classify(*score.score, s.grid.rules);
        auto const past = core::scoring::zone_score(before, s.grid.rules);
        if (score.score && past.score) rows[z].change = *score.score - *past.score;
    }
    std::stable_sort(rows.begin(), rows.end(),
                     [](auto const& a, auto const& b) { return a.score.value_or(-1) > b.score.value_or(-1); });
    return rows;
}

std::vector<FoyerRow> foyer_rows(Workbench const& workbench) {
    std::vector<FoyerRow> rows;
    auto const* data = workbench.campaign();
    if (data == nullptr || !data->clusters) return rows;
    for (auto const& foyer : data->clusters->foyers) {
        FoyerRow row;
        row.number = foyer.number;
        row.name = foyer.name.empty() ? text::tr("Cluster {0}", {text::integer(foyer.number)}) : foyer.name;
        row.solidity = !foyer.is_solid   ? text::tr("not tested")
                       : *foyer.is_solid ? text::tr("solid")
                                         : text::tr("fragile");
        row.residences = static_cast<int>(foyer.members.size());
        row.dwellings = foyer.dwellings;
        row.mean_score = foyer.mean_score;
        row.smallest_q = foyer.smallest_q;
        for (auto const id : foyer.members)
            if (auto const found = workbench.snapshot().row_of.find(id); found != workbench.snapshot().row_of.end())
                row.rows.push_back(found->second);
        rows.push_back(std::move(row));
    }
    return rows;
}

std::vector<JournalRow> journal_rows(Workbench const& workbench) {
    std::vector<JournalRow> rows;
    auto const& s = workbench.snapshot();
    for (auto const& event : s.watch_events)
        if (auto const found = s.row_of.find(event.residence); found != s.row_of.end())
            rows.push_back({event.decided_on, found->second,
                            status_title(event.status) + (event.motive.empty() ? "" : " · " + event.motive),
                            event.role});
    for (auto const& note : s.notes)
        if (auto const found = s.row_of.find(note.residence); found != s.row_of.end())
            rows.push_back({note.date, found->second, note.body, note.role});
    std::stable_sort(rows.begin(), rows.end(), [](auto const& a, auto const& b) { return a.date > b.date; });
    return rows;
}

HistoryView history_view(Workbench const& workbench) {
    HistoryView view;
    for (auto const& data : workbench.snapshot().campaigns) {
        HistoryView::Column column;
        column.campaign = data.campaign.name;
        std::vector<core::scoring::ZoneTerm> terms;
        for (std::size_t row = 0; row < data.scores.size(); ++row) {
            ++column.by_class[static_cast<std::size_t>(data.scores[row].shown)];
            terms.push_back({data.scores[row].index.score,
                             static_cast<double>(workbench.snapshot().residences[row].dwellings.value_or(0))});
        }
        column.mean = core::scoring::zone_score(terms, workbench.snapshot().grid.rules).score;
        view.campaigns.push_back(std::move(column));
    }
    return view;
}

bool is_late(core::Action const& action, core::Date today) {
    bool const is_open = action.state == core::ActionState::planned || action.state == core::ActionState::under_way;
    return is_open && action.due_on && *action.due_on < today;
}

std::vector<std::optional<double>> score_history(Workbench const& workbench, std::uint32_t row) {
    std::vector<std::optional<double>> out;
    for (auto const& data : workbench.snapshot().campaigns)
        if (data.run) out.push_back(row < data.scores.size() ? data.scores[row].index.score : std::nullopt);
    return out;
}

std::vector<WatchRow> watch_rows(Workbench const& workbench) {
    std::vector<WatchRow> rows;
    auto const& s = workbench.snapshot();
    auto const today = core::today();
    for (std::uint32_t row = 0; row < s.residences.size(); ++row) {
        auto const status = s.status[row];
        if (status == core::WatchStatus::ordinary || status == core::WatchStatus::closed) continue;
        WatchRow out{row,
                     s.residences[row].name,
                     s.neighbourhood(row),
                     status_title(status),
                     workbench.shown_class(row),
                     workbench.shown_score(row),
                     0,
                     score_history(workbench, row)};
        for (auto const& action : s.actions)
            if (action.residence == s.residences[row].id && is_late(action, today)) ++out.late;
        rows.push_back(std::move(out));
    }
    std::stable_sort(rows.begin(), rows.end(),
                     [](auto const& a, auto const& b) { return a.score.value_or(-1) > b.score.value_or(-1); });
    return rows;
}

}
