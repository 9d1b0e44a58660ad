// Observations and incidents.
#include "store/detail/database.hpp"
#include "store/detail/rows.hpp"
#include "store/loaders.hpp"
#include "store/project.hpp"

#include "statements.hpp"

namespace vigie::store {

void Project::put_observations(std::span<core::Observation const> observations, core::ImportId import) {
    write({VIGIE_N_("Observations: {0}"), {std::to_string(observations.size())}}, [&] {
        auto loader = load_observations(import);
        for (auto const& observation : observations) loader.put(observation);
    });
}

ObservationLoader Project::load_observations(core::ImportId import) { return {*database_, import}; }

std::vector<core::Observation> Project::observations(core::CampaignId campaign, core::ResidenceId residence) const {
    std::vector<core::Observation> list;
    auto row = database_->prepare(sql::observations);
    row.bind(":campaign", campaign).bind(":residence", residence);
    while (row.step())
        list.push_back({residence, campaign, row.text(0), row.maybe_real(1), row.maybe_real(2), row.maybe_real(3), quality_of(row.text(4)), maybe_date(row, 5)});
    return list;
}

std::optional<Project::KnownObservation> Project::find_observation(core::CampaignId campaign, core::ResidenceId residence,
                                                                   std::string const& indicator) const {
    auto row = database_->prepare(sql::find_observation);
    row.bind(":campaign", campaign).bind(":residence", residence).bind(":indicator", indicator);
    if (!row.step()) return std::nullopt;
    return KnownObservation{{residence, campaign, indicator, row.maybe_real(0), row.maybe_real(1), row.maybe_real(2), quality_of(row.text(3)),
                             maybe_date(row, 4)},
                            {row.maybe_int(5).value_or(0)}};
}

std::int64_t Project::observation_count(core::CampaignId campaign) const {
    auto row = database_->prepare(sql::observation_count);
    row.bind(":campaign", campaign);
    row.step();
    return row.integer(0);
}

void Project::add_incidents(std::span<core::Incident const> incidents, core::ImportId import) {
    write({VIGIE_N_("Incidents: {0}"), {std::to_string(incidents.size())}}, [&] {
        auto loader = load_incidents(import);
        for (auto const& incident : incidents) loader.add(incident);
        loader.finish();
    });
}

IncidentLoader Project::load_incidents(core::ImportId import) { return {*database_, import}; }

std::vector<core::Incident> Project::incidents(core::ResidenceId residence) const {
    std::vector<core::Incident> list;
    auto row = database_->prepare(sql::incidents);
    row.bind(":residence", residence);
    while (row.step())
        list.push_back({row.text(0), row.text(1), maybe_date(row, 2).value_or(core::Date{}), row.maybe_int(3), residence, row.maybe_real(4),
                        geometry_as<core::Projected>(row, 5)});
    return list;
}

std::unordered_map<core::ResidenceId, int> Project::incident_counts(std::string const& kind, core::Period period) const {
    std::unordered_map<core::ResidenceId, int> counts;
    auto row = database_->prepare(sql::incident_counts);
    row.bind(":kind", kind).bind(":from", core::iso(period.from)).bind(":to", core::iso(period.to));
    while (row.step()) counts.emplace(core::ResidenceId{row.integer(0)}, static_cast<int>(row.integer(1)));
    return counts;
}

std::vector<std::string> Project::incident_kinds() const {
    std::vector<std::string> kinds;
    auto row = database_->prepare(sql::incident_kinds);
    while (row.step()) kinds.push_back(row.text(0));
    return kinds;
}

}
