#pragma once

#include "dossier/snapshot.hpp"

#include <optional>
#include <string>
#include <vector>

/// What the figures of a campaign propose for the watch list: docs/methods/follow-up.md. Nothing becomes a status by
/// itself: a person accepts or refuses, with a reason.
namespace vigie::dossier {

struct Proposal {
    std::uint32_t row = 0;
    core::CampaignId campaign;
    core::ProposalKind kind = core::ProposalKind::enter;
    core::WatchStatus from = core::WatchStatus::ordinary, to = core::WatchStatus::ordinary;
    core::SeverityClass severity = core::SeverityClass::not_scored;
    std::optional<double> score;
    int alerts = 0;
    std::vector<std::string> grounds;                              ///< the facts it rests on, in sentences
    [[nodiscard]] std::string key(Snapshot const& snapshot) const; ///< « KA-0412:enter »
};

/// « entrée », « alerte », « rechute », « mise en sortie », « sortie ».
[[nodiscard]] std::string proposal_label(core::ProposalKind kind);

/// Those of a scored campaign that nobody has answered: relapses, entries, alerts, then what leaves; the highest index
/// first. \param campaign  empty = the latest scored; none without one
[[nodiscard]] std::vector<Proposal> proposals(Snapshot const& snapshot, std::string const& campaign = {});

struct ProposalReply {
    std::string residence; ///< code
    std::string kind;      ///< code; empty when the residence has one proposal only
    std::string campaign;  ///< empty = the latest scored
    bool accepts = false;
    std::string date; ///< empty = today
    std::string role, reason;
};
/// Records the answer, and when it accepts the decision, as one step of the history.
/// \throws core::Error(usage) when there is no such proposal, or a part is missing or wrong
void answer_proposal(store::Project& project, Snapshot const& snapshot, ProposalReply const& reply);

}
