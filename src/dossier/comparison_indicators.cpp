// Indicators of groups of residences: pooled where they were counted, averaged where they were not.
#include "dossier/detail/comparison_parts.hpp"
#include "dossier/run_context.hpp"

#include <algorithm>
#include <cmath>
#include <unordered_map>

namespace vigie::dossier::detail {

namespace {

constexpr std::size_t shown_per_family = 2;

using DetailsByRow = std::unordered_map<std::uint32_t, std::vector<store::ScoreDetail>>;

/// Read once for all groups: the reference holds every residence of the zones.
DetailsByRow read_details(Snapshot const& snapshot, CampaignData const& data, store::Project const& project) {
    DetailsByRow details;
    for (std::uint32_t row = 0; row < snapshot.residences.size(); ++row)
        details.emplace(row, project.score_details(data.run->id, snapshot.residences[row].id));
    return details;
}

/// Σ numerators over Σ denominators: one large residence counts for what it holds.
GroupIndicator pooled(core::Indicator const& indicator, std::vector<std::uint32_t> const& rows,
                      DetailsByRow const& details) {
    double numerator = 0, denominator = 0;
    for (auto const row : rows)
        for (auto const& detail : details.at(row)) {
            if (detail.indicator != indicator.code || !detail.numerator || !detail.denominator ||
                !(*detail.denominator > 0))
                continue;
            numerator += *detail.numerator;
            denominator += *detail.denominator;
        }
    GroupIndicator result;
    result.code = indicator.code;
    if (!(denominator > 0)) return result;
    result.value = indicator.scale * numerator / denominator;
    if (auto const interval = interval_of(indicator, numerator, denominator)) {
        result.low = interval->low;
        result.high = interval->high;
    }
    return result;
}

GroupIndicator averaged(core::Indicator const& indicator, std::vector<std::uint32_t> const& rows,
                        Snapshot const& snapshot, std::vector<float> const& normalised,
                        core::scoring::Scale const& scale) {
    double sum = 0, dwellings = 0;
    for (auto const row : rows) {
        double const weight = snapshot.residences[row].dwellings.value_or(0);
        if (std::isnan(normalised[row]) || !(weight > 0)) continue;
        sum += weight * core::scoring::value_at(static_cast<double>(normalised[row]), scale);
        dwellings += weight;
    }
    return {.code = indicator.code,
            .value = dwellings > 0 ? std::optional{sum / dwellings} : std::nullopt,
            .low = {},
            .high = {}};
}

/// One indicator over all groups, in their order, and how far apart it sets the zones, in normalised points.
struct Candidate {
    std::vector<GroupIndicator> by_group;
    std::size_t order = 0; ///< in the grid
    double spread = 0;
};

double spread_of(core::scoring::Scale const& scale, std::vector<GroupIndicator> const& by_group) {
    double lowest = 100, highest = 0;
    for (auto const& group : by_group) {
        if (!group.value) continue;
        double const normalised = static_cast<double>(core::scoring::normalise(*group.value, scale));
        if (std::isnan(normalised)) continue; // a mean that its table does not list
        lowest = std::min(lowest, normalised);
        highest = std::max(highest, normalised);
    }
    return highest - lowest;
}

bool has_value(Candidate const& candidate) {
    return std::any_of(candidate.by_group.begin(), candidate.by_group.end(),
                       [](auto const& group) { return group.value.has_value(); });
}

std::vector<Candidate> most_different(std::vector<Candidate> candidates) {
    std::erase_if(candidates, [](auto const& candidate) { return !has_value(candidate); });
    std::stable_sort(candidates.begin(), candidates.end(),
                     [](auto const& a, auto const& b) { return a.spread > b.spread; });
    if (candidates.size() > shown_per_family) candidates.resize(shown_per_family);
    std::sort(candidates.begin(), candidates.end(), [](auto const& a, auto const& b) { return a.order < b.order; });
    return candidates;
}

}

void add_indicators(Comparison& comparison, Snapshot const& snapshot, CampaignData const& data,
                    store::Project const* project) {
    if (!data.run) return;
    auto const details = project != nullptr ? read_details(snapshot, data, *project) : DetailsByRow{};
    std::size_t column = 0;
    for (auto const& family : data.grid.families) {
        std::vector<Candidate> candidates;
        for (auto const& indicator : family.indicators) {
            auto const& normalised = data.cells->matrix.normalised[column];
            auto const& scale = data.scales[column];
            Candidate candidate{.by_group = {}, .order = column++};
            if (!family.is_in_index || !(indicator.weight > 0)) continue;
            for (auto const& group : comparison.groups) {
                auto value = project != nullptr ? pooled(indicator, group.rows, details) : GroupIndicator{};
                candidate.by_group.push_back(value.value ? value
                                                         : averaged(indicator, group.rows, snapshot, normalised, scale));
            }
            candidate.spread = spread_of(scale, candidate.by_group);
            candidates.push_back(std::move(candidate));
        }
        for (auto& chosen : most_different(std::move(candidates))) {
            comparison.indicator_codes.push_back(chosen.by_group.front().code);
            for (std::size_t g = 0; g < comparison.groups.size(); ++g)
                comparison.groups[g].indicators.push_back(chosen.by_group[g]);
        }
    }
}

}
