#include "dossier/sureness.hpp"

#include "core/live_score.hpp"

namespace vigie::dossier {

RunIndex::RunIndex(CampaignData const& run)
    : data(run)
    , weights(core::index_weights(run.grid)) {
    for (auto const& family : data.grid.families)
        if (family.is_in_index) in_index.push_back(&family);
}

std::vector<core::scoring::FamilyScore> RunIndex::families(std::uint32_t row) const {
    std::vector<core::scoring::FamilyScore> list;
    for (std::size_t f = 0; f < data.grid.families.size(); ++f)
        if (data.grid.families[f].is_in_index) list.push_back(data.families(row)[f]);
    return list;
}

Sureness sureness_of(RunIndex const& index, std::uint32_t row) {
    Sureness sureness;
    if (!index.data.scores[row].index.score) return sureness;
    auto const here = index.families(row);
    sureness.class_change = core::smallest_class_change(here, index.weights, index.data.grid.rules);
    for (std::uint32_t other = 0; other < index.data.scores.size(); ++other) {
        if (other == row || !index.data.scores[other].index.score) continue;
        auto const order = core::order_under_any_weights(here, index.families(other));
        sureness.always_below += order == core::Order::always_above ? 1 : 0;
        sureness.always_above += order == core::Order::always_below ? 1 : 0;
    }
    return sureness;
}

Versus versus_of(RunIndex const& index, std::uint32_t row, std::uint32_t other) {
    Versus versus{row, other, {}, core::Order::depends, {}};
    auto const& grid = index.data.grid;
    for (std::size_t f = 0; f < grid.families.size(); ++f)
        if (grid.families[f].is_in_index)
            versus.difference.push_back(index.data.contributions(row)[f] - index.data.contributions(other)[f]);
    auto const here = index.families(row), there = index.families(other);
    versus.order = core::order_under_any_weights(here, there);
    versus.turn = core::smallest_order_change(here, there, index.weights, grid.rules);
    return versus;
}

}
