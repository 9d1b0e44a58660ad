// Observations and incidents.
#include "store/detail/bulk_index.hpp"
#include "store/detail/database.hpp"
#include "store/detail/rows.hpp"
#include "store/project.hpp"

#include "statements.hpp"


namespace vigie::store {

namespace {

/// Ids of indicator codes, registering those never seen.
class IndicatorIds {
  public:
    explicit IndicatorIds(Database& db) : db_(db) {
        auto row = db.prepare(sql::indicator_codes);
        while (row.step()) ids_.emplace(row.text(0), row.integer(1));
    }
    std::int64_t of(std::string const& code) {
        if (auto const found = ids_.find(code); found != ids_.end()) return found->second;
        db_.prepare(sql::add_indicator_code).bind(":code", code).run();
        return ids_[code] = db_.last_row_id();
    }

  private:
    Database& db_;
    std::unordered_map<std::string, std::int64_t> ids_;
};

}

void Project::put_observations(std::span<core::Observation const> observations, core::ImportId import) {
    write({VIGIE_N_("Observations: {0}"), {std::to_string(observations.size())}}, [&] {
        IndicatorIds ids(*database_);
        for (auto const& observation : observations) {
            std::int64_t const indicator = ids.of(observation.indicator);
            database_->prepare(sql::put_observation).bind(":campaign", observation.campaign).bind(":residence", observation.residence)
                .bind(":indicator", indicator).bind(":value", observation.value).bind(":numerator", observation.numerator)
                .bind(":denominator", observation.denominator).bind(":quality", quality_codes[static_cast<std::size_t>(observation.quality)])
                .bind(":observed_on", iso_or_null(observation.observed_on)).bind_reference(":import", import).run();
        }
    });
}

std::vector<core::Observation> Project::observations(core::CampaignId campaign, core::ResidenceId residence) const {
    std::vector<core::Observation> list;
    auto row = database_->prepare(sql::observations);
    row.bind(":campaign", campaign).bind(":residence", residence);
    while (row.step())
        list.push_back({residence, campaign, row.text(0), row.maybe_real(1), row.maybe_real(2), row.maybe_real(3), quality_of(row.text(4)), maybe_date(row, 5)});
    return list;
}

void Project::add_incidents(std::span<core::Incident const> incidents, core::ImportId import) {
    write({VIGIE_N_("Incidents: {0}"), {std::to_string(incidents.size())}}, [&] {
        BulkIndex places(*database_, "incident", incidents.size());
        for (auto const& incident : incidents) {
            auto row = database_->prepare(sql::add_incident);
            bind_geometry(row, ":geom", incident.position ? core::Geometry{*incident.position} : core::Geometry{}, database_->srs_id);
            row.bind(":code", incident.code).bind(":kind", incident.kind).bind(":occurred_on", core::iso(incident.date)).bind(":severity", incident.severity);
            row.bind(":residence", incident.residence).bind(":distance_m", incident.distance_m).bind_reference(":import", import).run();
            if (incident.position) places.add(database_->last_row_id(), *incident.position);
        }
        places.finish();
    });
}

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
