#include "diagnosis/scores.hpp"

#include "core/error.hpp"
#include "core/version.hpp"
#include "diagnosis/scores.hpp"

#include <algorithm>
#include <charconv>
#include <optional>
#include <string_view>
#include <unordered_map>

namespace vigie::diagnosis {

namespace {

/// The grid with the family weights asked for. \throws core::Error(usage) for an unknown family or a negative weight
core::Grid reweighted(core::Grid grid, std::map<std::string, double> const& family_weights) {
    for (auto const& [code, weight] : family_weights) {
        auto const family = std::ranges::find(grid.families, code, &core::Family::code);
        if (family == grid.families.end())
            throw core::Error(core::ErrorCode::usage,
                              {VIGIE_N_("The grid has no family “{0}”. Export the grid to see its families."), {code}});
        if (!(weight >= 0))
            throw core::Error(core::ErrorCode::usage,
                              {VIGIE_N_("The weight of family “{0}” must be zero or more."), {code}});
        family->weight = weight;
    }
    return grid;
}

/// Incidents of the campaign's period become observations of the indicators that name their kind: a count over
/// dwelling-years. Only kinds the project holds are counted: no incident file at all is « non renseigné », not zero.
std::vector<core::Observation> incident_observations(store::Project const& project, core::Campaign const& campaign,
                                                     core::Grid const& grid,
                                                     std::vector<core::Residence> const& residences) {
    auto const known = project.incident_kinds();
    struct Counted {
        core::Indicator const* indicator;
        std::unordered_map<core::ResidenceId, int> by_residence;
    };
    std::vector<Counted> counted;
    for (auto const& family : grid.families)
        for (auto const& indicator : family.indicators) {
            Counted counts{&indicator, {}};
            for (auto const& kind : indicator.incident_kinds) {
                if (std::ranges::find(known, kind) == known.end()) continue;
                for (auto const& [residence, count] : project.incident_counts(kind, campaign.period))
                    counts.by_residence[residence] += count;
            }
            if (!counts.by_residence.empty()) counted.push_back(std::move(counts));
        }
    // Residence by residence, the order of the observations' key: a large stock is then written from end to end.
    std::vector<core::Observation> observations;
    for (auto const& residence : residences) {
        if (!residence.position || residence.dwellings.value_or(0) <= 0) continue;
        for (auto const& [indicator, by_residence] : counted) {
            auto const found = by_residence.find(residence.id);
            core::Observation observation;
            observation.residence = residence.id;
            observation.campaign = campaign.id;
            observation.indicator = indicator->code;
            observation.numerator = found == by_residence.end() ? 0 : found->second;
            // A count (« faits par an ») is not divided by dwellings; a rate is.
            bool const is_rate = indicator->kind == core::ValueKind::event_rate;
            observation.denominator = (is_rate ? *residence.dwellings : 1) * campaign.period.years();
            observations.push_back(std::move(observation));
        }
    }
    return observations;
}

/// Value of « "code":12.5 » in the run's flat JSON object.
std::optional<double> moved_weight(std::string_view json, std::string const& code) {
    auto const at = json.find('"' + code + '"');
    if (at == std::string_view::npos) return std::nullopt;
    auto const from = json.find_first_not_of(": \t", at + code.size() + 2);
    if (from == std::string_view::npos) return std::nullopt;
    double value = 0;
    auto const read = std::from_chars(json.data() + from, json.data() + json.size(), value);
    return read.ec == std::errc{} ? std::optional{value} : std::nullopt;
}

}

core::Grid with_run_weights(core::Grid grid, std::string const& weights) {
    for (auto& family : grid.families)
        family.weight = moved_weight(weights, family.code).value_or(family.weight);
    return grid;
}

std::vector<core::Finding> scale_findings(store::Project const& project, core::ScoreRunId run) {
    std::vector<core::Finding> findings;
    auto const add = [&](std::string const& indicator, core::Message what, core::Message remedy) {
        findings.push_back({core::Severity::warning, std::nullopt, indicator, std::move(what), std::move(remedy)});
    };
    for (auto const& scale : project.score_scales(run)) {
        auto const& code = scale.indicator;
        if (scale.unlisted > 0)
            add(code,
                {VIGIE_N_("Indicator {0}: values that its table of scores does not list count as missing ({1})."),
                 {code, std::to_string(scale.unlisted)}},
                VIGIE_N_("Add them to the table, with their scores."));
        if (scale.method == core::Method::table) continue;
        if (scale.stock == 0)
            add(code, {VIGIE_N_("Indicator {0} has no value to be compared with: it is scored nowhere."), {code}},
                VIGIE_N_("Name another campaign in the grid, or choose goalposts."));
        else if (scale.is_flat)
            add(code,
                {VIGIE_N_("Indicator {0} tells no residence from another: all it is compared with are equal, or all have "
                          "reached the target."),
                 {code}},
                VIGIE_N_("Choose goalposts, or another reference."));
    }
    return findings;
}

core::ScoreRunId run_scores(store::Project& project, core::Campaign const& campaign,
                            std::map<std::string, double> const& family_weights, std::stop_token stop) {
    auto const grid_id = project.current_grid_id();
    if (!grid_id)
        throw core::Error(core::ErrorCode::refused, VIGIE_N_("This project has no diagnostic grid. Import one first."));
    core::Grid const grid = project.grid(*grid_id);
    core::Grid const weighted = reweighted(grid, family_weights);
    core::ScoreRunId run;
    auto const work = [&] {
        if (!campaign.frozen_on) {
            auto const counted = incident_observations(project, campaign, grid, project.residences());
            if (!counted.empty()) project.put_observations(counted, {});
        }
        run = project.compute_scores(campaign.id, *grid_id, weighted, core::engine_version(), stop);
    };
    project.edit({VIGIE_N_("Scores of {0}"), {campaign.name}}, work, store::StepKind::result);
    return run;
}

}
