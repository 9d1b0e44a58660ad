#pragma once

#include "dossier/partner_plan.hpp"
#include "dossier/story_facts.hpp"

#include <string>
#include <vector>

/// What a partner's story and minutes both may say of a campaign.
namespace vigie::dossier::detail {

/// That of the name, or else the latest that is scored. \throws core::Error(refused) when none is
[[nodiscard]] CampaignData const& campaign_of(Snapshot const& snapshot, std::string const& name);

/// What may be said of the neighbourhoods and the stock in one campaign: a neighbourhood whose households are protected
/// has neither class nor counts, and its place in the sums is hidden with it, since every sum is of the plan's blocks.
struct GivenFacts {
    StoryFacts facts;               ///< masked
    std::vector<PartnerCell> cells; ///< class of each zone
    std::vector<PartnerCell> households;
    std::size_t secret = 0;
    bool gives_total = false;
    PartnerCell all_households;

    [[nodiscard]] std::vector<StoryZone const*> of_class(bool is_complex) const;
};

/// \param before  plan of the campaign before; null = there is none
[[nodiscard]] GivenFacts given_facts(Snapshot const& snapshot, PartnerPlan const& plan, PartnerPlan const* before,
                                     core::Date as_of);

/// The count, or « s ».
[[nodiscard]] std::string count_words(PartnerCell const& cell);

}
