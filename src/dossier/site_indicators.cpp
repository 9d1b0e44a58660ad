// Indicators of one residence: what was observed, what is missing, what is at its alert.
#include "core/outliers.hpp"
#include "dossier/detail/intervals.hpp"
#include "dossier/detail/site_parts.hpp"
#include "dossier/run_context.hpp"
#include "text/language.hpp"

#include <algorithm>
#include <cmath>
#include <set>
#include <span>

namespace vigie::dossier::detail {

namespace {

constexpr float attention_level = 50;

using Details = std::vector<store::ScoreDetail>;

store::ScoreDetail const* find_detail(Details const& details, std::string const& code) {
    auto const found = std::find_if(details.begin(), details.end(), [&](auto const& each) { return each.indicator == code; });
    return found == details.end() ? nullptr : &*found;
}

struct CampaignDetails {
    std::string campaign;
    Details details;
};

/// Campaigns up to and with the one shown: a sheet of 2025 does not know 2026.
std::vector<CampaignDetails> details_so_far(Snapshot const& snapshot, CampaignData const& data, store::Project const& project,
                                            core::ResidenceId residence) {
    std::vector<CampaignDetails> all;
    for (auto const& each : snapshot.campaigns) {
        all.push_back({each.campaign.name, each.run ? project.score_details(each.run->id, residence) : Details{}});
        if (&each == &data) break;
    }
    return all;
}

/// The value that has a score on the scale of a column; absent where nothing was learnt.
std::optional<double> value_at(CampaignData const& data, std::size_t column, double score) {
    if (column >= data.scales.size()) return std::nullopt;
    double const value = core::scoring::value_at(score, data.scales[column]);
    return std::isnan(value) ? std::nullopt : std::optional(value);
}

std::optional<double> stock_median(CampaignData const& data, std::size_t column) {
    if (column >= data.cells->matrix.normalised.size()) return std::nullopt;
    auto const& values = data.cells->matrix.normalised[column];
    auto const middle = core::median({values.begin(), values.end()});
    return middle ? value_at(data, column, static_cast<double>(*middle)) : std::nullopt;
}

/// Does the indicator bear on the index, under the weights of the run?
bool counts(core::Family const& family, core::Indicator const& indicator) {
    return family.is_in_index && family.weight > 0 && indicator.weight > 0;
}

IndicatorLine line_of(core::Indicator const& indicator, core::Family const& family, std::vector<CampaignDetails> const& so_far) {
    IndicatorLine line;
    line.indicator = indicator;
    line.family = family.code;
    for (auto const& [campaign, details] : so_far) {
        auto const* const detail = find_detail(details, indicator.code);
        line.history.emplace_back(campaign, detail != nullptr ? std::optional{detail->raw} : std::nullopt);
    }
    auto const* const detail = so_far.empty() ? nullptr : find_detail(so_far.back().details, indicator.code);
    if (detail == nullptr) return line;
    line.detail = *detail;
    if (auto const interval = interval_of(indicator, detail->numerator, detail->denominator)) {
        line.low = interval->low;
        line.high = interval->high;
    }
    line.is_alert = core::scoring::is_alert(indicator, detail->raw);
    line.is_beyond_attention = counts(family, indicator) && detail->normalised >= attention_level;
    return line;
}

/// What a campaign never scored holds already: not yet a value, but not missing either. Empty for a scored one.
std::set<std::string> observed_codes(CampaignData const& data, store::Project const& project, core::ResidenceId residence) {
    std::set<std::string> codes;
    if (!data.run)
        for (auto const& observation : project.observations(data.campaign.id, residence)) codes.insert(observation.indicator);
    return codes;
}

}

namespace {

void add_families_in_alert(SiteFile& site, core::Grid const& grid, CampaignData const& data) {
    if (!site.score) return;
    for (std::size_t f = 0; f < grid.families.size(); ++f) {
        auto const& family = grid.families[f];
        auto const& score = data.families(site.row)[f];
        if (!family.is_in_index || !score.exists) continue;
        ++site.families_counted;
        bool const has_alert = std::ranges::any_of(
            site.indicators, [&](auto const& line) { return line.family == family.code && line.is_alert; });
        if (has_alert || core::scoring::is_alert(family, score.score, grid.rules))
            site.families_in_alert.push_back(family.code);
    }
}

}

void add_indicators(SiteFile& site, core::Grid const& grid, Snapshot const& snapshot, CampaignData const& data,
                    store::Project const& project) {
    auto const is_observed = observed_codes(data, project, site.residence.id);
    auto const so_far = details_so_far(snapshot, data, project, site.residence.id);
    std::size_t column = 0;
    for (auto const& family : grid.families) {
        for (auto const& indicator : family.indicators) {
            auto line = line_of(indicator, family, so_far);
            line.stock_median = stock_median(data, column);
            line.attention = value_at(data, column++, static_cast<double>(attention_level));
            if (counts(family, indicator)) {
                ++site.expected;
                if (line.detail || is_observed.contains(indicator.code)) ++site.observed;
                else site.missing.push_back(indicator.code);
            }
            if (line.is_alert) site.alert_names.push_back(text::pick(indicator.name));
            site.indicators.push_back(std::move(line));
        }
    }
    site.alerts = static_cast<int>(site.alert_names.size());
    add_families_in_alert(site, grid, data);
}

}
