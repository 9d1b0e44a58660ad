// What is missing and what is out of line: reckoned when it is looked at.
#include "workbench/workbench.hpp"

#include "text/language.hpp"

#include <algorithm>
#include <cmath>

namespace vigie::workbench {

namespace {

/// Share of the index's weight observed, by place; zones by their dwellings.
std::vector<double> coverages(dossier::Snapshot const& snapshot, dossier::CampaignData const& data, bool of_zones) {
    if (!of_zones) {
        std::vector<double> list;
        for (auto const& score : data.scores)
            list.push_back(score.index.coverage);
        return list;
    }
    auto const& layer = snapshot.zone_layers.front();
    std::vector<double> sum(layer.zones.size(), 0), dwellings(layer.zones.size(), 0);
    for (std::size_t row = 0; row < data.scores.size(); ++row) {
        if (layer.zone_of[row] < 0) continue;
        auto const zone = static_cast<std::size_t>(layer.zone_of[row]);
        double const weight = snapshot.residences[row].dwellings.value_or(0);
        sum[zone] += weight * data.scores[row].index.coverage;
        dwellings[zone] += weight;
    }
    for (std::size_t zone = 0; zone < sum.size(); ++zone)
        sum[zone] = dwellings[zone] > 0 ? sum[zone] / dwellings[zone] : 0;
    return sum;
}

}

std::vector<std::uint32_t> const& Workbench::coverage_order() const {
    bool const of_zones = coverage_of_zones && !snapshot_->zone_layers.empty();
    return coverage_order_.of(std::to_string(revision_) + (of_zones ? "z" : "r"), [&] {
        std::vector<std::uint32_t> order;
        auto const* data = campaign();
        if (data == nullptr || !data->run) return order;
        auto const coverage = coverages(*snapshot_, *data, of_zones);
        for (std::uint32_t place = 0; place < coverage.size(); ++place)
            if (of_zones || filtered_in_[place]) order.push_back(place);
        std::ranges::stable_sort(order, {}, [&](auto place) { return coverage[place]; });
        return order;
    });
}

std::vector<std::size_t> const& Workbench::observed_counts() const {
    return observed_counts_.of(shown_key(), [&] {
        std::vector<std::size_t> counts;
        if (auto const* data = campaign())
            for (auto const& column : data->cells->matrix.normalised)
                counts.push_back(static_cast<std::size_t>(
                    std::ranges::count_if(column, [](float value) { return !std::isnan(value); })));
        return counts;
    });
}

std::set<std::string> const& Workbench::empty_observations(std::uint32_t row) const {
    return empty_.of(shown_key() + std::to_string(row), [&] {
        std::set<std::string> empty;
        auto const* data = campaign();
        if (data == nullptr || !project_) return empty;
        for (auto const& observation : project_->observations(data->campaign.id, snapshot_->residences[row].id)) {
            bool const is_divided = observation.numerator && observation.denominator;
            if (is_divided ? !(*observation.denominator > 0) : !observation.value) empty.insert(observation.indicator);
        }
        return empty;
    });
}

std::vector<dossier::Outlier> const* Workbench::outliers() const {
    return outliers_ && outliers_of_ == shown_key() ? &*outliers_ : nullptr;
}

void Workbench::reckon_outliers() {
    auto const* data = campaign();
    if (data == nullptr || !data->run || snapshot_->path.empty() || outliers_of_ == shown_key()) return;
    outliers_.reset();
    outliers_of_ = shown_key();
    jobs_.start(text::tr("Values to verify"),
                [this, snapshot = snapshot_, data, key = outliers_of_](JobContext const&) -> Jobs::Apply {
                    auto const project = store::Project::open(snapshot->path, store::OpenMode::read_only);
                    auto found = dossier::find_outliers(*snapshot, *data, project);
                    return [this, key, found = std::move(found)]() mutable {
                        if (outliers_of_ != key) return; // the document has moved on
                        outliers_ = std::move(found);
                        touch(false);
                    };
                }, Jobs::Priority::low);
}

}
