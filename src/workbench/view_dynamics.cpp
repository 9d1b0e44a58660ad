#include "workbench/view_dynamics.hpp"

#include "dossier/change_words.hpp"
#include "scene/colouring.hpp"
#include "text/language.hpp"
#include "text/number.hpp"
#include "workbench/views.hpp"
#include "workbench/workbench.hpp"

#include <algorithm>
#include <cmath>

namespace vigie::workbench {

namespace {

using Rows = std::vector<std::uint32_t>;

using scene::matrix_changes, scene::matrix_classes;

/// As shown: under the weights being tried where some are.
std::vector<dossier::MovingPlace> shown_residences(Workbench const& workbench, dossier::CampaignData const& data) {
    auto places = dossier::moving_residences(workbench.snapshot(), data);
    auto const figures = workbench.figures();
    for (std::uint32_t row = 0; row < places.size(); ++row) {
        places[row].now = figures.severity(row);
        places[row].change = figures.change(row);
    }
    return places;
}

/// Names of what a cell holds, and the residences that a press selects.
struct Members {
    dossier::Snapshot const& snapshot;
    dossier::ZoneLayerData const* layer = nullptr; ///< null: the places are residences

    [[nodiscard]] std::string name(std::uint32_t place) const {
        if (layer == nullptr) return snapshot.residences[place].name;
        auto const& zone = layer->zones[place];
        return zone.name.empty() ? zone.code : zone.name;
    }
    [[nodiscard]] Rows rows(Rows const& places) const {
        if (layer == nullptr) return places;
        Rows rows;
        for (std::uint32_t row = 0; row < layer->zone_of.size(); ++row)
            if (std::ranges::find(places, static_cast<std::uint32_t>(layer->zone_of[row])) != places.end())
                rows.push_back(row);
        return rows;
    }
};

std::string names_of(Members const& members, Rows const& places) {
    constexpr std::size_t most = 8;
    std::string names;
    for (std::size_t i = 0; i < std::min(places.size(), most); ++i)
        names += (i > 0 ? ", " : "") + members.name(places[i]);
    return places.size() > most ? names + "…" : names;
}

DynamicsView::Cell cell_of(dossier::StatusDynamics::Cell const& cell, Members const& members, std::string const& title,
                           Rows const& selection) {
    DynamicsView::Cell out;
    out.count = cell.members.size();
    out.dwellings = cell.dwellings;
    out.rows = members.rows(cell.members);
    out.words = cell.members.empty() ? title : text::tr("{0}: {1}", {title, names_of(members, cell.members)});
    out.is_selected = !out.rows.empty() && out.rows == selection;
    return out;
}

void add_cells(DynamicsView& view, dossier::StatusDynamics const& dynamics, Members const& members, Rows const& selection) {
    for (std::size_t r = 0; r < matrix_classes.size(); ++r)
        for (std::size_t c = 0; c < matrix_changes.size(); ++c) {
            auto const title = text::tr(
                "Class {0}, {1}", {std::string(1, core::letter(matrix_classes[r])), dossier::dynamics_label(matrix_changes[c])});
            view.cells[r][c] = cell_of(dynamics.cells[r][c], members, title, selection);
        }
    view.not_compared =
        cell_of(dynamics.not_compared, members, text::tr("Without a score in both campaigns"), selection);
}

std::vector<DynamicsView::Passage> passages(Workbench const& workbench, std::vector<dossier::MovingPlace> const& places,
                                            Rows const& rows) {
    std::vector<DynamicsView::Passage> list;
    for (auto const row : rows)
        list.push_back({row, workbench.snapshot().residences[row].name, places[row].before, places[row].now,
                        places[row].change, workbench.is_selected(row)});
    std::ranges::stable_sort(list, std::greater{},
                             [](auto const& each) { return each.change ? std::abs(each.change->points) : -1; });
    return list;
}

}

DynamicsView dynamics_view(Workbench const& workbench) {
    DynamicsView view;
    auto const& s = workbench.snapshot();
    auto const* now = workbench.campaign();
    auto const* before = workbench.previous_campaign();
    view.has_zones = !s.zone_layers.empty();
    view.of_zones = view.has_zones && workbench.dynamics_of_zones;
    if (now == nullptr || before == nullptr || !now->run) return view;
    view.before = before->campaign.name;
    view.now = now->campaign.name;
    view.can_export = find_action("file.dynamics_table")->is_enabled(workbench);
    auto const residences = shown_residences(workbench, *now);
    auto const dynamics = dossier::status_dynamics(residences);
    view.entries = passages(workbench, residences, dynamics.entries);
    view.exits = passages(workbench, residences, dynamics.exits);
    if (view.of_zones) {
        auto const& layer = s.zone_layers.front();
        auto const zones = dossier::status_dynamics(dossier::moving_zones(s, *now, layer));
        add_cells(view, zones, {s, &layer}, workbench.selection());
        view.sentence = dossier::noise_sentence(zones, view.before, view.now);
    } else {
        add_cells(view, dynamics, {s}, workbench.selection());
        view.sentence = dossier::noise_sentence(dynamics, view.before, view.now);
    }
    if (before->grid != now->grid) view.caveat = dossier::other_grid_sentence(view.before);
    if (workbench.draft().is_moved())
        view.caveat += (view.caveat.empty() ? "" : " ") +
                       text::tr("While another weighting or grid is tried, the noise stays that of the saved one.");
    return view;
}

}
