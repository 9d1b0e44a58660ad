#pragma once

#include "dossier/minutes.hpp"
#include "dossier/partner_story.hpp"

#include <optional>
#include <string>
#include <vector>

/// What a partner is given of a committee's minutes.
namespace vigie::dossier {

/// A neighbourhood of the minutes.
struct PartnerMoves {
    std::string name;
    PartnerCell index;
    std::optional<int> entries, exits; ///< absent = protected
};

/// What partners read of a committee's minutes: how many stand where, moves by neighbourhood, actions without costs or
/// effects. Motives, roles, decisions in words and names of residences are left out.
struct PartnerMinutes {
    Minutes counts; ///< its lists of moves, decisions, effects and roles are empty
    bool gives_flow = false;
    bool has_layer = false; ///< neighbourhoods are given
    std::vector<PartnerMoves> moves;
    bool gives_actions = false;
    std::vector<core::Action> asked; ///< open, led by the recipient
};
/// \throws core::Error(refused) when no campaign is scored
[[nodiscard]] PartnerMinutes partner_minutes(Snapshot const& snapshot, store::Project const& project,
                                             StoryAudience const& audience, MinutesRequest const& request = {});

}
