#pragma once

#include "workbench/workbench.hpp"

#include <array>
#include <optional>
#include <string>
#include <vector>

/// The same ground at several campaigns, side by side or under one curtain.
namespace vigie::workbench {

struct CampaignsView {
    struct Column {
        std::string campaign;
        std::array<std::size_t, 5> by_class{}; ///< residences, by SeverityClass
        std::optional<double> mean;            ///< index of the stock
        std::optional<core::Change> change;    ///< of the mean, since the scored campaign before
        std::string moved, moved_short; ///< « Situations complexes : 6 entrées, 4 sorties depuis 2025 », « 6 entrées, 4 sorties »; empty for the first
        scene::MapContent const* content = nullptr; ///< lives as long as the frame; another one has another Workbench::map_key()
    };
    std::vector<Column> columns; ///< scored campaigns, the oldest first
    scene::View view;            ///< of them all: the explorer's
    bool is_curtain = false;
    bool shows_residences = true, shows_foyers = true;
    bool is_fictitious = false;
    bool can_compare_zones = false;
};
/// \pre there is a project
[[nodiscard]] CampaignsView campaigns_view(Workbench const& workbench);

}
