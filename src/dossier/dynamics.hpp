#pragma once

#include "core/change.hpp"
#include "dossier/snapshot.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace vigie::dossier {

/// A residence or a zone in two campaigns.
struct MovingPlace {
    core::SeverityClass before = core::SeverityClass::not_scored;
    core::SeverityClass now = core::SeverityClass::not_scored;
    std::optional<core::Change> change;
    int dwellings = 0;
};

/// Class now × change since the campaign before, after Berlin's Monitoring Soziale Stadtentwicklung. What cannot be
/// compared is counted apart, never as steady.
struct StatusDynamics {
    static constexpr std::size_t classes = 4, changes = 3;
    struct Cell {
        std::vector<std::uint32_t> members; ///< places, in order
        int dwellings = 0;
    };
    Cell cells[classes][changes];       ///< rows D, C, B, A; columns better, steady, worse
    Cell not_compared;                  ///< without a score in both campaigns
    std::vector<std::uint32_t> entries; ///< complex or very complex now, and not before
    std::vector<std::uint32_t> exits;   ///< complex or very complex before, and no longer
    std::size_t better = 0, steady = 0, worse = 0;
};
[[nodiscard]] StatusDynamics status_dynamics(std::span<MovingPlace const> places);

/// The residences as stored: class shown, change since the scored campaign before. Empty before there are two.
[[nodiscard]] std::vector<MovingPlace> moving_residences(Snapshot const& snapshot, CampaignData const& data);

/// The zones of a layer: means of rule 10, whose noise is that of their residences. In the order of its zones.
[[nodiscard]] std::vector<MovingPlace> moving_zones(Snapshot const& snapshot, CampaignData const& data,
                                                    ZoneLayerData const& layer);

/// Of a mean that may be missing.
[[nodiscard]] core::SeverityClass class_of(std::optional<double> score, core::GridRules const& rules);

/// Mean index of some residences, and the variance that the sampling of theirs gives it.
struct MeanIndex {
    core::scoring::ZoneScore score;
    double variance = 0;
};
[[nodiscard]] MeanIndex mean_index(Snapshot const& snapshot, CampaignData const& data,
                                   std::span<std::uint32_t const> rows);
[[nodiscard]] MeanIndex mean_index(Snapshot const& snapshot, CampaignData const& data); ///< of the whole stock

}
