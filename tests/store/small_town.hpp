#pragma once

#include "support/stored_scores.hpp"
#include "support/temp_store.hpp"

namespace vigie::support {

/// Five residences of 10, 20 … 50 dwellings, two families of the index and one outside it, nothing observed.
struct SmallTown {
    TempStore store;
    std::vector<core::Residence> residences;
    core::Grid grid;
    core::GridId grid_id;
    core::CampaignId campaign;

    SmallTown() {
        for (int i = 0; i < 5; ++i) residences.push_back(residence("r" + std::to_string(i), i, i, 10 * (i + 1)));
        store.project.add_residences(residences, {});
        grid.code = "petite";
        grid.title = {"Petite", "Small"};
        grid.families = {family("F1", 3, {plain_indicator("A"), plain_indicator("B", 3)}),
                         family("F2", 1, {plain_indicator("C")}), family("F8", 0, {plain_indicator("M")}, false)};
        grid_id = store.project.save_grid(grid);
        campaign = store.project.add_campaign({{}, "2026", core::year_period(2026), std::nullopt});
    }

    void observe(int residence, std::string indicator, double value, core::Quality quality = core::Quality::measured) {
        core::Observation o;
        o.residence = residences[static_cast<std::size_t>(residence)].id;
        o.campaign = campaign;
        o.indicator = std::move(indicator);
        o.value = value;
        o.quality = quality;
        store.project.put_observations(std::vector{o}, {});
    }

    std::vector<store::StoredScore> scores() { return stored_scores(store.project, store.project.compute_scores(campaign, grid_id, grid, "test")); }
};

}
