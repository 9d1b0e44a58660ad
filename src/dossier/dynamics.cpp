#include "dossier/dynamics.hpp"

#include "dossier/run_context.hpp"

#include <numeric>

namespace vigie::dossier {

namespace {

using core::SeverityClass;

/// Column of the matrix; what is unknown has none.
std::optional<std::size_t> column_of(core::Dynamics dynamics) {
    switch (dynamics) {
    case core::Dynamics::better:
        return 0;
    case core::Dynamics::steady:
        return 1;
    case core::Dynamics::worse:
        return 2;
    case core::Dynamics::unknown:
        break;
    }
    return std::nullopt;
}

void add_to(StatusDynamics::Cell& cell, std::uint32_t place, int dwellings) {
    cell.members.push_back(place);
    cell.dwellings += dwellings;
}

/// Residences of each zone, in order.
std::vector<std::vector<std::uint32_t>> rows_by_zone(ZoneLayerData const& layer) {
    std::vector<std::vector<std::uint32_t>> rows(layer.zones.size());
    for (std::uint32_t row = 0; row < layer.zone_of.size(); ++row)
        if (layer.zone_of[row] >= 0) rows[static_cast<std::size_t>(layer.zone_of[row])].push_back(row);
    return rows;
}

int dwellings_of(Snapshot const& snapshot, std::uint32_t row) { return snapshot.residences[row].dwellings.value_or(0); }

}

StatusDynamics status_dynamics(std::span<MovingPlace const> places) {
    StatusDynamics result;
    for (std::uint32_t i = 0; i < places.size(); ++i) {
        auto const& place = places[i];
        bool const is_complex = core::is_complex(place.now), was_complex = core::is_complex(place.before);
        if (is_complex && !was_complex) result.entries.push_back(i);
        if (was_complex && !is_complex) result.exits.push_back(i);
        auto const column = column_of(core::dynamics_of(place.change));
        if (!column || place.now == SeverityClass::not_scored) {
            add_to(result.not_compared, i, place.dwellings);
            continue;
        }
        add_to(result.cells[3 - static_cast<std::size_t>(place.now)][*column], i, place.dwellings);
        ++(*column == 0 ? result.better : *column == 1 ? result.steady : result.worse);
    }
    return result;
}

std::vector<MovingPlace> moving_residences(Snapshot const& snapshot, CampaignData const& data) {
    auto const* const before = scored_before(snapshot, data);
    std::vector<MovingPlace> places;
    if (before == nullptr || !data.run) return places;
    auto const &scores = *data.scores, &scores_before = *before->scores;
    places.reserve(scores.size());
    for (std::uint32_t row = 0; row < scores.size(); ++row) {
        auto const& now = scores[row];
        auto const& then = scores_before[row];
        places.push_back({then.shown, now.shown,
                          core::change_between(then.index.score, then.variance, now.index.score, now.variance),
                          dwellings_of(snapshot, row)});
    }
    return places;
}

std::vector<MovingPlace> moving_zones(Snapshot const& snapshot, CampaignData const& data, ZoneLayerData const& layer) {
    auto const* const before = scored_before(snapshot, data);
    std::vector<MovingPlace> places;
    if (before == nullptr || !data.run) return places;
    for (auto const& rows : rows_by_zone(layer)) {
        auto const now = mean_index(snapshot, data, rows), then = mean_index(snapshot, *before, rows);
        places.push_back({class_of(then.score.score, before->grid.rules), class_of(now.score.score, data.grid.rules),
                          core::change_between(then.score.score, then.variance, now.score.score, now.variance),
                          static_cast<int>(now.score.dwellings)});
    }
    return places;
}

SeverityClass class_of(std::optional<double> score, core::GridRules const& rules) {
    return score ? core::scoring::classify(*score, rules) : SeverityClass::not_scored;
}

MeanIndex mean_index(Snapshot const& snapshot, CampaignData const& data, std::span<std::uint32_t const> rows) {
    std::vector<core::scoring::ZoneTerm> terms;
    std::vector<core::WeightedVariance> variances;
    terms.reserve(rows.size());
    for (auto const row : rows) {
        double const dwellings = dwellings_of(snapshot, row);
        auto const score = row < data.scores.size() ? data.scores[row].index.score : std::nullopt;
        terms.push_back({score, dwellings});
        if (score) variances.push_back({data.scores[row].variance, dwellings});
    }
    return {core::scoring::zone_score(terms, data.grid.rules), core::mean_variance(variances)};
}

MeanIndex mean_index(Snapshot const& snapshot, CampaignData const& data) {
    std::vector<std::uint32_t> rows(snapshot.residences.size());
    std::iota(rows.begin(), rows.end(), 0U);
    return mean_index(snapshot, data, rows);
}

}
