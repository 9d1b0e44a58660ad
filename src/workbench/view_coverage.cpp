#include "workbench/view_coverage.hpp"

#include "text/language.hpp"
#include "text/number.hpp"
#include "workbench/view_site.hpp"
#include "workbench/workbench.hpp"

#include <algorithm>
#include <cmath>

namespace vigie::workbench {

namespace {

using text::tr;

std::string number(std::size_t n) { return text::integer(static_cast<std::int64_t>(n)); }

/// Does it bear on the index, or on the second axis?
bool is_weighted(core::Indicator const& indicator) { return indicator.weight > 0; }

CoverageView::Row residence_row(Workbench const& workbench, dossier::CampaignData const& data, std::uint32_t row) {
    CoverageView::Row out{row,
                          workbench.snapshot().residences[row].name,
                          {},
                          data.scores[row].index.coverage,
                          {},
                          data.scores[row].index.score.has_value(),
                          workbench.is_selected(row)};
    for (auto const& family : data.families(row))
        out.families.push_back(family.exists ? std::optional(family.coverage) : std::nullopt);
    return out;
}

/// Means of its residences, weighted by dwellings.
CoverageView::Row zone_row(Workbench const& workbench, dossier::CampaignData const& data, std::uint32_t zone) {
    auto const& s = workbench.snapshot();
    auto const& layer = s.zone_layers.front();
    CoverageView::Row out;
    out.place = zone;
    out.zone = layer.zones[zone].code;
    out.name = layer.zones[zone].name.empty() ? layer.zones[zone].code : layer.zones[zone].name;
    out.is_selected = workbench.filter().keeps_zone(layer.zones[zone].code);
    std::vector<double> families(data.grid.families.size(), 0);
    std::vector<bool> exists(families.size(), false);
    double dwellings = 0;
    for (std::uint32_t row = 0; row < data.scores.size(); ++row) {
        if (layer.zone_of[row] != static_cast<std::int32_t>(zone)) continue;
        double const weight = s.residences[row].dwellings.value_or(0);
        dwellings += weight;
        out.coverage += weight * data.scores[row].index.coverage;
        for (std::size_t f = 0; f < families.size(); ++f) {
            exists[f] = exists[f] || data.families(row)[f].exists;
            families[f] += weight * data.families(row)[f].coverage;
        }
    }
    if (dwellings > 0) out.coverage /= dwellings;
    for (std::size_t f = 0; f < families.size(); ++f)
        out.families.push_back(exists[f] && dwellings > 0 ? std::optional(families[f] / dwellings) : std::nullopt);
    out.is_scored = data.zones.at(layer.layer.id)[zone].score.score.has_value();
    return out;
}

std::string stock_sentence(Workbench const& workbench, dossier::CampaignData const& data) {
    double sum = 0;
    for (auto const& score : data.scores)
        sum += score.index.coverage;
    auto const mean = text::percent(data.scores.empty() ? 0 : sum / static_cast<double>(data.scores.size()));
    std::string nowhere;
    std::size_t count = 0, column = 0;
    auto const& counts = workbench.observed_counts();
    for (auto const& family : data.grid.families)
        for (auto const& indicator : family.indicators) {
            if (counts.at(column++) > 0 || !is_weighted(indicator)) continue;
            nowhere += (count++ > 0 ? ", " : "") + text::pick(indicator.name);
        }
    if (count == 0) return tr("{0} of the weight is observed on average; no indicator is missing everywhere.", {mean});
    return tr("{0} of the weight is observed on average. Observed for no residence: {1}.", {mean, nowhere});
}

/// Why an indicator lacks here.
std::string reason(core::Indicator const& indicator, std::size_t observed, std::size_t residences, bool is_empty) {
    auto const& name = text::pick(indicator.name);
    if (is_empty && indicator.kind == core::ValueKind::survey_share)
        return tr("{0}: the survey has no answer here.", {name});
    if (is_empty) return tr("{0}: the row is there, and empty.", {name});
    if (observed > 0)
        return tr("{0}: known for {1} of {2} residences, not here ({3}).",
                  {name, number(observed), number(residences), indicator.source});
    if (!indicator.incident_kinds.empty())
        return tr("{0}: no file of incidents of this kind has been imported.", {name});
    return tr("{0}: never imported for this campaign ({1}).", {name, indicator.source});
}

void add_missing(CoverageView& view, Workbench const& workbench, dossier::CampaignData const& data, std::uint32_t row) {
    view.chosen = workbench.snapshot().residences[row].name;
    auto const& counts = workbench.observed_counts();
    auto const& empty = workbench.empty_observations(row);
    std::size_t column = 0;
    for (auto const& family : data.grid.families)
        for (auto const& indicator : family.indicators) {
            auto const at = column++;
            if (!is_weighted(indicator) || !std::isnan(data.cells->matrix.normalised.at(at)[row])) continue;
            view.missing.push_back(
                reason(indicator, counts.at(at), data.scores.size(), empty.contains(indicator.code)));
        }
}

}

CoverageView coverage_view(Workbench const& workbench) {
    CoverageView view;
    auto const& s = workbench.snapshot();
    auto const* data = workbench.campaign();
    view.order = &workbench.coverage_order();
    view.has_zones = !s.zone_layers.empty();
    view.of_zones = view.has_zones && workbench.coverage_of_zones;
    if (data == nullptr || !data->run) return view;
    view.filter = workbench.filter();
    view.minimum = data->grid.rules.minimum_coverage;
    for (auto const& family : data->grid.families)
        view.columns.push_back({text::pick(family.name), text::pick(family.short_name)});
    view.sentence = stock_sentence(workbench, *data);
    bool const of_zones = view.of_zones;
    view.row = [&workbench, data, of_zones](std::uint32_t place) {
        return of_zones ? zone_row(workbench, *data, place) : residence_row(workbench, *data, place);
    };
    auto const focus = workbench.focus();
    if (focus) add_missing(view, workbench, *data, *focus);
    for (std::size_t i = 0; i < view.order->size(); ++i) {
        auto const place = (*view.order)[i];
        bool const is_here = of_zones ? workbench.filter().keeps_zone(s.zone_layers.front().zones[place].code)
                                      : focus == place;
        if (is_here) view.at = i;
    }
    return view;
}

OutliersView outliers_view(Workbench const& workbench) {
    OutliersView view;
    auto const* found = workbench.outliers();
    if (found == nullptr) {
        view.is_pending = workbench.campaign() != nullptr && workbench.campaign()->run.has_value();
        return view;
    }
    for (auto const& outlier : *found) {
        OutlierRow row;
        row.row = outlier.row;
        row.name = workbench.snapshot().residences[outlier.row].name;
        row.indicator = text::pick(outlier.indicator.name);
        row.value = dossier::indicator_words(outlier.indicator, outlier.value);
        if (outlier.numerator && outlier.denominator)
            row.value +=
                " (" + text::decimal(*outlier.numerator, 0) + " / " + text::decimal(*outlier.denominator, 0) + ")";
        row.median = dossier::indicator_words(outlier.indicator, outlier.median);
        row.distance = tr("{0} times the usual spread", {text::decimal(std::abs(outlier.z), 1)});
        row.source = outlier.source.empty() ? tr("counted from the incidents") : outlier.source;
        row.is_high_bad_side = (outlier.z > 0) == outlier.indicator.high_is_bad();
        row.is_selected = workbench.is_selected(outlier.row);
        view.rows.push_back(std::move(row));
    }
    return view;
}

}
