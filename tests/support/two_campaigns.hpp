#pragma once

#include "dossier/snapshot.hpp"
#include "support/temp_store.hpp"
#include "text/language.hpp"

#include <array>
#include <optional>
#include <string>
#include <vector>

namespace vigie::support {

/// Eight residences, three zones, two families of equal weight (p = 2: the index is √((a² + c²) / 2)), two campaigns.
///
///        zone        lgt   2025 a, c → index     2026 a, c → index
/// r0     Ker-Avel     20   30, 40 → √1250 = B    90, 70 → √6500 = D
/// r1     Ker-Avel     20   80, 60 → √5000 = D    80, 60 → √5000 = D
/// r2     Ker-Avel     40   80, 80 → 80 = D       60, 60 → 60 = C, shown D
/// r3     Bassin-Sud   20   10, 20 → √250 = A     10, 20 → √250 = A
/// r4     Bassin-Sud   20   20, 20 → 20 = A       20, 20 → 20 = A
/// r5     Bassin-Sud   20   30, 10 → √500 = A     30, 10 → √500 = A
/// r6     Le Port      20   40, 40 → 40 = B       40, 40 → 40 = B
/// r7     Le Port      20   nothing               50, n.d. → not scored
class TwoCampaigns {
  public:
    TwoCampaigns() {
        constexpr std::array dwellings{20, 20, 40, 20, 20, 20, 20, 20};
        for (std::size_t i = 0; i < dwellings.size(); ++i)
            residences.push_back(residence("r" + std::to_string(i), 100.0 * static_cast<double>(i) + 50, 50, dwellings.at(i)));
        store.project.add_residences(residences, {});
        grid_id = store.project.save_grid(make_grid());
        add_zones();
        add_campaign(2025, {{{30, 40}, {80, 60}, {80, 80}, {10, 20}, {20, 20}, {30, 10}, {40, 40}, {{}, {}}}});
        add_campaign(2026, {{{90, 70}, {80, 60}, {60, 60}, {10, 20}, {20, 20}, {30, 10}, {40, 40}, {50, {}}}});
        core::Observation events;
        events.residence = residences[0].id;
        events.campaign = campaigns[1];
        events.indicator = "E";
        events.numerator = 10;
        events.denominator = 100;
        store.project.put_observations(std::vector{events}, {});
    }

    void score() {
        for (auto const campaign : campaigns) (void)store.project.compute_scores(campaign, grid_id, make_grid(), "test");
    }

    std::shared_ptr<dossier::Snapshot const> snapshot() { return dossier::load_snapshot(store.project); }

    static core::Grid make_grid() {
        auto calm = plain_indicator("A");
        calm.alert_at = 85;
        auto events = plain_indicator("E", 0);
        events.kind = core::ValueKind::event_rate;
        events.scale = 100;
        core::Grid grid;
        grid.code = "deux";
        grid.title = {"Deux familles", "Two families"};
        grid.families = {family("F1", 1, {calm, events}), family("F2", 1, {plain_indicator("C")}),
                         family("F8", 0, {plain_indicator("M")}, false)};
        grid.families[0].short_name = {"Tranquillité", "Tranquillity"};
        grid.families[1].short_name = {"Service", "Service"};
        return grid;
    }

    TempStore store;
    std::vector<core::Residence> residences;
    core::GridId grid_id;
    std::vector<core::CampaignId> campaigns;

  private:
    struct Values {
        std::optional<double> a, c;
    };

    void add_zones() {
        auto const layer = store.project.add_zone_layer({{}, "quartiers", "Quartiers", "Essai"});
        constexpr std::array names{"Ker-Avel", "Bassin-Sud", "Le Port"};
        std::vector<core::Zone> zones;
        for (std::size_t i = 0; i < names.size(); ++i) {
            core::Zone zone;
            zone.layer = layer;
            zone.code = "Z" + std::to_string(i + 1);
            zone.name = names.at(i);
            zone.shape = square(300.0 * static_cast<double>(i), 0, 300);
            zones.push_back(zone);
        }
        store.project.add_zones(zones, {});
        std::vector<core::ZoneMembership> members;
        for (std::size_t i = 0; i < residences.size(); ++i) members.push_back({residences[i].id, zones[i / 3].id, 0});
        store.project.set_memberships(layer, members);
    }

    void add_campaign(int year, std::array<Values, 8> const& values) {
        auto const id = store.project.add_campaign({{}, std::to_string(year), core::year_period(year), std::nullopt});
        campaigns.push_back(id);
        std::vector<core::Observation> observations;
        for (std::size_t i = 0; i < values.size(); ++i) {
            for (auto const& [code, value] : {std::pair{"A", values[i].a}, std::pair{"C", values[i].c}}) {
                if (!value) continue;
                core::Observation observation;
                observation.residence = residences[i].id;
                observation.campaign = id;
                observation.indicator = code;
                observation.value = value;
                observations.push_back(observation);
            }
        }
        store.project.put_observations(observations, {});
    }
};

/// English while it lives, French again after.
struct InEnglish {
    InEnglish() { text::set_language(text::Language::en); }
    ~InEnglish() { text::set_language(text::Language::fr); }
    InEnglish(InEnglish const&) = delete;
    InEnglish& operator=(InEnglish const&) = delete;
};

}
