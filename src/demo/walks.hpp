#pragma once

#include "core/walk.hpp"
#include "demo/stock.hpp"

#include <span>
#include <string>
#include <vector>

namespace vigie::demo {

/// A walk with what was found on it, by place of the stop; ids are still to be given by the store.
struct WalkDraft {
    core::Walk walk;
    std::vector<core::WalkFinding> findings; ///< stop: place in walk.stops, from 1
};

/// One walk that took place, as an action of the site project of its neighbourhood says, and the next one, prepared.
/// None where fewer than two residences of the neighbourhood are located. \pre the residences have their ids
[[nodiscard]] std::vector<WalkDraft> build_walks(std::span<Dwelling const> stock, std::string const& zone);

inline constexpr std::uint32_t walked_neighbourhood = 1; ///< Le Bois-Doré

}
