// The values of a figure, per residence or per zone.
#include "dossier/measure.hpp"

#include "dossier/dynamics.hpp"

#include <cmath>
#include <limits>

namespace vigie::dossier {

namespace {

using Kind = Measure::Kind;
using Values = std::vector<double>;

constexpr double missing = std::numeric_limits<double>::quiet_NaN();

std::size_t family_at(core::Grid const& grid, std::string const& code) {
    std::size_t at = 0;
    while (at < grid.families.size() && grid.families[at].code != code)
        ++at;
    return at;
}

/// Column of an indicator in grid order; beyond the last when the grid has it not.
std::size_t column_of(core::Grid const& grid, std::string const& code) {
    std::size_t at = 0;
    for (auto const& family : grid.families)
        for (auto const& indicator : family.indicators) {
            if (indicator.code == code) return at;
            ++at;
        }
    return at;
}

Values by_score(CampaignData const& data, auto const& value_of) {
    Values values;
    values.reserve(data.scores.size());
    for (auto const& score : data.scores)
        values.push_back(value_of(score));
    return values;
}

Values changes(Snapshot const& snapshot, CampaignData const& data) {
    Values values;
    for (auto const& place : moving_residences(snapshot, data))
        values.push_back(place.change ? place.change->points : missing);
    return values;
}

double stock_mean(Snapshot const& snapshot, CampaignData const& data) {
    return mean_index(snapshot, data).score.score.value_or(missing);
}

Values observed_values(core::ObservedColumn const* observed, core::Indicator const* indicator, bool is_corrected) {
    if (observed == nullptr || indicator == nullptr) return {};
    if (is_corrected) return core::scoring::corrected(*observed, indicator->kind, indicator->scale);
    Values values;
    values.reserve(observed->cells.size());
    for (auto const& cell : observed->cells)
        values.push_back(core::scoring::raw_value(cell, indicator->scale));
    return values;
}

Values of_residences(Measure const& measure, Snapshot const& snapshot, CampaignData const* data,
                     core::ObservedColumn const* observed) {
    Values values;
    if (measure.kind == Kind::dwellings) {
        for (auto const& residence : snapshot.residences)
            values.push_back(residence.dwellings ? *residence.dwellings : missing);
        return values;
    }
    if (data == nullptr) return values;
    switch (measure.kind) {
    case Kind::index:
        return by_score(*data, [](auto const& score) { return score.index.score.value_or(missing); });
    case Kind::coverage:
        return by_score(*data, [](auto const& score) { return 100 * score.index.coverage; });
    case Kind::change:
        return changes(snapshot, *data);
    case Kind::deviation:
        return by_score(*data, [mean = stock_mean(snapshot, *data)](auto const& score) { return score.index.score.value_or(missing) - mean; });
    case Kind::family: {
        auto const at = family_at(data->grid, measure.code);
        for (std::size_t row = 0; row < data->scores.size(); ++row)
            values.push_back(at < data->grid.families.size() ? data->families(row)[at].score.value_or(missing) : missing);
        return values;
    }
    case Kind::normalised: {
        auto const column = column_of(data->grid, measure.code);
        if (column < data->cells->matrix.normalised.size())
            for (float const v : data->cells->matrix.normalised[column])
                values.push_back(static_cast<double>(v));
        return values;
    }
    case Kind::observed:
    case Kind::smoothed:
        return observed_values(observed, data->grid.find_indicator(measure.code), measure.kind == Kind::smoothed);
    default:
        return values;
    }
}

/// Σ part over Σ whole in each zone, times a factor; NaN where there is no whole.
class Shares {
public:
    explicit Shares(ZoneLayerData const& layer)
        : layer_(layer)
        , parts_(layer.zones.size(), 0)
        , wholes_(layer.zones.size(), 0) {}

    void add(std::size_t row, double part, double whole) {
        if (row >= layer_.zone_of.size() || layer_.zone_of[row] < 0 || std::isnan(part) || !(whole > 0)) return;
        auto const zone = static_cast<std::size_t>(layer_.zone_of[row]);
        parts_[zone] += part;
        wholes_[zone] += whole;
    }
    [[nodiscard]] Values values(double factor) const {
        Values values;
        for (std::size_t zone = 0; zone < parts_.size(); ++zone)
            values.push_back(wholes_[zone] > 0 ? factor * parts_[zone] / wholes_[zone] : missing);
        return values;
    }
    [[nodiscard]] Values const& parts() const { return parts_; }

private:
    ZoneLayerData const& layer_;
    Values parts_, wholes_;
};

/// Mean of the residences' values, each for its dwellings.
Values mean_by_dwellings(Values const& values, Snapshot const& snapshot, ZoneLayerData const& layer) {
    Shares shares(layer);
    for (std::size_t row = 0; row < values.size(); ++row) {
        double const dwellings = snapshot.residences[row].dwellings.value_or(0);
        shares.add(row, dwellings * values[row], dwellings);
    }
    return shares.values(1);
}

/// Pooled where it was counted: one large residence counts for what it holds; else the mean by dwellings.
Values pooled(Measure const& measure, core::ObservedColumn const& observed, Snapshot const& snapshot,
              CampaignData const& data, ZoneLayerData const& layer) {
    auto const* indicator = data.grid.find_indicator(measure.code);
    if (indicator == nullptr) return {};
    Shares counted(layer);
    bool is_counted = false;
    for (std::size_t row = 0; row < observed.cells.size(); ++row) {
        auto const& cell = observed.cells[row];
        if (observed.is_inherited[row] != 0 || std::isnan(cell.second)) continue;
        counted.add(row, cell.first, cell.second);
        is_counted = true;
    }
    if (is_counted) return counted.values(indicator->scale);
    return mean_by_dwellings(observed_values(&observed, indicator, false), snapshot, layer);
}

Values of_stored(CampaignData const& data, ZoneLayerData const& layer, auto const& value_of) {
    Values values(layer.zones.size(), missing);
    auto const found = data.zones.find(layer.layer.id);
    if (found != data.zones.end())
        for (std::size_t zone = 0; zone < std::min(values.size(), found->second.size()); ++zone)
            values[zone] = value_of(found->second[zone].score);
    return values;
}

Values complex_shares(CampaignData const& data, ZoneLayerData const& layer) {
    Shares shares(layer);
    for (std::size_t row = 0; row < data.scores.size(); ++row)
        if (data.scores[row].shown != core::SeverityClass::not_scored)
            shares.add(row, core::is_complex(data.scores[row].shown) ? 1 : 0, 1);
    return shares.values(100);
}

Values counts(Measure const& measure, Snapshot const& snapshot, ZoneLayerData const& layer) {
    if (measure.kind == Kind::population || measure.kind == Kind::housing) {
        Values values;
        for (auto const& zone : layer.zones) {
            auto const& figure = measure.kind == Kind::population ? zone.population : zone.dwellings;
            values.push_back(figure ? *figure : missing);
        }
        return values;
    }
    Shares sums(layer);
    for (std::size_t row = 0; row < snapshot.residences.size(); ++row)
        sums.add(row, measure.kind == Kind::residences ? 1 : snapshot.residences[row].dwellings.value_or(0), 1);
    return sums.parts();
}

Values of_zones(Measure const& measure, Snapshot const& snapshot, CampaignData const* data,
                core::ObservedColumn const* observed) {
    auto const& layer = snapshot.zone_layers.front();
    if (measure.nature == Measure::Nature::count) return counts(measure, snapshot, layer);
    if (data == nullptr) return {};
    switch (measure.kind) {
    case Kind::index:
        return of_stored(*data, layer, [](auto const& score) { return score.score.value_or(missing); });
    case Kind::deviation:
        return of_stored(*data, layer,
                         [mean = stock_mean(snapshot, *data)](auto const& score) { return score.score.value_or(missing) - mean; });
    case Kind::coverage:
        return of_stored(*data, layer,
                         [](auto const& score) { return score.dwellings > 0 ? 100 * score.coverage : missing; });
    case Kind::complex:
        return complex_shares(*data, layer);
    case Kind::observed:
        return observed != nullptr ? pooled(measure, *observed, snapshot, *data, layer) : Values{};
    default:
        return mean_by_dwellings(of_residences(measure, snapshot, data, observed), snapshot, layer);
    }
}

}

std::vector<double> measure_values(Measure const& measure, Snapshot const& snapshot, CampaignData const* campaign,
                                   core::ObservedColumn const* observed) {
    if (measure.is_of_zones && snapshot.zone_layers.empty()) return {};
    auto values = measure.is_of_zones ? of_zones(measure, snapshot, campaign, observed)
                                      : of_residences(measure, snapshot, campaign, observed);
    values.resize(measure.is_of_zones ? snapshot.zone_layers.front().zones.size() : snapshot.residences.size(),
                  missing);
    return values;
}

}
