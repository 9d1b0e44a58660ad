#include "workbench/view_clusters.hpp"

#include "analysis/places.hpp"
#include "diagnosis/clusters.hpp"
#include "dossier/local_verdict.hpp"
#include "text/language.hpp"
#include "text/number.hpp"
#include "workbench/workbench.hpp"

#include <algorithm>
#include <cmath>
#include <map>

namespace vigie::workbench {

namespace {

constexpr std::size_t most_bars = 12;
constexpr double many_islands = 0.1; ///< share of the scored residences

/// The run of the campaign shown, when it is one of residences that looks at neighbours.
store::ClusterRun const* run_among_neighbours(Workbench const& workbench) {
    auto const* data = workbench.campaign();
    if (data == nullptr || !data->clusters || data->clusters->layer) return nullptr;
    auto const& run = *data->clusters;
    return run.method == "local-moran" || run.method == "gi-star" ? &run : nullptr;
}

std::string count(std::size_t n) { return text::integer(static_cast<std::int64_t>(n)); }

/// Of the places that were compared: residences on one spot are one.
double mean_of(store::ClusterRun const& run, dossier::Snapshot const& snapshot) {
    std::vector<core::Projected> spots;
    std::vector<double> values;
    for (auto const& local : run.local->sites) {
        auto const found = snapshot.row_of.find(local.residence);
        if (!found || !snapshot.residences[*found].position) continue;
        spots.push_back(*snapshot.residences[*found].position);
        values.push_back(local.value); // its place's
    }
    auto const places = analysis::places_of(spots);
    double sum = 0;
    std::size_t seen = 0;
    for (std::size_t i = 0; i < values.size(); ++i)
        if (places.of_site[i] == seen) sum += values[i], ++seen; // places are in the order of their first residences
    return seen == 0 ? 0 : sum / static_cast<double>(seen);
}

std::string place_in_words(ScatterPlace place) {
    switch (place) {
    case ScatterPlace::high_high:
        return text::tr("high, among high ones");
    case ScatterPlace::low_low:
        return text::tr("low, among low ones");
    case ScatterPlace::low_high:
        return text::tr("low, among high ones");
    case ScatterPlace::high_low:
        return text::tr("high, among low ones");
    case ScatterPlace::none:
        break;
    }
    return text::tr("at the mean");
}

std::string slope_sentence(double slope) {
    return text::tr("Slope {0}: the share of a difference from the mean that is found again among the neighbours.",
                    {text::decimal(slope, 2)});
}

std::string selection_sentence(ScatterView const& view, dossier::Snapshot const& snapshot) {
    std::size_t selected = 0;
    ScatterPoint const* last = nullptr;
    for (auto const& point : view.points)
        if (point.is_selected) ++selected, last = &point;
    if (selected == 0) return slope_sentence(view.slope);
    if (selected > 1)
        return text::tr("{0} residences chosen in the plot, on the map and in the table.", {count(selected)});
    auto const strength = last->is_significant ? text::tr("stands out") : text::tr("does not stand out");
    return text::tr("{0}: {1}; {2}.", {snapshot.residences[last->row].name, place_in_words(last->place), strength});
}

/// Bars of one number each while they are few, else of equal widths.
std::vector<NeighboursView::Bar> bars_of(std::map<int, std::size_t> const& counts) {
    std::vector<NeighboursView::Bar> bars;
    if (counts.empty()) return bars;
    int const most = counts.rbegin()->first;
    int const width = most / static_cast<int>(most_bars) + 1;
    for (int from = 0; from <= most; from += width) {
        auto const last = std::min(from + width - 1, most);
        NeighboursView::Bar bar;
        bar.label = width == 1 ? text::integer(from) : text::integer(from) + "–" + text::integer(last);
        for (auto found = counts.lower_bound(from); found != counts.end() && found->first <= last; ++found)
            bar.residences += found->second;
        bars.push_back(std::move(bar));
    }
    return bars;
}

std::string reason_of(core::Residence const& residence, bool is_scored) {
    if (!residence.position) return text::tr("no position");
    if (!is_scored) return text::tr("not scored");
    return text::tr("no scored residence near enough");
}

}

ScatterView scatter_view(Workbench const& workbench) {
    ScatterView view;
    auto const* run = run_among_neighbours(workbench);
    if (run == nullptr || run->method != "local-moran") return view;
    auto const& snapshot = workbench.snapshot();
    double const mean = mean_of(*run, snapshot);
    double cross = 0, squares = 0;
    for (auto const& local : run->local->sites) {
        auto const found = snapshot.row_of.find(local.residence);
        if (!found || local.neighbours == 0) continue;
        ScatterPoint point;
        point.row = *found;
        point.value = local.value - mean;
        point.lag = local.lag;
        point.place = dossier::kind_of(local.quadrant);
        point.is_significant = local.is_significant;
        point.is_selected = workbench.is_selected(point.row);
        view.half_width = std::max(view.half_width, std::abs(point.value));
        view.half_height = std::max(view.half_height, std::abs(point.lag));
        cross += point.value * point.lag, squares += point.value * point.value;
        if (workbench.filtered_in()[point.row]) view.points.push_back(point); // the slope stays that of all
    }
    if (squares > 0) view.slope = cross / squares;
    std::ranges::sort(view.points, {}, [](ScatterPoint const& p) { return std::pair(p.value, p.row); });
    view.sentence = selection_sentence(view, snapshot);
    return view;
}

NeighboursView neighbours_view(Workbench const& workbench) {
    NeighboursView view;
    auto const* run = run_among_neighbours(workbench);
    if (run == nullptr) return view;
    auto const& snapshot = workbench.snapshot();
    std::map<int, std::size_t> counts;
    std::map<std::uint32_t, int> neighbours;
    for (auto const& local : run->local->sites)
        if (auto const found = snapshot.row_of.find(local.residence)) {
            ++counts[local.neighbours];
            neighbours[*found] = local.neighbours;
        }
    view.bars = bars_of(counts);
    for (std::uint32_t row = 0; row < snapshot.residences.size(); ++row) {
        auto const found = neighbours.find(row);
        if (found != neighbours.end() && found->second > 0) continue;
        auto const& residence = snapshot.residences[row];
        view.islands.push_back({row, residence.name, reason_of(residence, found != neighbours.end())});
    }
    view.sentence = view.islands.empty() ? text::tr("Each scored residence has a neighbour.")
                                         : text::tr_n("{0} residence is not tested:", "{0} residences are not tested:",
                                                      static_cast<long long>(view.islands.size()));
    return view;
}

std::vector<IsolatedRow> isolated_rows(Workbench const& workbench) {
    std::vector<IsolatedRow> rows;
    auto const* run = run_among_neighbours(workbench);
    if (run == nullptr) return rows;
    auto const& snapshot = workbench.snapshot();
    for (auto const id : run->local->isolated_high)
        if (auto const found = snapshot.row_of.find(id))
            rows.push_back({*found, snapshot.residences[*found].name});
    return rows;
}

std::vector<std::string> cluster_warnings(Workbench const& workbench) {
    std::vector<std::string> sentences;
    auto const* data = workbench.campaign();
    if (data == nullptr || !data->clusters) return sentences;
    auto const& run = *data->clusters;
    if (auto const few = diagnosis::few_sites_sentence(run); !few.empty()) sentences.push_back(few);
    auto const* const tested = run_among_neighbours(workbench);
    if (tested == nullptr) return sentences;
    // The smallest two-sided p is 2 / (draws + 1): four residences, a small foyer, must be able to survive
    // Benjamini-Hochberg.
    auto const needed = std::ceil(2 * static_cast<double>(run.tested) / (4 * run.alpha));
    if (static_cast<double>(run.permutations) + 1 < needed)
        sentences.push_back(text::tr(
            "Few draws ({0}) for {1} residences: a small cluster cannot show, however clear. Take {2} or more.",
            {text::integer(run.permutations), text::integer(run.tested),
             text::integer(static_cast<std::int64_t>(needed))}));
    auto const& sites = run.local->sites;
    auto const islands = std::ranges::count(sites, 0, &store::StoredLocal::neighbours);
    if (static_cast<double>(islands) > many_islands * static_cast<double>(sites.size()))
        sentences.push_back(text::tr(
            "{0} of {1} residences have no neighbour and are not tested: a wider neighbourhood would take them in.",
            {text::integer(islands), text::integer(static_cast<std::int64_t>(sites.size()))}));
    return sentences;
}

}
