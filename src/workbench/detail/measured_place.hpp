#pragma once

#include "dossier/snapshot.hpp"

namespace vigie::workbench::detail {

/// Where a residence's value lies among those of a figure: at its row, or at its zone of the default layer; absent when it is in none.
inline std::optional<std::size_t> measured_place(dossier::Snapshot const& snapshot, bool is_of_zones, std::size_t row) {
    if (!is_of_zones) return row;
    auto const zone = snapshot.zone_layers.empty() ? -1 : snapshot.zone_layers.front().zone_of[row];
    return zone < 0 ? std::nullopt : std::optional(static_cast<std::size_t>(zone));
}

}
