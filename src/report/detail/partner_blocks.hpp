#pragma once

#include "report/detail/partner_parts.hpp"
#include "report/page.hpp"

#include <optional>

/// Blocks of the partner's site sheet.
namespace vigie::report {

struct PartnerContext {
    Page& page;
    dossier::Snapshot const& snapshot;
    dossier::PartnerSite const& site;
    dossier::Edition const& edition;
    std::size_t indicators = 11, actions = 5; ///< shown on the first page
};

double partner_title(PartnerContext const& context, double x, double y, double width);
[[nodiscard]] Block partner_situation(PartnerContext const& context);
[[nodiscard]] Block partner_profile(PartnerContext const& context);
[[nodiscard]] std::optional<Block> partner_indicators(PartnerContext const& context);
[[nodiscard]] Block partner_foyer_and_actors(PartnerContext const& context);
[[nodiscard]] Block partner_actions(PartnerContext const& context);
[[nodiscard]] Block partner_method(PartnerContext const& context);

}
