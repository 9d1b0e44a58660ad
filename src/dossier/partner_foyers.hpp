#pragma once

#include "dossier/partner_plan.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// Clusters as partners may know them.
namespace vigie::dossier {

/// What is left of a cluster without the residences whose class is protected: its outline, its counts and its name are
/// of the others alone, so that neither a shape nor a sum tells who was left out, nor that anyone was.
struct PartnerFoyer {
    int number = 0;             ///< from north to south: not the rank of the run
    std::string neighbourhood;  ///< where most of its residences are; empty when no such layer is given
    std::optional<bool> is_solid;
    std::vector<std::uint32_t> rows; ///< residences, each of them given with its class
    std::int64_t dwellings = 0;
    core::MultiPolygon outline;
};

/// Of the clusters that the test retains those with three residences that may be given, north first. None of a profile
/// that gives no residence: where a cluster lies says which they are. Cost O(residences of clusters)
[[nodiscard]] std::vector<PartnerFoyer> partner_foyers(Snapshot const& snapshot, PartnerPlan const& plan);

}
