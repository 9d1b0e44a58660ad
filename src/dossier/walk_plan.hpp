#pragma once

#include "core/walk.hpp"
#include "dossier/snapshot.hpp"

#include <string>
#include <vector>

/// A walk being prepared: from the residences of a neighbourhood or chosen ones to stops in a good order.
namespace vigie::dossier {

struct WalkRequest {
    std::string name;
    core::Date walked_on = core::today();
    std::string zone{};                    ///< code in the default zone layer
    std::vector<std::string> residences{}; ///< codes; empty = those of the zone
    std::vector<std::string> roles{};
    std::size_t most = 25; ///< stops; of a zone with more located residences the most severe ones
};

/// A stop at each residence, in walking order. Without zone and residences a walk has no stop yet.
/// \throws core::Error(usage) for a zone or a residence that is not there, core::Error(refused) for one that is not
/// located
[[nodiscard]] core::Walk plan_walk(Snapshot const& snapshot, WalkRequest const& request);
[[nodiscard]] core::WalkStop stop_at(Snapshot const& snapshot, std::uint32_t row); ///< \pre it is located
/// The same stops by a short way that begins at the first one; bends belong to the old way and go.
[[nodiscard]] core::Walk in_walking_order(core::Walk walk);

/// The last walk before it on the same ground: the same zone, or a stop less than 150 m from one of its own. Null for
/// none.
[[nodiscard]] core::Walk const* former_walk(std::vector<core::Walk> const& walks, core::Walk const& walk);

/// Findings of a former walk still open within 60 m of a stop: what to look at again.
[[nodiscard]] std::vector<core::WalkFinding>
open_findings_near(core::Walk const* former, std::vector<core::WalkFinding> const& findings, core::Projected at);
/// Its own place, or that of its stop.
[[nodiscard]] std::optional<core::Projected> place_of(core::Walk const& walk, core::WalkFinding const& finding);

/// \throws core::Error(usage) naming those there are
[[nodiscard]] core::Walk const& require_walk(std::vector<core::Walk> const& walks, std::string const& name);
/// By number on the booklet, or by name. \throws core::Error(usage)
[[nodiscard]] core::WalkStop const& require_stop(core::Walk const& walk, std::string const& number_or_name);

}
